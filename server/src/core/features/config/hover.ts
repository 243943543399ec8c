import type { Configuration } from '../../config/configuration.ts';
import type { Hover } from '../types.ts';
import { type Help, parameterHover } from './parameterHover.ts';
import { nameInMainAt, nameInMasterAt, settingOf } from './places.ts';

/** The hover at `offset` of main.cf: on a parameter's name, on `$name`, in comments too. */
export function mainHover(configuration: Configuration, offset: number, help: Help): Hover | undefined {
  const place = nameInMainAt(configuration, offset);
  if (!place) return undefined;
  const assignment = configuration.main.tree.entries.find(
    (entry) => entry.kind === 'assignment' && entry.nameSpan.start === place.span.start,
  );
  const at = assignment?.kind === 'assignment' ? settingOf(assignment) : undefined;
  return { span: place.span, markdown: parameterHover(configuration, place.name, help, at) };
}

/** The hover at `offset` of master.cf: on the names in `-o` settings. */
export function masterHover(configuration: Configuration, offset: number, help: Help): Hover | undefined {
  const place = nameInMasterAt(configuration, offset);
  return place && { span: place.span, markdown: parameterHover(configuration, place.name, help) };
}
