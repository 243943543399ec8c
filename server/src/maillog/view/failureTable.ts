import { isDelivery, Kind } from '../kinds.ts';
import { parseLine } from '../line.ts';
import type { LineSource, LogIndex } from '../logIndex.ts';
import { withoutVariables } from '../reasons.ts';
import { createLineScan, type LineScan } from './lineScan.ts';

/** One reason for which attempts fail. */
export interface FailureReason {
  readonly status: string;
  readonly dsn: string;
  /** The reply with what differs from mail to mail replaced. */
  readonly pattern: string;
  readonly example: string;
}

/** Failed attempts and why; their lines have to be read for that. */
export interface FailureTable {
  readonly scan: LineScan;
  readonly length: number;
  thread(failure: number): number;
  reason(failure: number): number;
  reasonOf(reason: number): FailureReason;
  /** The reasons as texts: `deferred 4.7.1 pattern`. */
  readonly reasons: { readonly size: number; text(reason: number): string };
  /** The messages with a failure for one of the reasons marked. */
  threadsOf(marked: Uint8Array): ReadonlySet<number>;
}

/** An empty table beside an index that grows. */
export function createFailureTable(index: LogIndex, source: LineSource): FailureTable {
  const threads: number[] = [];
  const numbers: number[] = [];
  const reasons: FailureReason[] = [];
  const known = new Map<string, number>();

  const read = (line: number): void => {
    const { status = '', dsn = '', text = '' } = parseLine(source.line(line)).event?.fields ?? {};
    const reason = { status, dsn, pattern: withoutVariables(text), example: text };
    const key = reasonText(reason);
    const number = known.get(key) ?? reasons.push(reason) - 1;
    known.set(key, number);
    threads.push(index.threadOfLine(line));
    numbers.push(number);
    table.length = threads.length;
  };

  const table = {
    scan: createLineScan(index, isFailure, read),
    length: 0,
    thread: (failure: number): number => threads[failure] ?? -1,
    reason: (failure: number): number => numbers[failure] ?? -1,
    reasonOf: (reason: number): FailureReason => reasons[reason] ?? noReason,
    reasons: {
      get size() {
        return reasons.length;
      },
      text: (reason: number): string => reasonText(reasons[reason] ?? noReason),
    },
    threadsOf(marked: Uint8Array): ReadonlySet<number> {
      const found = new Set<number>();
      for (const [failure, reason] of numbers.entries()) {
        const thread = threads[failure];
        if (marked[reason] === 1 && thread !== undefined) found.add(thread);
      }
      return found;
    },
  };
  return table;
}

const noReason: FailureReason = { status: '', dsn: '', pattern: '', example: '' };

function reasonText({ status, dsn, pattern }: FailureReason): string {
  return `${status} ${dsn} ${pattern}`;
}

function isFailure(kind: number): boolean {
  return isDelivery(kind) && kind !== Kind.sent && kind !== Kind.deliverable;
}
