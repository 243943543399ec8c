import { isSpace, type LineStart, type LogicalLine, type PhysicalLine, readLines } from './logicalLines.ts';

/** What was made of a text, line by line. */
export interface Reading<Entry> {
  readonly text: string;
  readonly lines: readonly PhysicalLine[];
  readonly entries: readonly Entry[];
  /** Of how many earlier texts parts were taken over. */
  readonly age: number;
}

/** The part of an earlier reading that holds for another text too, and where the rest begins. */
interface Kept<Entry> {
  readonly lines: readonly PhysicalLine[];
  readonly entries: readonly Entry[];
  readonly from: LineStart;
  readonly age: number;
}

/** Pieces of a text keep all of it in memory: after so many texts everything is read anew. */
const oldest = 50;

/** Reads a text line by line; what it has in common with the one of `last` is taken over from there. */
export function readAgain<Entry extends { readonly line: LogicalLine }>(
  text: string,
  last: Reading<Entry> | undefined,
  parseEntry: (line: LogicalLine) => Entry,
): Reading<Entry> {
  if (last?.text === text) return last;
  const { lines, entries, from, age } = keptFrom(last, text);
  const { physical, logical } = readLines(text, from);
  return { text, lines: [...lines, ...physical], entries: [...entries, ...logical.map(parseEntry)], age };
}

/**
 * What can be kept of `last` for `text`: the logical lines before the first one that a change has touched, or
 * could have made part of another. From keystroke to keystroke that is most of a long file.
 */
function keptFrom<Entry extends { readonly line: LogicalLine }>(
  last: Reading<Entry> | undefined,
  text: string,
): Kept<Entry> {
  if (!last || last.age >= oldest) return nothing;
  const same = commonStart(last.text, text);
  const { entries } = last;
  let count = entriesBefore(entries, same) - 1;
  // Whatever stands before it, a line that begins so is a logical line of its own.
  while (count > 0 && !begins(text, entries[count]?.line.span.start ?? 0)) count--;
  const next = entries[count];
  if (!next || count <= 0) return nothing;
  const from = { offset: next.line.span.start, number: next.line.firstLine };
  const age = last.age + 1;
  return { lines: last.lines.slice(0, from.number), entries: entries.slice(0, count), from, age };
}

const nothing: Kept<never> = { lines: [], entries: [], from: { offset: 0, number: 0 }, age: 0 };

function begins(text: string, offset: number): boolean {
  return !isSpace(text[offset]) && text[offset] !== '#';
}

/** How many entries begin before `offset`. */
function entriesBefore(entries: readonly { readonly line: LogicalLine }[], offset: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.line.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** So many characters are compared at once. */
const stride = 4096;

/** How many characters two texts have in common at their beginnings. */
function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at + stride <= length && a.slice(at, at + stride) === b.slice(at, at + stride)) at += stride;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}
