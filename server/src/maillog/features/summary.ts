import type { DocumentSymbol } from '../../core/features/types.ts';
import { type Language, type Localized, localize } from '../../core/l10n.ts';
import { type ThreadSummary, threadSummary } from '../summary.ts';
import { type LogView, lineSpan, lineText, markOfLine } from './logView.ts';

const lineCount: Localized = { en: '{count} lines', ja: '{count} 行' };
const oneLine: Localized = { en: '1 line', ja: '1 行' };

/**
 * A message in one line: queue ID, time, sender → recipients, what became of it, how long it took, number
 * of lines. What the log does not tell is left out, an unknown address is a `?`.
 */
export function summaryLine(view: LogView, thread: number, language: Language): string {
  const summary = threadSummary(view.index, thread);
  const parts = [
    summary.id,
    timeOfLine(view, view.index.firstLine(thread)),
    addressesText(summary),
    summary.state,
    summary.delay === undefined ? '' : durationText(summary.delay),
    linesText(summary.lines, language),
  ];
  return parts.filter((part) => part !== '').join('  ');
}

function addressesText(summary: ThreadSummary): string {
  const sender = summary.from === undefined ? '?' : senderText(summary.from);
  return `${sender} → ${recipientsText(summary)}`;
}

/** The first recipient and how many more there are: `bob@example.jp +3`. */
export function recipientsText({ to, moreRecipients }: ThreadSummary): string {
  return `${to || '?'}${moreRecipients > 0 ? ` +${moreRecipients}` : ''}`;
}

/** Mail without a sender is written as in the log. */
export function senderText(sender: string): string {
  return sender === '' ? '<>' : sender;
}

export function linesText(count: number, language: Language): string {
  return localize(count === 1 ? oneLine : lineCount, language, { count });
}

/** The time of day in a line's stamp, `03:05:03`; empty where the line has none. */
export function timeOfLine(view: LogView, line: number): string {
  return /(?:^|[ T])(\d\d:\d\d:\d\d)\b/.exec(lineText(view, line).slice(0, 40))?.[1] ?? '';
}

/** Seconds as Postfix writes delays; long ones in the unit that fits. */
export function durationText(seconds: number): string {
  if (seconds < 300) return `${seconds} s`;
  if (seconds < 2 * 3600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 2 * 86_400) return `${Math.round(seconds / 360) / 10} h`;
  return `${Math.round(seconds / 8640) / 10} d`;
}

/** One symbol a message, at its first line. */
export function logSymbols(view: LogView): DocumentSymbol[] {
  const { index } = view;
  const symbols: DocumentSymbol[] = [];
  for (let thread = 0; thread < index.threadCount; thread++) {
    const summary = threadSummary(index, thread);
    const first = index.firstLine(thread);
    if (first < 0) continue;
    symbols.push({
      name: summary.id,
      detail: `${addressesText(summary)}  ${summary.state}`,
      kind: 'thread',
      span: lineSpan(view, first),
      selection: markOfLine(view, thread, first),
    });
  }
  return symbols;
}
