/** What is kept of every line: 13 bytes and a share of its block. And of every attempt to deliver. */
import {
  BLOCK_BITS,
  BLOCK_WIDTH,
  DELIVERY_BITS,
  DELIVERY_WIDTH,
  EVENT_LONG_LINE,
  LINE_BITS,
  LINE_WIDTH,
  LONG_LINE,
} from '../src/maillog/kernelTerms';
import { addEvent } from './events';
import { entry, extend } from './memory';

const LINE_BYTES: usize = LINE_WIDTH * 4;
const BLOCK_BYTES: usize = BLOCK_WIDTH * 4;
const DELIVERY_BYTES: usize = DELIVERY_WIDTH * 4;
const BLOCKS_BITS = LINE_BITS - BLOCK_BITS;

export const lineDirectory: usize = memory.data(262_144, 16);
export const kindDirectory: usize = memory.data(262_144, 16);
export const blockDirectory: usize = memory.data(262_144, 16);
export const deliveryDirectory: usize = memory.data(131_072, 16);
/** Lines by kind. */
export const kindCounts: usize = memory.data(256, 16);

export let lineCount = 0;
export let deliveryCount = 0;
/** Bytes of all lines. */
export let byteCount: u64 = 0;

/** Adds a line; `before` is the one before of the same thread, `deliveries` how many attempts there were before it. */
export function addLine(
  size: u32,
  seconds: u32,
  deliveries: i32,
  thread: i32,
  before: i32,
  process: i32,
  kind: i32,
): void {
  const line = lineCount++;
  if ((line & ((1 << BLOCK_BITS) - 1)) === 0) beginBlock(line, seconds, deliveries);
  const record = entry(lineDirectory, line, LINE_BITS, LINE_BYTES);
  store<i32>(record, thread);
  store<i32>(record, before, 4);
  store<u32>(record, (process << 16) | min<u32>(size, LONG_LINE), 8);
  store<u8>(entry(kindDirectory, line, LINE_BITS, 1), kind);
  const count = kindCounts + ((<usize>kind) << 2);
  store<u32>(count, load<u32>(count) + 1);
  if (size >= <u32>LONG_LINE) addEvent(EVENT_LONG_LINE, size, 0, line, 0, 0);
  byteCount += size;
}

function beginBlock(line: i32, seconds: u32, deliveries: i32): void {
  extend(lineDirectory, line, LINE_BITS, LINE_BYTES);
  extend(kindDirectory, line, LINE_BITS, 1);
  extend(blockDirectory, line >> BLOCK_BITS, BLOCKS_BITS, BLOCK_BYTES);
  const block = entry(blockDirectory, line >> BLOCK_BITS, BLOCKS_BITS, BLOCK_BYTES);
  store<u64>(block, byteCount);
  store<u32>(block, seconds, 8);
  store<i32>(block, deliveries, 12);
}

/** Adds an attempt to deliver that took so many milliseconds. */
export function addDelivery(recipient: i32, relay: i32, delay: i32): void {
  const delivery = deliveryCount++;
  extend(deliveryDirectory, delivery, DELIVERY_BITS, DELIVERY_BYTES);
  const record = entry(deliveryDirectory, delivery, DELIVERY_BITS, DELIVERY_BYTES);
  store<i32>(record, recipient);
  store<i32>(record, relay, 4);
  store<i32>(record, delay, 8);
}
