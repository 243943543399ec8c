import type { Kernel } from './kernel.ts';
import { BLOCK_BITS, BLOCK_WIDTH, LINE_BITS, LINE_WIDTH, LONG_LINE } from './kernelTerms.ts';
import { isDelivery } from './kinds.ts';

/** What is kept of every line. */
export interface LineTable {
  readonly length: number;
  /** Byte offset of the next line. */
  byteLength(): number;
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
  /** To be called when the kernel has read lines. */
  refresh(): void;
  /** The size of a line that is too long for the kernel's table. */
  setLongSize(line: number, size: number): void;
}

const BLOCK_MASK = (1 << BLOCK_BITS) - 1;
const SEGMENT_LINES = 1 << LINE_BITS;
const SEGMENT_MASK = SEGMENT_LINES - 1;
/** What the lines of a block share: their offset in two numbers, seconds, and how many deliveries came before. */
const OFFSET = 0;
const SECONDS = 2;
const DELIVERIES = 3;

/** The kernel's lines. */
export function createLineTable(kernel: Kernel): LineTable {
  const { own } = kernel;
  const lineDirectory = own.lineDirectory.value;
  const kindDirectory = own.kindDirectory.value;
  const blockDirectory = own.blockDirectory.value;
  const longSizes = new Map<number, number>();

  const has = (line: number): boolean => line >= 0 && line < table.length;

  const number = (line: number, field: number, none: number): number =>
    has(line)
      ? (kernel.numbers[kernel.entry(lineDirectory, line, LINE_BITS, LINE_WIDTH) + field] ?? none)
      : none;

  const shared = (line: number, field: number): number => {
    const at = kernel.entry(blockDirectory, line >>> BLOCK_BITS, LINE_BITS - BLOCK_BITS, BLOCK_WIDTH);
    return has(line) ? (kernel.numbers[at + field] ?? 0) >>> 0 : 0;
  };

  const kindPlace = (line: number): number => kernel.entry(kindDirectory, line, LINE_BITS, 0) * 4;

  const kind = (line: number): number =>
    has(line) ? (kernel.bytes[kindPlace(line) + (line & SEGMENT_MASK)] ?? 0) : 0;

  const size = (line: number): number => {
    const short = number(line, 2, 0) & 0xffff;
    return short === LONG_LINE ? (longSizes.get(line) ?? 0) : short;
  };

  /** Visits the deliveries of one segment from line `first` on; `before` came earlier. The number of the next. */
  const eachOfSegment = (
    first: number,
    before: number,
    visit: (delivery: number, thread: number) => void,
  ): number => {
    const count = Math.min(table.length - first, SEGMENT_LINES);
    const kinds = kindPlace(first);
    const lines = kernel.entry(lineDirectory, first, LINE_BITS, LINE_WIDTH);
    const { bytes, numbers } = kernel;
    let delivery = before;
    for (let i = 0; i < count; i++) {
      if (isDelivery(bytes[kinds + i] ?? 0)) visit(delivery++, numbers[lines + i * LINE_WIDTH] ?? -1);
    }
    return delivery;
  };

  const table = {
    length: 0,
    byteLength: (): number => Number(own.byteCount.value),
    thread: (line: number): number => number(line, 0, -1),
    previous: (line: number): number => number(line, 1, -1),
    kind,
    process: (line: number): number => number(line, 2, 0) >>> 16,
    size,
    start(line: number): number {
      let offset = shared(line, OFFSET) + shared(line, OFFSET + 1) * 2 ** 32;
      for (let before = line & ~BLOCK_MASK; before < line; before++) offset += size(before);
      return offset;
    },
    delivery(line: number): number {
      let delivery = shared(line, DELIVERIES);
      const { bytes } = kernel;
      const end = kindPlace(line) + (line & SEGMENT_MASK);
      for (let at = end - (line & BLOCK_MASK); at < end; at++) if (isDelivery(bytes[at] ?? 0)) delivery++;
      return delivery;
    },
    eachDelivery(visit: (delivery: number, thread: number) => void): void {
      let delivery = 0;
      for (let first = 0; first < table.length; first += SEGMENT_LINES) {
        delivery = eachOfSegment(first, delivery, visit);
      }
    },
    blockSeconds: (line: number): number => shared(line, SECONDS),
    refresh(): void {
      table.length = own.lineCount.value;
    },
    setLongSize(line: number, bytes: number): void {
      longSizes.set(line, bytes);
    },
  };
  return table;
}
