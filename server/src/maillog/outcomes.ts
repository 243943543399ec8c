import { isDelivery, Kind } from './kinds.ts';
import type { LogTables } from './tables.ts';
import { Field } from './threads.ts';

/** The last attempt to deliver to one recipient. */
export interface Outcome {
  readonly recipient: number;
  readonly kind: number;
  readonly delivery: number;
  readonly line: number;
}

/** The last attempt for every recipient of a thread, in order of their lines. */
export function lastOutcomes(tables: LogTables, thread: number): Outcome[] {
  const { lines, deliveries } = tables;
  const seen = new Set<number>();
  const found: Outcome[] = [];
  for (let line = tables.threads.get(thread, Field.lastLine); line >= 0; line = lines.previous(line)) {
    const kind = lines.kind(line);
    if (!isDelivery(kind)) continue;
    const delivery = lines.delivery(line);
    const recipient = deliveries.recipient(delivery);
    if (seen.has(recipient)) continue;
    seen.add(recipient);
    found.push({ recipient, kind, delivery, line });
  }
  return found.reverse();
}

const statusNames: Readonly<Record<number, string>> = {
  [Kind.sent]: 'sent',
  [Kind.deferred]: 'deferred',
  [Kind.bounced]: 'bounced',
  [Kind.deliverable]: 'deliverable',
  [Kind.undeliverable]: 'undeliverable',
  [Kind.expired]: 'expired',
  [Kind.forceExpired]: 'force-expired',
};

/** The word behind `status=` for a kind of line; empty for other kinds. */
export function statusName(kind: number): string {
  return statusNames[kind] ?? '';
}
