import type { RowOfParams, RowPosition, RowsParams, ThreadRow, ThreadRows } from '../../logProtocol/list.ts';
import { logLimits } from '../../logProtocol/requests.ts';
import type { LogIndex } from '../logIndex.ts';
import { Flag } from '../threads.ts';
import type { ThreadColumns } from './threadColumns.ts';
import { placeOfRow, type ThreadLists } from './threadLists.ts';

/** What answers about messages are made of. */
export interface RowSource {
  readonly index: LogIndex;
  readonly columns: ThreadColumns;
  /** Grows whenever answers may have changed. */
  revision(): number;
}

/** The row of a message. */
export function threadRow({ index, columns }: RowSource, thread: number): ThreadRow {
  const { addresses, relays, threads } = index.tables;
  const delay = columns.delays[thread] ?? -1;
  return [
    thread,
    index.queueId(thread),
    index.startTime(thread),
    threads.has(thread, Flag.queueActive | Flag.expired) ? index.sender(thread) : null,
    addresses.text(columns.recipients[thread] ?? 0),
    columns.moreRecipients[thread] ?? 0,
    columns.states[thread] ?? 0,
    delay < 0 ? -1 : delay / 1000,
    relays.text(columns.relays[thread] ?? 0),
    index.size(thread),
    index.client(thread),
    index.lineTotal(thread),
  ];
}

/** A page of the list of messages. */
export function threadRows(
  source: RowSource,
  lists: ThreadLists,
  { query, order, offset, limit }: RowsParams,
): ThreadRows {
  const list = lists.sorted(query, order.column);
  const first = Math.max(0, Math.floor(offset));
  const last = Math.min(first + Math.min(limit, logLimits.rows), list.length);
  const rows: ThreadRow[] = [];
  for (let row = first; row < last; row++) {
    rows.push(threadRow(source, list[placeOfRow(list.length, row, order)] ?? 0));
  }
  const { newer } = lists.find(query);
  return { revision: source.revision(), total: list.length, newer, offset: first, rows };
}

/** Where a message stands in the list; for a time, the first message in log order that does not begin before it. */
export function rowOf(
  { index }: RowSource,
  lists: ThreadLists,
  { query, order, of }: RowOfParams,
): RowPosition {
  const list = lists.sorted(query, order.column);
  const total = list.length;
  if ('thread' in of) {
    const place = list.indexOf(of.thread);
    return { row: place < 0 ? -1 : placeOfRow(total, place, order), total };
  }
  const place = list.findIndex((thread) => index.startTime(thread) >= of.time);
  if (total === 0) return { row: -1, total };
  return { row: placeOfRow(total, place < 0 ? total - 1 : place, order), total };
}
