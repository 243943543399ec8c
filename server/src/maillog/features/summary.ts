import type { DocumentSymbol } from '../../core/features/types.ts';
import { type Language, type Localized, localize } from '../../core/l10n.ts';
import { isDelivery, Kind } from '../kinds.ts';
import { type LogView, lineSpan, lineText, markOfLine } from './logView.ts';

/** What the index knows of a message without looking at the text of its lines. */
export interface MessageFacts {
  /** As in the log, `<>` for the null sender; empty while no line tells. */
  readonly sender: string;
  /** Every recipient that a delivery was tried for, in order. */
  readonly recipients: readonly string[];
  /** Milliseconds from arrival to the end of the last attempt; undefined where there was none. */
  readonly delay: number | undefined;
  readonly lines: Uint32Array;
}

export function messageFacts({ index }: LogView, thread: number): MessageFacts {
  const { tables } = index;
  const lines = index.linesOfThread(thread);
  const recipients = new Set<string>();
  let delay: number | undefined;
  let senderSeen = false;
  for (const line of lines) {
    const kind = index.kindOfLine(line);
    if (kind === Kind.queueActive) senderSeen = true;
    if (!isDelivery(kind)) continue;
    const delivery = tables.lines.delivery(line);
    recipients.add(tables.addresses.text(tables.deliveries.recipient(delivery)));
    delay = Math.max(delay ?? 0, tables.deliveries.delay(delivery));
  }
  const sender = index.sender(thread) || (senderSeen ? '<>' : '');
  return { sender, recipients: [...recipients], delay, lines };
}

const lineCount: Localized = { en: '{count} lines', ja: '{count} 行' };
const oneLine: Localized = { en: '1 line', ja: '1 行' };

/**
 * A message in one line: queue ID, time, sender → recipients, what became of it, how long it took, number
 * of lines. What the log does not tell is left out, an unknown address is a `?`.
 */
export function summaryLine(view: LogView, thread: number, language: Language): string {
  const { sender, recipients, delay, lines } = messageFacts(view, thread);
  const parts = [
    view.index.queueId(thread),
    timeOfLine(view, lines[0] ?? 0),
    `${sender || '?'} → ${recipientsText(recipients)}`,
    view.index.state(thread),
    delay === undefined ? '' : durationText(delay),
    linesText(lines.length, language),
  ];
  return parts.filter((part) => part !== '').join('  ');
}

export function linesText(count: number, language: Language): string {
  return localize(count === 1 ? oneLine : lineCount, language, { count });
}

function recipientsText(recipients: readonly string[]): string {
  const [first = '?', ...others] = recipients;
  return others.length === 0 ? first : `${first} +${others.length}`;
}

/** The time of day in a line's stamp, `03:05:03`; empty where the line has none. */
export function timeOfLine(view: LogView, line: number): string {
  return /\b\d\d:\d\d:\d\d\b/.exec(lineText(view, line).slice(0, 40))?.[0] ?? '';
}

/** Milliseconds as Postfix writes delays, in seconds; long ones in the unit that fits. */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
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
    const { sender, recipients } = messageFacts(view, thread);
    const first = index.firstLine(thread);
    if (first < 0) continue;
    symbols.push({
      name: index.queueId(thread),
      detail: `${sender || '?'} → ${recipientsText(recipients)}  ${index.state(thread)}`,
      kind: 'thread',
      span: lineSpan(view, first),
      selection: markOfLine(view, thread, first),
    });
  }
  return symbols;
}
