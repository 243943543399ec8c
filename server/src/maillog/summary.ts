import type { LogIndex, ThreadState } from './logIndex.ts';
import { lastOutcomes } from './outcomes.ts';
import { Flag } from './threads.ts';

/** A message in one line, from the index alone. */
export interface ThreadSummary {
  readonly id: string;
  /** Seconds since 1970, UTC. */
  readonly start: number;
  /** Empty for mail without a sender; undefined where the log does not tell. */
  readonly from: string | undefined;
  /** The first recipient, and how many more there are. */
  readonly to: string;
  readonly moreRecipients: number;
  readonly state: ThreadState;
  /** Seconds from arrival to the end of the last attempt; undefined before the first. */
  readonly delay: number | undefined;
  readonly lines: number;
}

/** The summary of a thread. */
export function threadSummary(index: LogIndex, thread: number): ThreadSummary {
  const outcomes = lastOutcomes(index.tables, thread);
  const { deliveries, addresses } = index.tables;
  const delays = outcomes.map(({ delivery }) => deliveries.delay(delivery) / 1000);
  return {
    id: index.queueId(thread),
    start: index.startTime(thread),
    from: index.tables.threads.has(thread, Flag.queueActive | Flag.expired)
      ? index.sender(thread)
      : undefined,
    to: addresses.text(outcomes[0]?.recipient ?? 0),
    moreRecipients: Math.max(outcomes.length - 1, 0),
    state: index.state(thread),
    delay: delays.length === 0 ? undefined : Math.max(...delays),
    lines: index.lineTotal(thread),
  };
}
