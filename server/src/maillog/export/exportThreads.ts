import type { Language } from '../../core/l10n.ts';
import { type ExportedText, type ExportParams, threadStates } from '../../logProtocol/list.ts';
import { logLimits } from '../../logProtocol/requests.ts';
import type { LineSource } from '../logIndex.ts';
import { stampOf } from '../story.ts';
import { messageStory } from '../view/messageStory.ts';
import { type RowSource, threadRow } from '../view/rows.ts';
import { placeOfRow, type ThreadLists } from '../view/threadLists.ts';
import { csvRow } from './csv.ts';
import { createMasker } from './maskAddresses.ts';
import { reportHead, storyReport } from './storyReport.ts';

/** What a copy of messages is made of. */
export interface ExportSource extends RowSource {
  readonly source: LineSource;
  readonly zoneAt: (seconds: number) => number;
}

/** Messages as one text, as many as its bounds allow. */
export function exportThreads(
  from: ExportSource,
  lists: ThreadLists,
  params: ExportParams,
  language: Language,
): ExportedText {
  const wanted = params.threads ?? listed(lists, params);
  const { head, write } = writerOf(from, params.format, language);
  const pieces = [head];
  let length = head.length;
  let messages = 0;
  for (const thread of wanted.slice(0, logLimits.exportMessages)) {
    const piece = write(thread);
    if (length + piece.length > logLimits.exportLength) break;
    pieces.push(piece);
    length += piece.length;
    messages++;
  }
  return { text: pieces.join(''), messages, left: wanted.length - messages };
}

function listed(lists: ThreadLists, { query, order }: ExportParams): number[] {
  const list = lists.sorted(query, order.column);
  return Array.from(list, (_, row) => list[placeOfRow(list.length, row, order)] ?? 0);
}

interface Writer {
  readonly head: string;
  readonly write: (thread: number) => string;
}

function writerOf(from: ExportSource, format: ExportParams['format'], language: Language): Writer {
  if (format === 'csv') return { head: csvRow(columns), write: (thread) => csvOf(from, thread) };
  if (format === 'text') return { head: '', write: (thread) => textOf(from, thread) };
  const { index } = from;
  const { hosts } = index.tables.envelope;
  const mask = createMasker(Array.from({ length: hosts.size }, (_, number) => hosts.text(number)));
  return {
    head: reportHead(language),
    write: (thread) => storyReport(messageStory(from, from.source, thread, language), mask, language),
  };
}

/** The message's own lines, and a blank line. */
function textOf({ index, source }: ExportSource, thread: number): string {
  const lines = Array.from(index.linesOfThread(thread), (line) => source.line(line));
  return `${lines.join('\n')}\n\n`;
}

const columns = [
  'time',
  'queue_id',
  'from',
  'to',
  'more_recipients',
  'status',
  'delay',
  'relay',
  'size',
  'client',
  'lines',
];

function csvOf(from: ExportSource, thread: number): string {
  const [, id, time, sender, to, more, state, delay, relay, size, client, lines] = threadRow(from, thread);
  const stamp = stampOf(undefined, time, from.zoneAt);
  const status = threadStates[state] ?? '';
  return csvRow([
    stamp,
    id,
    sender ?? '',
    to,
    more,
    status,
    delay < 0 ? '' : delay,
    relay,
    size === 0 ? '' : size,
    client,
    lines,
  ]);
}
