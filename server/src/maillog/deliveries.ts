import { type ByteBlock, bytesOf, findByte, matches } from './bytes.ts';
import { findStatus, readStatus } from './classify.ts';
import type { Interner } from './interner.ts';
import { Kind } from './kinds.ts';

/** The attempts to deliver, in order of their lines; texts are numbers of the interners. */
export interface Deliveries {
  readonly length: number;
  recipient(delivery: number): number;
  relay(delivery: number): number;
  /** Milliseconds from arrival to the end of the attempt. */
  delay(delivery: number): number;
}

export interface DeliveryTable extends Deliveries {
  /** Reads `to=<…>, …` at `at`; keeps it and returns its kind, or `Kind.note` where the line is no delivery. */
  read(block: ByteBlock, at: number, end: number): number;
  /** Whether the relay of the last delivery is on this machine. */
  relayIsLocal(): boolean;
}

const originalWord = bytesOf('orig_to=<');
const relayWord = bytesOf('relay=');
const delayWord = bytesOf('delay=');
const connectionUse = bytesOf('conn_use=');
/** Recipient, relay and delay. */
const WIDTH = 3;
const SEGMENT_BITS = 13;
const SEGMENT_MASK = (1 << SEGMENT_BITS) - 1;
/** Bytes of `delay=0, delays=0/0/0/0, dsn=2.0.0`: the status does not come before. */
const SHORTEST_DELAYS = 10;
const LONGEST_DELAY = 2_000_000_000;

/** A table without deliveries; addresses and relays are kept in the interners given. */
export function createDeliveries(addresses: Interner, relays: Interner): DeliveryTable {
  const segments: Int32Array[] = [];
  let lastRelay = 0;
  /** The relay that was asked about last, and the answer. */
  let judgedRelay = 0;
  let judgedLocal = false;

  const get = (delivery: number, field: number): number =>
    segments[delivery >>> SEGMENT_BITS]?.[(delivery & SEGMENT_MASK) * WIDTH + field] ?? 0;

  const add = (to: number, relay: number, delay: number): void => {
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
    read(block: ByteBlock, at: number, end: number): number {
      const { bytes } = block;
      const to = at + 4;
      const toEnd = addressEnd(block, to, end);
      let next = toEnd + 3;
      if (matches(bytes, next, originalWord)) next = addressEnd(block, next + originalWord.length, end) + 3;
      if (!matches(bytes, next, relayWord)) return Kind.note;
      const relay = next + relayWord.length;
      const relayEnd = fieldEnd(block, relay, end);
      next = relayEnd + 2;
      if (matches(bytes, next, connectionUse)) next = fieldEnd(block, next, end) + 2;
      const status = findStatus(block, next + SHORTEST_DELAYS, end);
      if (status < 0) return Kind.note;
      lastRelay = relays.intern(block, relay, relayEnd);
      add(addresses.intern(block, to, toEnd), lastRelay, readDelay(bytes, next, end));
      const kind = readStatus(block, status);
      return Math.min(kind, Kind.otherDelivery);
    },
  };
  return table;
}

/** Where the address that starts at `at` ends: at the `>` before a comma, or at the end of the line. */
export function addressEnd({ bytes, view }: ByteBlock, at: number, end: number): number {
  let i = findByte(view, at, end, 62);
  while (i + 1 < end && bytes[i + 1] !== 44) i = findByte(view, i + 1, end, 62);
  return i;
}

/** Where the field that starts at `at` ends: at its comma, or at the end of the line. */
export function fieldEnd({ view }: ByteBlock, at: number, end: number): number {
  return findByte(view, at, end, 44);
}

/** The milliseconds of `delay=1.2,` at `at`; 0 where it is something else. */
function readDelay(bytes: Uint8Array, at: number, end: number): number {
  if (!matches(bytes, at, delayWord)) return 0;
  let value = 0;
  let unit = 1000;
  for (let i = at + delayWord.length; i < end; i++) {
    const digit = (bytes[i] ?? 0) - 48;
    if (digit === -2) unit = 100;
    else if (digit < 0 || digit > 9) break;
    else if (unit === 1000) value = value * 10 + digit * 1000;
    else {
      value += digit * unit;
      unit = Math.floor(unit / 10);
    }
  }
  return Math.min(value, LONGEST_DELAY) | 0;
}

const loopback = [bytesOf('127.'), bytesOf('localhost['), bytesOf('::1[')];

/** Whether a relay such as `127.0.0.1[127.0.0.1]:10024` is on this machine. */
function isLocalRelay(relay: Uint8Array): boolean {
  return loopback.some((start) => matches(relay, 0, start));
}
