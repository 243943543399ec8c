import { bytesOf, textOf } from './bytes.ts';
import { CHUNK_BYTES, type Kernel, PADDING, PARSED_BYTES, takeKernel } from './kernel.ts';
import { END, SIZE, START, STOP_END, STOP_HOST, STOP_WRAPPED, STOP_WRITER, WIDTH } from './lineRecord.ts';
import { plainLine } from './plainLine.ts';

/** What the reader hands lines to, and asks. */
export interface LineTaker {
  /** Takes the line whose record starts at `at` in the kernel's records. */
  line(at: number): void;
  /** The number of the host whose name stands from `start` to `end` in the kernel's memory. */
  host(start: number, end: number): number;
  /** The number of the writer with this tag, and its classes (`CLASS_…`). */
  writer(start: number, end: number): { readonly tag: number; readonly classes: number };
}

export interface LineReader {
  /** Takes the next bytes of the file, cut anywhere; the buffer may be reused afterwards. */
  feed(bytes: Uint8Array): void;
  /** Ends the file: hands over a last line without a line end. */
  finish(): void;
}

/** Of a line that has not ended so much is kept. */
const KEPT_BYTES = PARSED_BYTES + PADDING;
const LINE_FEED = 10;

/** Reads bytes that come in any chunking line by line; lines end at `\n`, and a `\r` before it is dropped. */
export function createLineReader(taker: LineTaker): LineReader {
  /** The start of a line whose end has not come yet. */
  let carry = new Uint8Array(1024);
  let carried = 0;
  /** Bytes of that line behind those that are kept. */
  let skipped = 0;

  const keep = (bytes: Uint8Array): void => {
    const wanted = Math.min(bytes.length, KEPT_BYTES - carried);
    skipped += bytes.length - wanted;
    if (carried + wanted > carry.length) {
      const larger = new Uint8Array(Math.min(Math.max(carried + wanted, carry.length * 2), KEPT_BYTES));
      larger.set(carry.subarray(0, carried));
      carry = larger;
    }
    carry.set(bytes.subarray(0, wanted), carried);
    carried += wanted;
  };

  const answer = (kernel: Kernel, reason: number): void => {
    const start = kernel.askedStart();
    const end = kernel.askedEnd();
    if (reason === STOP_HOST) kernel.answer(taker.host(start, end), 0);
    else {
      const { tag, classes } = taker.writer(start, end);
      kernel.answer(tag, classes);
    }
  };

  /** Hands over one line that has `size` bytes in the file. */
  const readOne = (kernel: Kernel, start: number, end: number, size: number): void => {
    for (let reason = -1; reason !== STOP_END; ) {
      reason = kernel.readLine(start, end);
      if (reason !== STOP_END) answer(kernel, reason);
    }
    kernel.records[SIZE] = size;
    taker.line(0);
  };

  /** Hands over a line that may stand for another. */
  const readWrapped = (kernel: Kernel, start: number, end: number, size: number): void => {
    const plain = plainLine(textOf(kernel.block.bytes, start, end));
    if (plain === undefined) {
      readOne(kernel, start, end, size);
      return;
    }
    const bytes = bytesOf(plain).subarray(0, PARSED_BYTES);
    kernel.block.bytes.set(bytes, kernel.scratch);
    kernel.block.bytes.fill(0, kernel.scratch + bytes.length, kernel.scratch + bytes.length + PADDING);
    readOne(kernel, kernel.scratch, kernel.scratch + bytes.length, size);
  };

  /** Hands over the lines that were read; with STOP_WRAPPED the last of them is one that may stand for another. */
  const take = (kernel: Kernel, count: number, reason: number): void => {
    const whole = reason === STOP_WRAPPED ? count - 1 : count;
    for (let i = 0; i < whole; i++) taker.line(i * WIDTH);
    if (whole === count) return;
    const at = whole * WIDTH;
    const { records } = kernel;
    readWrapped(kernel, records[at + START] ?? 0, records[at + END] ?? 0, records[at + SIZE] ?? 0);
  };

  /** Hands over whole lines. */
  const readAll = (kernel: Kernel, start: number, end: number): void => {
    for (let from = start, reason = -1; reason !== STOP_END; from = kernel.nextLine()) {
      const count = kernel.readLines(from, end);
      reason = kernel.stopReason();
      take(kernel, count, reason);
      if (reason === STOP_HOST || reason === STOP_WRITER) answer(kernel, reason);
    }
  };

  /** Hands over the line that was carried; its end in the file has `lineEnd` bytes. */
  const flush = (kernel: Kernel, lineEnd: number): void => {
    const { block, input } = kernel;
    const end = input + carried;
    const size = carried + skipped + lineEnd;
    block.bytes.set(carry.subarray(0, carried), input);
    block.bytes.fill(0, end, end + PADDING);
    carried = 0;
    skipped = 0;
    if (kernel.isWrapped(input, end)) readWrapped(kernel, input, Math.min(end, input + PARSED_BYTES), size);
    else readOne(kernel, input, end, size);
  };

  /** Skips to the end of a line that is too long; where the next one starts. */
  const skip = (kernel: Kernel, bytes: Uint8Array, at: number): number => {
    const feed = bytes.indexOf(LINE_FEED, at);
    skipped += (feed < 0 ? bytes.length : feed) - at;
    if (feed < 0) return bytes.length;
    flush(kernel, 1);
    return feed + 1;
  };

  const readChunk = (kernel: Kernel, chunk: Uint8Array): void => {
    const { block, input } = kernel;
    const whole = chunk.lastIndexOf(LINE_FEED) + 1;
    if (whole > 0) {
      block.bytes.set(carry.subarray(0, carried), input);
      block.bytes.set(chunk.subarray(0, whole), input + carried);
      const end = input + carried + whole;
      carried = 0;
      readAll(kernel, input, end);
    }
    keep(chunk.subarray(whole));
  };

  const reader: LineReader = {
    feed(bytes) {
      const kernel = takeKernel(reader);
      for (let at = 0; at < bytes.length; ) {
        if (carried === KEPT_BYTES) at = skip(kernel, bytes, at);
        else {
          readChunk(kernel, bytes.subarray(at, at + CHUNK_BYTES));
          at += CHUNK_BYTES;
        }
      }
    },
    finish() {
      if (carried > 0) flush(takeKernel(reader), 0);
    },
  };
  return reader;
}
