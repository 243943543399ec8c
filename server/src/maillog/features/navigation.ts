import type { FileId, Location } from '../../core/features/types.ts';
import type { Span } from '../../core/text/span.ts';
import { type LogView, lineSpan, markOfLine, threadAt } from './logView.ts';

/** The first line of the message that the line at `offset` belongs to. */
export function logDefinition(view: LogView, file: FileId, offset: number): Location[] {
  const thread = threadAt(view, offset);
  const first = thread < 0 ? undefined : view.index.linesOfThread(thread)[0];
  return first === undefined ? [] : [{ file, span: lineSpan(view, first) }];
}

/** All lines of the message that the line at `offset` belongs to. */
export function logReferences(view: LogView, file: FileId, offset: number): Location[] {
  return linesAt(view, offset).map((line) => ({ file, span: lineSpan(view, line) }));
}

/**
 * All lines of the message that the line at `offset` belongs to, by its queue ID; a line without the ID
 * (`connect from`) is marked as a whole.
 */
export function logHighlights(view: LogView, offset: number): Span[] {
  const thread = threadAt(view, offset);
  return linesAt(view, offset).map((line) => markOfLine(view, thread, line));
}

function linesAt(view: LogView, offset: number): number[] {
  const thread = threadAt(view, offset);
  return thread < 0 ? [] : [...view.index.linesOfThread(thread)];
}
