import { parseLine } from '../line.ts';
import type { LineSource, LogIndex } from '../logIndex.ts';

const DAY = 86_400;
const BLOCK_LINES = 64;

/**
 * Seconds since 1970 of a line, with its fraction; the index keeps the time of one line in 64, from which the line's time
 * of day tells the rest. A line without a stamp has the time of its block.
 */
export function lineTime(index: LogIndex, source: LineSource, line: number): number {
  return timeInBlock(index, source, line, source.line(line));
}

/** The same for a line whose text is at hand. */
export function timeInBlock(index: LogIndex, source: LineSource, line: number, text: string): number {
  const known = index.tables.lines.blockSeconds(line);
  const own = timeOfDay(text);
  const first = timeOfDay(source.line(line - (line % BLOCK_LINES)));
  if (own === undefined || first === undefined) return known;
  const difference = own - Math.floor(first);
  if (difference > DAY / 2) return known + difference - DAY;
  return known + (difference < -DAY / 2 ? difference + DAY : difference);
}

function timeOfDay(text: string): number | undefined {
  const match = /(\d\d):(\d\d):(\d\d(?:[.,]\d+)?)/.exec(parseLine(text).time?.text ?? '');
  if (match === null) return undefined;
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]?.replace(',', '.'));
}

/** The first line not before a time, as far as lines are in order of time; the number of lines where there is none. */
export function lineAtTime(index: LogIndex, source: LineSource, seconds: number): number {
  const { lines } = index.tables;
  let low = 0;
  let high = Math.ceil(index.lineCount / BLOCK_LINES);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lines.blockSeconds(middle * BLOCK_LINES) < seconds) low = middle + 1;
    else high = middle;
  }
  for (let line = Math.max(0, (low - 1) * BLOCK_LINES); line < index.lineCount; line++) {
    if (lineTime(index, source, line) >= seconds) return line;
  }
  return index.lineCount;
}
