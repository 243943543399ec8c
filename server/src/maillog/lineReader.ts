import { bytesOf, textOf } from './bytes.ts';
import { CHUNK_BYTES, type Kernel, PADDING, PARSED_BYTES } from './kernel.ts';
import { STOP_END, STOP_EVENTS, STOP_STAMP, STOP_WRAPPED, STOP_WRITER } from './kernelTerms.ts';
import { plainLine } from './plainLine.ts';

/** What the kernel cannot do by itself. */
export interface KernelHelper {
  /** Tells the time of a new stamp. */
  tellTime(): void;
  /** Tells what is known of a writer. */
  tellWriter(): void;
  /** Takes the events of the lines read since the last time. */
  takeEvents(): void;
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

/** Gives bytes that come in any chunking to a kernel; lines end at `\n`, and a `\r` before it is dropped. */
export function createLineReader(kernel: Kernel, helper: KernelHelper): LineReader {
  const { own } = kernel;
  const input = own.input.value;
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

  /** Does what the kernel has stopped for. */
  const help = (reason: number): void => {
    kernel.refresh();
    if (reason === STOP_STAMP) helper.tellTime();
    else if (reason === STOP_WRITER) helper.tellWriter();
    else if (reason === STOP_WRAPPED) readWrapped(own.lineStart(), own.lineEnd(), own.lineSize());
    else helper.takeEvents();
  };

  /** Gives the kernel one line that has `size` bytes in the file. */
  const readOne = (start: number, end: number, size: number): void => {
    for (let reason = STOP_EVENTS; reason !== STOP_END; ) {
      help(reason);
      reason = own.readLine(start, end, size);
    }
  };

  /** Gives it a line that may stand for another. */
  const readWrapped = (start: number, end: number, size: number): void => {
    const plain = plainLine(textOf(kernel.bytes, start, end));
    if (plain === undefined) readOne(start, end, size);
    else {
      const text = kernel.put(bytesOf(plain).subarray(0, PARSED_BYTES));
      readOne(text.start, text.end, size);
    }
  };

  const readWhole = (end: number): void => {
    for (let reason = own.readLines(input, end); reason !== STOP_END; ) {
      help(reason);
      reason = own.readLines(own.next.value, end);
    }
    help(STOP_EVENTS);
  };

  /** Gives it the line that was carried; its end in the file has `lineEnd` bytes. */
  const flush = (lineEnd: number): void => {
    const end = input + carried;
    const size = carried + skipped + lineEnd;
    kernel.bytes.set(carry.subarray(0, carried), input);
    kernel.bytes.fill(0, end, end + PADDING);
    carried = 0;
    skipped = 0;
    if (own.isWrapped(input, end)) readWrapped(input, Math.min(end, input + PARSED_BYTES), size);
    else readOne(input, end, size);
    help(STOP_EVENTS);
  };

  /** Skips to the end of a line that is too long; where the next one starts. */
  const skip = (bytes: Uint8Array, at: number): number => {
    const feed = bytes.indexOf(LINE_FEED, at);
    skipped += (feed < 0 ? bytes.length : feed) - at;
    if (feed < 0) return bytes.length;
    flush(1);
    return feed + 1;
  };

  const readChunk = (chunk: Uint8Array): void => {
    const whole = chunk.lastIndexOf(LINE_FEED) + 1;
    if (whole > 0) {
      kernel.bytes.set(carry.subarray(0, carried), input);
      kernel.bytes.set(chunk.subarray(0, whole), input + carried);
      const end = input + carried + whole;
      carried = 0;
      readWhole(end);
    }
    keep(chunk.subarray(whole));
  };

  return {
    feed(bytes) {
      for (let at = 0; at < bytes.length; ) {
        if (carried === KEPT_BYTES) at = skip(bytes, at);
        else {
          readChunk(bytes.subarray(at, at + CHUNK_BYTES));
          at += CHUNK_BYTES;
        }
      }
    },
    finish() {
      if (carried > 0) flush(0);
    },
  };
}
