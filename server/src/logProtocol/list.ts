/** The list of messages, their volume over time, and copies of them. */
import type { LogQuery } from './filter.ts';
import type { LogParams } from './openLog.ts';

/** What became of a message; rows and histograms give the place in this list. */
export const threadStates = [
  'sent',
  'partial',
  'queued',
  'held',
  'deferred',
  'expired',
  'bounced',
  'rejected',
  'deleted',
  'incomplete',
] as const;

export type ThreadStateName = (typeof threadStates)[number];

/** Columns by which the list of messages can be sorted. */
export const sortColumns = [
  'time',
  'from',
  'to',
  'status',
  'delay',
  'relay',
  'size',
  'client',
  'lines',
] as const;

export type SortColumn = (typeof sortColumns)[number];

export interface LogOrder {
  readonly column: SortColumn;
  readonly descending: boolean;
}

export interface RowsParams extends LogParams {
  readonly query: LogQuery;
  readonly order: LogOrder;
  /** The first row wanted. */
  readonly offset: number;
  /** At most `logLimits.rows`. */
  readonly limit: number;
}

export interface ThreadRows {
  readonly revision: number;
  /** Messages that the query lets through. */
  readonly total: number;
  /** Messages that it would let through without `upTo`, beyond `total`. */
  readonly newer: number;
  readonly offset: number;
  readonly rows: readonly ThreadRow[];
}

export type ThreadRow = readonly [
  thread: number,
  queueId: string,
  /** Of the first line. */
  time: number,
  /** Null where the log does not tell, empty for mail without a sender. */
  from: string | null,
  /** First recipient; empty where the log does not tell. */
  to: string,
  moreRecipients: number,
  /** Place in `threadStates`. */
  state: number,
  /** From arrival to the end of the last attempt; -1 before the first. */
  delay: number,
  /** Of the last attempt; empty before the first. */
  relay: string,
  /** Bytes; 0 where the log does not tell. */
  size: number,
  /** `name[address]`; empty for mail from this machine. */
  client: string,
  lines: number,
];

export interface RowOfParams extends LogParams {
  readonly query: LogQuery;
  readonly order: LogOrder;
  /** A message, or a time (sensible where the order is by time). */
  readonly of: { readonly thread: number } | { readonly time: number };
}

export interface RowPosition {
  /** -1 where the query does not let the message through. */
  readonly row: number;
  readonly total: number;
}

export interface VolumeParams extends LogParams {
  /** Its `range`, where given, is what the histogram spans; the whole log otherwise. */
  readonly query: LogQuery;
  /** At most `logLimits.buckets`; the server picks a round width that needs no more. */
  readonly buckets: number;
}

export interface Volume {
  readonly revision: number;
  /** Of the first bucket. */
  readonly start: number;
  /** Width of a bucket: 1, 2, 5, 10, 15 or 30 seconds or minutes, hours, days. */
  readonly seconds: number;
  readonly buckets: number;
  /** Messages that begin in a bucket, by state: `counts[bucket * threadStates.length + state]`. */
  readonly counts: readonly number[];
}

export interface ExportParams extends LogParams {
  readonly query: LogQuery;
  readonly order: LogOrder;
  /** These messages alone, in this order; without it all that the query lets through. */
  readonly threads?: readonly number[];
  /** `text`: raw lines; `csv`: a row a message; `report`: the stories with all addresses masked, to post. */
  readonly format: 'text' | 'csv' | 'report';
}

export interface ExportedText {
  readonly text: string;
  readonly messages: number;
  /** Messages left out as the text would be too long. */
  readonly left: number;
}
