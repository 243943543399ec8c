import { type LogView, queueIdSpan } from './logView.ts';

/**
 * A thread's colour, one of `hueCount`. Messages that begin one after the other run side by side in the
 * log: they get hues that follow each other in the palette, which is ordered for contrast.
 */
export function hueOf(thread: number, hueCount: number): number {
  return thread % hueCount;
}

/**
 * The coloured lines between `firstLine` and `lastLine` (both included), four numbers each: line, hue, and
 * the columns between which the queue ID stands (0 and 0 where the line has none).
 */
export function logMarks(view: LogView, firstLine: number, lastLine: number, hueCount: number): number[] {
  const marks: number[] = [];
  const last = Math.min(lastLine, view.index.lineCount - 1);
  for (let line = Math.max(0, firstLine); line <= last; line++) {
    const thread = view.index.threadOfLine(line);
    if (thread < 0) continue;
    const id = queueIdSpan(view, thread, line);
    const start = view.lines.lineStart(line);
    marks.push(line, hueOf(thread, hueCount), id ? id.start - start : 0, id ? id.end - start : 0);
  }
  return marks;
}
