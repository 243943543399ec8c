/** What a log, or a part of it, has most of. */
import type { LogQuery } from './filter.ts';
import type { LogParams } from './openLog.ts';

export interface TopParams extends LogParams {
  readonly query: LogQuery;
  /** At most `logLimits.topEntries`. */
  readonly limit: number;
}

export interface TopLists {
  readonly revision: number;
  readonly senders: readonly TopEntry[];
  readonly recipients: readonly TopEntry[];
  readonly relays: readonly TopEntry[];
  readonly users: readonly TopEntry[];
  readonly clients: readonly TopEntry[];
}

export interface TopEntry {
  readonly name: string;
  readonly count: number;
  /** A filter text that shows its messages. */
  readonly filter: string;
}

export interface ProblemsParams extends LogParams {
  readonly query: LogQuery;
  /** Of each list; at most `logLimits.topEntries`. */
  readonly limit: number;
}

export interface Problems {
  readonly revision: number;
  /** Whether all lines were looked at; otherwise ask again later. */
  readonly complete: boolean;
  readonly deferred: readonly FailureGroup[];
  readonly bounced: readonly FailureGroup[];
  /** Clients refused before there was a message, most often first; not narrowed by the query's filter, by its range alone. */
  readonly rejects: readonly RejectGroup[];
  readonly rejectTotal: number;
}

/** Failed attempts for one reason. */
export interface FailureGroup {
  readonly dsn: string;
  /** The reply with what differs from mail to mail replaced. */
  readonly pattern: string;
  readonly example: string;
  /** Attempts. */
  readonly count: number;
  readonly title: string;
  /** A filter text that shows its messages. */
  readonly filter: string;
}

export interface RejectGroup {
  /** `name[address]`. */
  readonly client: string;
  readonly count: number;
  /** The reason told most often, with what differs replaced. */
  readonly reason: string;
  /** Of the latest refusal. */
  readonly lastLine: number;
  readonly lastTime: number;
  /** A text to search the lines for. */
  readonly search: string;
}
