import { type LogView, queueIdSpan } from './logView.ts';

/** A message's colour, one of `hueCount`: by its queue ID, so that it is the same in every log and every view. */
export function hueOf(queueId: string, hueCount: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < queueId.length; i++) hash = Math.imul(hash ^ queueId.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % hueCount;
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
    const hue = hueOf(view.index.queueId(thread), hueCount);
    marks.push(line, hue, id ? id.start - start : 0, id ? id.end - start : 0);
  }
  return marks;
}
