import types from '../../data/tableTypes.json' with { type: 'json' };
import type { CompletionItem } from '../types.ts';
import { wordAround } from './cursor.ts';
import { missingIn } from './nameCompletion.ts';
import type { ValuePlace } from './valueCompletion.ts';

/** The types of lookup tables, with `ending` behind them, those of later releases struck through. */
export function tableItems(place: ValuePlace, ending: '' | ':'): CompletionItem[] {
  const { configuration, help, before, text, offset } = place;
  // `proxy:` is followed by another type; in braces tables are listed without end.
  const typed = /(?:^|[\s,{!]|proxy:|debug:)([a-z]*)$/.exec(before)?.[1];
  if (typed === undefined) return [];
  const around = wordAround(text, offset, typed.length);
  const replace = text[around.end] === ':' && ending ? { ...around, end: around.end + 1 } : around;
  return types.map(({ name, since }) => {
    const missing = missingIn(configuration.version, { since }, help);
    const entry = help.documentation.entry('table', name, help.language);
    return {
      label: name + ending,
      kind: 'tableType',
      replace,
      sortText: `${missing === undefined ? '4' : '5'}${name}`,
      ...(missing !== undefined && { detail: missing, deprecated: true }),
      ...(entry && { documentation: () => entry.markdown }),
    };
  });
}
