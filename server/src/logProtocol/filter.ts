/** Which messages are wanted, and the text in which people say so. */
import type { LogParams } from './openLog.ts';

/** Which messages are wanted. */
export interface LogQuery {
  /** A text of the filter language; empty for all. Faulty parts count for nothing. */
  readonly filter: string;
  /** Only messages whose first line lies in this time. */
  readonly range?: TimeRange;
  /**
   * Only messages below this number: those that were there (`LogStatus.threads`) when following was paused. The server
   * goes on reading; pausing and resuming are a matter of the view.
   */
  readonly upTo?: number;
}

/** Ends included. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** Words before the colon in a filter text. */
export const filterKeys = [
  'from',
  'to',
  'status',
  'relay',
  'client',
  'user',
  'id',
  'linked',
  'since',
  'until',
  'size',
  'delay',
  'host',
  'reason',
] as const;

export type FilterKey = (typeof filterKeys)[number];

export interface FilterParams extends LogParams {
  readonly text: string;
}

/** Half-open, in UTF-16 units. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * A filter: blanks separate terms; terms of one key are alternatives, different keys all have to apply, `-` before a
 * term turns it round. Values with blanks stand in double quotes. `*` and `?` are wildcards of the whole value,
 * `<value>` is the whole value, any other is looked for within. A term without a key is looked for in queue ID,
 * addresses, relay, client and SASL user.
 */
export interface ParsedFilter {
  readonly terms: readonly FilterTerm[];
  readonly faults: readonly FilterFault[];
}

export interface FilterTerm extends TextSpan {
  /** Null for free text. */
  readonly key: FilterKey | null;
  /** Without quotes. */
  readonly value: string;
  readonly negated: boolean;
  /** For people: "from: alice", with times written out. */
  readonly label: string;
}

export interface FilterFault extends TextSpan {
  readonly message: string;
}

export interface CompleteFilterParams extends LogParams {
  readonly text: string;
  /** Of the cursor. */
  readonly offset: number;
}

export interface FilterCompletion {
  /** What an accepted proposal replaces. */
  readonly replace: TextSpan;
  readonly proposals: readonly FilterProposal[];
}

export interface FilterProposal {
  /** What is inserted. */
  readonly text: string;
  readonly label: string;
  /** What the key means, or how many messages have the value. */
  readonly detail: string;
  readonly kind: 'key' | 'value';
}
