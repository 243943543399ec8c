import { LinkKind } from './links.ts';
import { lastAttempts } from './outcomes.ts';
import type { LogTables } from './tables.ts';
import { Field, Flag } from './threads.ts';

/** What became of a message, as far as the log tells. */
export type ThreadState =
  | 'sent'
  | 'deferred'
  | 'bounced'
  | 'expired'
  | 'partial'
  | 'held'
  | 'deleted'
  | 'rejected'
  | 'queued'
  | 'incomplete';

/** A log that starts within this time after a message's first line may lack the true first one. */
const CUT_SECONDS = 300;

const SENT = Flag.sent | Flag.deliverable;
const WAITING = Flag.deferred | Flag.otherOutcome;

/** The state of a thread: the last outcome of each recipient, and what happened to the message as a whole. */
export function stateOf(tables: LogTables, thread: number): ThreadState {
  const flags = tables.threads.get(thread, Field.flags);
  if ((flags & Flag.deleted) !== 0) return 'deleted';
  if ((flags & Flag.refused) !== 0) return 'rejected';
  const outcome = lastAttempts(tables, thread);
  if ((flags & (Flag.discarded | Flag.requeued)) !== 0 && outcome === 0) return 'deleted';
  if ((flags & Flag.held) !== 0 && (flags & Flag.removed) === 0) return 'held';
  if (outcome !== 0) return deliveryState(outcome, flags);
  if ((flags & Flag.expired) !== 0) return 'expired';
  if ((flags & Flag.removed) !== 0) return 'incomplete';
  if ((flags & Flag.queueActive) !== 0) return 'queued';
  return (flags & Flag.reject) !== 0 ? 'rejected' : 'incomplete';
}

function deliveryState(outcome: number, flags: number): ThreadState {
  if ((outcome & ~SENT) === 0) return 'sent';
  if ((outcome & SENT) !== 0) return 'partial';
  if ((outcome & WAITING) === 0) return 'bounced';
  return (flags & Flag.expired) !== 0 ? 'expired' : 'deferred';
}

/**
 * Whether the log holds the message from its first line to `removed`. A message that begins with a line of cleanup is
 * a bounce or forwarded mail, which a link tells, or one whose first line was cut off at the log's start.
 */
export function isComplete(tables: LogTables, thread: number): boolean {
  const { threads, totals } = tables;
  if (!threads.has(thread, Flag.removed)) return false;
  if (threads.has(thread, Flag.opened)) return true;
  if (!threads.has(thread, Flag.openedByCleanup)) return false;
  if (totals.startSeen || (threads.get(thread, Field.start) >>> 0) - totals.firstSeconds > CUT_SECONDS)
    return true;
  return tables.links
    .incoming(thread)
    .some(({ kind }) => kind !== LinkKind.queuedAs && kind !== LinkKind.handedOn && kind !== LinkKind.resent);
}
