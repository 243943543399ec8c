import type { LogIndex } from '../logIndex.ts';

/** Goes through the lines of a growing log in pieces, beside other work, and looks at some of them. */
export interface LineScan {
  /** How many lines were gone through. */
  readonly lines: number;
  /** Goes on for some lines; whether there are more. */
  advance(mostLines: number): boolean;
}

/** A scan that has yet to begin; `read` is given the lines of wanted kinds. */
export function createLineScan(
  index: LogIndex,
  isWanted: (kind: number) => boolean,
  read: (line: number) => void,
): LineScan {
  const scan = {
    lines: 0,
    advance(mostLines: number): boolean {
      const last = Math.min(scan.lines + mostLines, index.lineCount);
      for (let line = scan.lines; line < last; line++) if (isWanted(index.kindOfLine(line))) read(line);
      scan.lines = last;
      return last < index.lineCount;
    },
  };
  return scan;
}
