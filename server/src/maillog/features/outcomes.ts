import type { CodeLens, InlayHint } from '../../core/features/types.ts';
import type { Language } from '../../core/l10n.ts';
import type { Span } from '../../core/text/span.ts';
import { threadSummary } from '../summary.ts';
import { type LogView, lineSpan } from './logView.ts';
import { durationText, recipientsText, summaryLine } from './summary.ts';

/** What became of each message, behind its first line, for the lines that `range` touches. */
export function outcomeHints(view: LogView, range: Span): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const { line, thread } of firstLines(view, range)) {
    const label = outcomeText(view, thread);
    if (label !== '') hints.push({ offset: lineSpan(view, line).end, label });
  }
  return hints;
}

/** The outcome in few words: `sent → bob@example.jp +3  0.1 s`; empty where the log tells nothing. */
function outcomeText({ index }: LogView, thread: number): string {
  const summary = threadSummary(index, thread);
  if (summary.state === 'incomplete' && summary.to === '') return '';
  const to = summary.to === '' ? summary.state : `${summary.state} → ${recipientsText(summary)}`;
  return summary.delay === undefined ? to : `${to}  ${durationText(summary.delay)}`;
}

/** A message's first line (0-based) and its number in the index. */
export interface FirstLine {
  readonly line: number;
  readonly thread: number;
}

/** Where messages begin within `range`; in the whole log without it. */
export function firstLines({ index, lines }: LogView, range?: Span): FirstLine[] {
  const first = range === undefined ? 0 : lines.positionAt(range.start).line;
  const last = range === undefined ? index.lineCount - 1 : lines.positionAt(range.end).line;
  const found: FirstLine[] = [];
  for (let line = first; line <= Math.min(last, index.lineCount - 1); line++) {
    const thread = index.threadOfLine(line);
    if (thread >= 0 && index.firstLine(thread) === line) found.push({ line, thread });
  }
  return found;
}

/** A lens above the first line of each message. */
export function messageLenses(view: LogView): CodeLens[] {
  return firstLines(view).map(({ line }) => ({ span: lineSpan(view, line), kind: 'messages' }));
}

/** The text of the lens above the line where a message begins; undefined where none does. */
export function lensText(view: LogView, line: number, language: Language): string | undefined {
  const thread = view.index.threadOfLine(line);
  if (thread < 0 || view.index.firstLine(thread) !== line) return undefined;
  return summaryLine(view, thread, language);
}
