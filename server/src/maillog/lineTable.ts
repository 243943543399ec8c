import { type Column, createColumn } from './columns.ts';
import { isDelivery } from './kinds.ts';

/** Lines of one block share one stored offset, time and number of deliveries before them. */
const BLOCK_BITS = 6;
const BLOCK_MASK = (1 << BLOCK_BITS) - 1;
const SEGMENT_BITS = 13;
const SEGMENT_SIZE = 1 << SEGMENT_BITS;
const SEGMENT_MASK = SEGMENT_SIZE - 1;
const TOO_LONG = 65_535;
/** Offsets are kept in units of this many bytes and the rest, because 32 bits do not reach. */
const OFFSET_UNIT = 2 ** 30;

/** What is kept of every line: 13 bytes and a share of its block. */
export interface LineTable {
  readonly length: number;
  /** Byte offset of the next line. */
  byteLength(): number;
  add(
    size: number,
    seconds: number,
    deliveriesBefore: number,
    thread: number,
    previous: number,
    process: number,
    kind: number,
  ): void;
  /** Thread of a line, or -1. */
  thread(line: number): number;
  /** The line before of the same thread, or -1. */
  previous(line: number): number;
  kind(line: number): number;
  /** The low 16 bits of the number of the process that wrote it. */
  process(line: number): number;
  /** Byte offset of the line's start, and its size with its line end. */
  start(line: number): number;
  size(line: number): number;
  /** Number of the delivery that a delivery line tells of. */
  delivery(line: number): number;
  /** Calls `visit` with every delivery and its thread, in order of the lines. */
  eachDelivery(visit: (delivery: number, thread: number) => void): void;
  /** Seconds since 1970 at the start of the line's block (at most 64 lines before it). */
  blockSeconds(line: number): number;
}

/** What is known of 8192 lines. */
interface Segment {
  /** Three numbers a line: its thread, the line before of the same thread, and process and size (16 bits each). */
  readonly numbers: Int32Array;
  readonly kinds: Uint8Array;
}

const WIDTH = 3;

function createSegment(): Segment {
  return { numbers: new Int32Array(SEGMENT_SIZE * WIDTH), kinds: new Uint8Array(SEGMENT_SIZE) };
}

interface Blocks {
  readonly units: Column;
  readonly offsets: Column;
  readonly times: Column;
  readonly ranks: Column;
}

/** A table without lines. */
export function createLineTable(): LineTable {
  const segments: Segment[] = [];
  const blocks: Blocks = {
    units: createColumn(),
    offsets: createColumn(),
    times: createColumn(),
    ranks: createColumn(),
  };
  const longSizes = new Map<number, number>();
  let segment = createSegment();
  /** The next line's offset, in whole units and rest. */
  let units = 0;
  let rest = 0;

  const segmentOf = (line: number): Segment | undefined => segments[line >>> SEGMENT_BITS];

  const number = (line: number, field: number, none: number): number =>
    segmentOf(line)?.numbers[(line & SEGMENT_MASK) * WIDTH + field] ?? none;

  const size = (line: number): number => {
    const short = number(line, 2, 0) & 0xffff;
    return short === TOO_LONG ? (longSizes.get(line) ?? 0) : short;
  };
  const kind = (line: number): number => segmentOf(line)?.kinds[line & SEGMENT_MASK] ?? 0;

  const beginBlock = (seconds: number, deliveriesBefore: number): void => {
    blocks.units.push(units);
    blocks.offsets.push(rest);
    blocks.times.push(seconds);
    blocks.ranks.push(deliveriesBefore);
    if ((table.length & SEGMENT_MASK) !== 0) return;
    segment = createSegment();
    segments.push(segment);
  };

  const table = {
    length: 0,
    add(
      bytes: number,
      seconds: number,
      deliveriesBefore: number,
      thread: number,
      previous: number,
      process: number,
      lineKind: number,
    ): void {
      const line = table.length;
      if ((line & BLOCK_MASK) === 0) beginBlock(seconds, deliveriesBefore);
      const at = line & SEGMENT_MASK;
      if (bytes >= TOO_LONG) longSizes.set(line, bytes);
      const { numbers } = segment;
      numbers[at * WIDTH] = thread;
      numbers[at * WIDTH + 1] = previous;
      numbers[at * WIDTH + 2] = (process << 16) | Math.min(bytes, TOO_LONG);
      segment.kinds[at] = lineKind;
      table.length = line + 1;
      rest += bytes;
      if (rest >= OFFSET_UNIT) {
        units += Math.floor(rest / OFFSET_UNIT);
        rest %= OFFSET_UNIT;
      }
    },
    byteLength: (): number => units * OFFSET_UNIT + rest,
    thread: (line: number): number => (line >= 0 && line < table.length ? number(line, 0, -1) : -1),
    previous: (line: number): number => number(line, 1, -1),
    kind,
    process: (line: number): number => number(line, 2, 0) >>> 16,
    size,
    start(line: number): number {
      const block = line >>> BLOCK_BITS;
      let offset = blocks.units.get(block) * OFFSET_UNIT + blocks.offsets.get(block);
      for (let before = line & ~BLOCK_MASK; before < line; before++) offset += size(before);
      return offset;
    },
    delivery(line: number): number {
      let delivery = blocks.ranks.get(line >>> BLOCK_BITS);
      for (let before = line & ~BLOCK_MASK; before < line; before++) if (isDelivery(kind(before))) delivery++;
      return delivery;
    },
    eachDelivery(visit: (delivery: number, thread: number) => void): void {
      let delivery = 0;
      for (const [i, { numbers, kinds }] of segments.entries()) {
        const count = Math.min(table.length - i * SEGMENT_SIZE, SEGMENT_SIZE);
        for (let at = 0; at < count; at++) {
          if (isDelivery(kinds[at] ?? 0)) visit(delivery++, numbers[at * WIDTH] ?? -1);
        }
      }
    },
    blockSeconds: (line: number): number => blocks.times.get(line >>> BLOCK_BITS) >>> 0,
  };
  return table;
}
