import { isDelivery } from './kinds.ts';
import type { LogTables } from './tables.ts';
import { attemptFlag, Field, Flag } from './threads.ts';

/** The last attempt to deliver to one recipient. */
export interface Outcome {
  readonly recipient: number;
  readonly kind: number;
  readonly delivery: number;
  readonly line: number;
}

/**
 * Visits the last attempt for every recipient of a thread, the latest line first, until `visit` returns false.
 */
function visitLast(tables: LogTables, thread: number, visit: (outcome: Outcome) => boolean): void {
  const { lines, deliveries } = tables;
  const seen = new Set<number>();
  for (let line = tables.threads.get(thread, Field.lastLine); line >= 0; line = lines.previous(line)) {
    const kind = lines.kind(line);
    if (!isDelivery(kind)) continue;
    const delivery = lines.delivery(line);
    const recipient = deliveries.recipient(delivery);
    if (seen.has(recipient)) continue;
    seen.add(recipient);
    if (!visit({ recipient, kind, delivery, line })) return;
  }
}

/** The last attempt for every recipient of a thread, in order of their lines. */
export function lastOutcomes(tables: LogTables, thread: number): Outcome[] {
  const found: Outcome[] = [];
  visitLast(tables, thread, (outcome) => found.push(outcome) > 0);
  return found.reverse();
}

/**
 * The flags of every recipient's last attempt, joined. Lines are looked at only where attempts ended in different ways,
 * and only until all of these were seen.
 */
export function lastAttempts(tables: LogTables, thread: number): number {
  const all = tables.threads.get(thread, Field.flags) & Flag.attempts;
  if ((all & (all - 1)) === 0) return all;
  let flags = 0;
  visitLast(tables, thread, ({ kind }) => {
    flags |= attemptFlag(kind);
    return flags !== all;
  });
  return flags;
}
