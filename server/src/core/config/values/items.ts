import { splitOutsideBraces } from '../../syntax/braces.ts';
import type { Span } from '../../text/span.ts';

/** A word of a list and where it stands. */
export interface Item extends Span {
  readonly text: string;
}

/** What separates the items of a list (CHARS_COMMA_SP); other white space is part of an item. */
const separators = ', \t\r\n';

/** The items of a list (mystrtok(3)). `base` is added to all positions. */
export function splitList(text: string, base = 0, more = ''): Item[] {
  const all = separators + more;
  const items: Item[] = [];
  for (let at = 0; at < text.length; ) {
    while (at < text.length && all.includes(text.charAt(at))) at++;
    const start = at;
    while (at < text.length && !all.includes(text.charAt(at))) at++;
    if (at > start) items.push(itemOf(text, start, at, base));
  }
  return items;
}

/** The items of a list in which braces hold an item together (mystrtokq(3)). */
export function splitBracedList(text: string, base = 0): Item[] {
  return splitOutsideBraces(text, separators).map(({ start, end }) => itemOf(text, start, end, base));
}

/** A part of an item, by positions in its text. */
export function partOf({ text, start }: Item, from: number, to: number): Item {
  return itemOf(text, from, to, start);
}

function itemOf(text: string, start: number, end: number, base: number): Item {
  return { text: text.slice(start, end), start: base + start, end: base + end };
}
