import type { FoldingRange } from '../../core/features/types.ts';
import type { LogView } from './logView.ts';

/**
 * Runs of at least two consecutive lines of one message. A fold hides nothing else: a line of another
 * message, or of none, ends the run.
 */
export function logFolding({ index }: LogView): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  let first = 0;
  for (let line = 1; line <= index.lineCount; line++) {
    const thread = index.threadOfLine(first);
    if (line < index.lineCount && thread >= 0 && index.threadOfLine(line) === thread) continue;
    if (line - first > 1) ranges.push({ startLine: first, endLine: line - 1 });
    first = line;
  }
  return ranges;
}
