import { threadStates } from '../../logProtocol/list.ts';
import { isDelivery } from '../kinds.ts';
import type { LogIndex, ThreadState } from '../logIndex.ts';
import { stateOf } from '../state.ts';

/** What lists show of every message beyond its record in the index, at the message's number. */
export interface ThreadColumns {
  /** How many messages are covered. */
  readonly length: number;
  /** How many lines are covered. */
  readonly lines: number;
  /** Places in `threadStates`. */
  readonly states: Uint8Array;
  /** Recipient (number of the index's addresses) of the first of the last attempts; 0 without one. */
  readonly recipients: Int32Array;
  /** Recipients beyond that one. */
  readonly moreRecipients: Int32Array;
  /** Milliseconds, the longest of the last attempts; -1 without one. */
  readonly delays: Int32Array;
  /** Number of the last attempt's relay; 0 without one. */
  readonly relays: Int32Array;
  /** Number of the last delivery, or -1; `previousDelivery` leads on to the others of the message. */
  readonly lastDelivery: Int32Array;
  readonly previousDelivery: Int32Array;
  /** Takes in what the index has gained; whether there was anything. */
  update(): boolean;
}

type Arrays = {
  -readonly [Name in 'recipients' | 'moreRecipients' | 'delays' | 'relays' | 'lastDelivery']: Int32Array;
};

const stateNumbers: Readonly<Record<ThreadState, number>> = {
  sent: threadStates.indexOf('sent'),
  partial: threadStates.indexOf('partial'),
  queued: threadStates.indexOf('queued'),
  held: threadStates.indexOf('held'),
  deferred: threadStates.indexOf('deferred'),
  expired: threadStates.indexOf('expired'),
  bounced: threadStates.indexOf('bounced'),
  rejected: threadStates.indexOf('rejected'),
  deleted: threadStates.indexOf('deleted'),
  incomplete: threadStates.indexOf('incomplete'),
};

/** Columns beside an index that grows. */
export function createThreadColumns(index: LogIndex): ThreadColumns {
  const { tables } = index;
  const { lines, deliveries } = tables;
  let deliveryCount = 0;
  let touched = new Uint8Array(0);
  /** When an address was met last, counted in messages gone through. */
  let metAt = new Int32Array(0);
  let renewals = 0;

  const columns = {
    length: 0,
    lines: 0,
    states: new Uint8Array(0),
    recipients: new Int32Array(0),
    moreRecipients: new Int32Array(0),
    delays: new Int32Array(0),
    relays: new Int32Array(0),
    lastDelivery: new Int32Array(0),
    previousDelivery: new Int32Array(0),
    update(): boolean {
      if (columns.lines === lines.length) return false;
      makeRoom();
      const threads = readLines();
      for (const thread of threads) renew(thread);
      return true;
    },
  };

  const makeRoom = (): void => {
    const before = columns.length;
    columns.length = index.threadCount;
    columns.states = grown(columns.states, columns.length);
    touched = grown(touched, columns.length);
    metAt = grown(metAt, tables.addresses.size);
    columns.previousDelivery = grown(columns.previousDelivery, deliveries.length);
    const arrays: Arrays = columns;
    for (const name of ['recipients', 'moreRecipients', 'delays', 'relays', 'lastDelivery'] as const) {
      arrays[name] = grown(arrays[name], columns.length);
    }
    columns.delays.fill(-1, before, columns.length);
    columns.lastDelivery.fill(-1, before, columns.length);
  };

  /** The messages that the new lines belong to, each once. */
  const readLines = (): number[] => {
    const found: number[] = [];
    for (let line = columns.lines; line < lines.length; line++) {
      const thread = lines.thread(line);
      if (thread < 0) continue;
      if (touched[thread] === 0) found.push(thread);
      touched[thread] = 1;
      if (!isDelivery(lines.kind(line))) continue;
      columns.previousDelivery[deliveryCount] = columns.lastDelivery[thread] ?? -1;
      columns.lastDelivery[thread] = deliveryCount++;
    }
    columns.lines = lines.length;
    for (const thread of found) touched[thread] = 0;
    return found;
  };

  const renew = (thread: number): void => {
    columns.states[thread] = stateNumbers[stateOf(tables, thread)];
    const last = columns.lastDelivery[thread] ?? -1;
    if (last < 0) return;
    columns.relays[thread] = deliveries.relay(last);
    renewals++;
    let recipients = 0;
    let delay = 0;
    for (let delivery = last; delivery >= 0; delivery = columns.previousDelivery[delivery] ?? -1) {
      const recipient = deliveries.recipient(delivery);
      if (metAt[recipient] === renewals) continue;
      metAt[recipient] = renewals;
      recipients++;
      delay = Math.max(delay, deliveries.delay(delivery));
      columns.recipients[thread] = recipient;
    }
    columns.moreRecipients[thread] = recipients - 1;
    columns.delays[thread] = delay;
  };

  return columns;
}

/** An array of at least this length that begins as `array` does. */
function grown<Numbers extends Uint8Array | Int32Array>(array: Numbers, length: number): Numbers;
function grown(array: Uint8Array | Int32Array, length: number): Uint8Array | Int32Array {
  if (array.length >= length) return array;
  const size = Math.ceil(length * 1.25) + 1024;
  const larger = array instanceof Uint8Array ? new Uint8Array(size) : new Int32Array(size);
  larger.set(array);
  return larger;
}
