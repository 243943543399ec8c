import { logLimits } from '../../logProtocol/requests.ts';
import { type LogLine, parseLine } from '../line.ts';
import type { LineSource, LogIndex } from '../logIndex.ts';
import { timeInBlock } from './lineTimes.ts';
import { shownText } from './logLines.ts';

/** A line of a message's story, taken apart. */
export interface ReadLine {
  readonly line: number;
  readonly text: string;
  /** Whether it is one of the message's own; otherwise it is one of its client's session. */
  readonly own: boolean;
  readonly kind: number;
  readonly parsed: LogLine;
  /** Seconds since 1970, with their fraction. */
  readonly time: number;
}

/** The lines of a message and of its client's session, in order; and how many are left out. */
export function storyLines(
  index: LogIndex,
  source: LineSource,
  thread: number,
): { readonly lines: ReadLine[]; readonly more: number } {
  const own = Array.from(index.linesOfThread(thread));
  const session = index.sessionLines(thread);
  const numbers = [...own, ...session].sort((one, other) => one - other);
  const isOwn = new Set(own);
  const lines = numbers.slice(0, logLimits.storyLines).map((line): ReadLine => {
    const text = shownText(source, line);
    return {
      line,
      text,
      own: isOwn.has(line),
      kind: index.kindOfLine(line),
      parsed: parseLine(text),
      time: timeInBlock(index, source, line, text),
    };
  });
  return { lines, more: numbers.length - lines.length };
}
