import { isSpace, type LogicalLine, readLines } from './logicalLines.ts';

/** Where the logical lines of a text begin and nothing else of them: a lookup table may have a million. */
export interface LineStarts {
  readonly text: string;
  readonly count: number;
  /** Offset of the first character of each logical line. */
  readonly offsets: Int32Array;
  /** 0-based number of the physical line that each begins with. */
  readonly numbers: Int32Array;
}

/** How many physical lines a step of `findLineStarts` reads: about a millisecond's worth. */
const linesPerStep = 10_000;

/**
 * Finds the same logical lines as `readLines`, in one pass that makes no object for a line. It stops every few
 * thousand lines, so that a long text can be read in between other work.
 */
export function* findLineStarts(text: string): Generator<undefined, LineStarts> {
  let offsets = new Int32Array(1024);
  let numbers = new Int32Array(1024);
  let count = 0;
  let isOpen = false;
  for (let start = 0, number = 0; start < text.length; number++) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const first = text.charCodeAt(start);
    const isIndented = first <= 0x20 && isSpace(text[start]);
    const isStart = isIndented ? !isOpen && hasContent(text, start, end) : first !== numberSign;
    if (isStart) {
      if (count === offsets.length) [offsets, numbers] = [doubled(offsets), doubled(numbers)];
      offsets[count] = start;
      numbers[count++] = number;
      isOpen = true;
    }
    start = end + 1;
    if (number % linesPerStep === 0) yield;
  }
  return { text, count, offsets: offsets.slice(0, count), numbers: numbers.slice(0, count) };
}

const numberSign = '#'.charCodeAt(0);

/** The logical line `index`, read on demand. */
export function logicalLineAt({ text, offsets, numbers, count }: LineStarts, index: number): LogicalLine {
  const base = offsets[index] ?? text.length;
  const end = index + 1 < count ? (offsets[index + 1] ?? text.length) : text.length;
  const [line] = readLines(text.slice(base, end)).logical;
  if (!line) throw new RangeError(`no logical line ${index}`);
  const segments = line.segments.map(({ at, span }) => ({
    at,
    span: { start: span.start + base, end: span.end + base },
  }));
  const span = { start: line.span.start + base, end: line.span.end + base };
  return { ...line, segments, span, firstLine: line.firstLine + (numbers[index] ?? 0) };
}

/** Whether an indented line says anything: it is neither blank nor a comment. */
function hasContent(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && isSpace(text[at])) at++;
  return at < end && text[at] !== '#';
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
