import type { Configuration } from '../../config/configuration.ts';
import { isSpace, type LogicalLine } from '../../syntax/logicalLines.ts';
import type { Span } from '../../text/span.ts';

/** Where a cursor stands in main.cf: in a name at the beginning of a line, or in the value of a name. */
export type MainCursor =
  | { readonly kind: 'name'; readonly lineStart: number }
  | {
      readonly kind: 'value';
      readonly name: string;
      /** The value up to the cursor, continuation lines joined, comments left out. */
      readonly before: string;
    };

/** The place of the cursor in main.cf; undefined in comments, and where nothing can be said. */
export function mainCursor({ main }: Configuration, offset: number): MainCursor | undefined {
  const { text, tree } = main;
  const lineStart = lineStartOf(text, offset);
  const before = text.slice(lineStart, offset);
  if (/^[ \t-\r]*#/.test(before)) return undefined;
  if (isSpace(before[0])) {
    const entry = entryBefore(tree.entries, offset);
    return entry?.kind === 'assignment' ? valueCursor(logicalBefore(text, entry.line, offset)) : undefined;
  }
  return /^[\w.-]*$/.test(before) ? { kind: 'name', lineStart } : valueCursor(before);
}

/** Where the physical line of an offset begins. */
export function lineStartOf(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function valueCursor(text: string): MainCursor | undefined {
  const [, name, before = ''] = /^([^\s=]+)[ \t-\r]*=(.*)$/s.exec(text) ?? [];
  return name === undefined ? undefined : { kind: 'value', name, before };
}

/** What a logical line holds up to the cursor, which may stand on a blank line behind it. */
export function logicalBefore(text: string, { segments }: LogicalLine, offset: number): string {
  const pieces = segments
    .filter(({ span }) => span.start < offset)
    .map(({ span }) => text.slice(span.start, Math.min(span.end, offset)));
  const isBehind = (segments.at(-1)?.span.end ?? 0) < lineStartOf(text, offset);
  return pieces.join('') + (isBehind ? ' ' : '');
}

/** The last entry that begins at or before `offset`; entries are in the order of the file. */
export function entryBefore<Entry extends { readonly line: LogicalLine }>(
  entries: readonly Entry[],
  offset: number,
): Entry | undefined {
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((entries[middle]?.line.span.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const entry = entries[low];
  return entry && entry.line.span.start <= offset ? entry : undefined;
}

/** The entry in whose lines `offset` stands, from the first character to the end of the last line. */
export function entryAt<Entry extends { readonly line: LogicalLine }>(
  entries: readonly Entry[],
  offset: number,
): Entry | undefined {
  const entry = entryBefore(entries, offset);
  return entry && offset <= entry.line.span.end ? entry : undefined;
}

/** The word that a completion replaces: `typed` characters before the cursor, and the rest of its name. */
export function wordAround(text: string, offset: number, typed: number): Span {
  let end = offset;
  while (end < text.length && /[A-Za-z0-9_]/.test(text.charAt(end))) end++;
  return { start: offset - typed, end };
}
