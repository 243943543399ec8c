import type { ReferencePart } from '../../syntax/macro.ts';
import type { Span } from '../../text/span.ts';
import { type Examination, settingSpan } from '../examination.ts';
import { expand, type Lookup, type MacroProblem } from '../expand.ts';
import { parameterNamed } from '../parameters.ts';
import type { Service, Setting } from '../settings.ts';
import { unknownMark } from './fault.ts';

/** A setting's value as it reaches the program: expanded, each part of it traced to where it was written. */
export interface LandedValue {
  readonly setting: Setting;
  readonly text: string;
  /** They tile the text. */
  readonly pieces: readonly Piece[];
  /** It cannot be expanded: the text is of no use. */
  readonly failed: boolean;
  readonly problems: readonly MacroProblem[];
}

/** A part of an expanded text. */
export interface Piece {
  /** Where it lies in the expanded text. */
  readonly at: number;
  readonly length: number;
  /** Where it stands in the setting's value: character for character, or the reference that gave it. */
  readonly place: Span;
  /** The name through which it came. */
  readonly name?: string;
}

/** Expands a setting for a service, or for all; what only the running program knows becomes `unknownMark`. */
export function landValue(setting: Setting, service: Service | undefined, examination: Examination): LandedValue {
  const { value } = setting;
  const isRaw = parameterNamed(setting.name)?.rawString === true;
  if (isRaw || !value.includes('$')) {
    const pieces = [{ at: 0, length: value.length, place: { start: 0, end: value.length } }];
    return { setting, text: value, pieces, failed: false, problems: [] };
  }
  return new Landing(setting, service, examination).land();
}

/** The place in the file of a part of the expanded text: whole references where it came through them. */
export function landedSpan({ setting, pieces }: LandedValue, { start, end }: Span): Span | undefined {
  const first = pieceAt(pieces, start);
  const last = pieceAt(pieces, Math.max(start, end - 1));
  if (!first || !last) return settingSpan(setting, { start: 0, end: setting.value.length });
  const from = first.name === undefined ? first.place.start + (start - first.at) : first.place.start;
  const to = last.name === undefined ? last.place.start + (end - last.at) : last.place.end;
  return settingSpan(setting, { start: from, end: Math.max(from, Math.min(to, setting.value.length)) });
}

/** The names through which a part of the expanded text came. */
export function namesOf({ pieces }: LandedValue, { start, end }: Span): string[] {
  const names = pieces.flatMap(({ at, length, name }) =>
    name !== undefined && at < end && at + length > start ? [name] : [],
  );
  return [...new Set(names)];
}
