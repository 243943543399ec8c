import { bytesOf, matches } from './bytes.ts';
import type { Interner } from './interner.ts';
import type { Kernel } from './kernel.ts';
import * as Line from './lineRecord.ts';

/** The attempts to deliver, in order of their lines; texts are numbers of the interners. */
export interface Deliveries {
  readonly length: number;
  recipient(delivery: number): number;
  relay(delivery: number): number;
  /** Milliseconds from arrival to the end of the attempt. */
  delay(delivery: number): number;
}

export interface DeliveryTable extends Deliveries {
  /** Keeps the delivery of the line whose record starts at `at`. */
  add(at: number): void;
  /** Whether the relay of the last delivery is on this machine. */
  relayIsLocal(): boolean;
}

/** Recipient, relay and delay. */
const WIDTH = 3;
const SEGMENT_BITS = 13;
const SEGMENT_MASK = (1 << SEGMENT_BITS) - 1;

/** A table without deliveries; addresses and relays are kept in the interners given. */
export function createDeliveries(
  { records: numbers }: Kernel,
  addresses: Interner,
  relays: Interner,
): DeliveryTable {
  const segments: Int32Array[] = [];
  let lastRelay = 0;
  /** The relay that was asked about last, and the answer. */
  let judgedRelay = 0;
  let judgedLocal = false;

  const get = (delivery: number, field: number): number =>
    segments[delivery >>> SEGMENT_BITS]?.[(delivery & SEGMENT_MASK) * WIDTH + field] ?? 0;

  const append = (to: number, relay: number, delay: number): void => {
    const delivery = table.length++;
    if ((delivery & SEGMENT_MASK) === 0) segments.push(new Int32Array(WIDTH << SEGMENT_BITS));
    const segment = segments[delivery >>> SEGMENT_BITS];
    const base = (delivery & SEGMENT_MASK) * WIDTH;
    if (segment === undefined) return;
    segment[base] = to;
    segment[base + 1] = relay;
    segment[base + 2] = delay;
  };

  const table = {
    length: 0,
    recipient: (delivery: number): number => get(delivery, 0),
    relay: (delivery: number): number => get(delivery, 1),
    delay: (delivery: number): number => get(delivery, 2),
    relayIsLocal(): boolean {
      if (judgedRelay !== lastRelay) {
        judgedRelay = lastRelay;
        judgedLocal = isLocalRelay(relays.bytes(lastRelay));
      }
      return judgedLocal;
    },
    add(at: number): void {
      lastRelay = relays.internText(at + Line.OTHER_TEXT);
      append(addresses.internText(at + Line.TEXT), lastRelay, numbers[at + Line.NUMBER] ?? 0);
    },
  };
  return table;
}

const loopback = [bytesOf('127.'), bytesOf('localhost['), bytesOf('::1[')];

/** Whether a relay such as `127.0.0.1[127.0.0.1]:10024` is on this machine. */
function isLocalRelay(relay: Uint8Array): boolean {
  return loopback.some((start) => matches(relay, 0, start));
}
