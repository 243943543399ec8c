import { type ByteBlock, blockOf, PADDING } from './bytes.ts';

/** Of a longer line only this many bytes are looked at; the rest is counted and skipped. */
export const PARSED_BYTES = 65_536;

/**
 * Takes one line: its bytes in `block` from `start` to `end` (no line end, at most PARSED_BYTES), and how many bytes it
 * has in the file, line end included. At least PADDING bytes of the block follow `end`.
 */
export type LineHandler = (block: ByteBlock, start: number, end: number, size: number) => void;

export interface LineSplitter {
  /** Takes the next bytes of the file, cut anywhere; the buffer may be reused afterwards. */
  feed(bytes: Uint8Array): void;
  /** Ends the file: hands over a last line without a line end. */
  finish(): void;
}

/** Cuts bytes that come in any chunking into lines at `\n`; a `\r` before it is dropped. */
export function createLineSplitter(handle: LineHandler): LineSplitter {
  /** The start of a line whose end has not come yet: PARSED_BYTES of it, and what may be looked at behind them. */
  let carry = blockOf(new Uint8Array(1024));
  let carried = 0;
  /** Bytes of that line so far, those not kept included. */
  let carriedSize = 0;

  const keep = (bytes: Uint8Array, start: number, end: number): void => {
    carriedSize += end - start;
    const wanted = Math.min(end - start, PARSED_BYTES + PADDING - carried);
    if (wanted <= 0) return;
    if (carried + wanted + PADDING > carry.bytes.length) {
      const larger = new Uint8Array(Math.max(carried + wanted + PADDING, carry.bytes.length * 2));
      larger.set(carry.bytes.subarray(0, carried));
      carry = blockOf(larger);
    }
    carry.bytes.set(bytes.subarray(start, start + wanted), carried);
    carried += wanted;
  };

  const flush = (lineEnd: number): void => {
    const size = carriedSize + lineEnd;
    const length = carried;
    carried = 0;
    carriedSize = 0;
    // What an earlier line left there must not complete a word of this one.
    carry.bytes.fill(0, length, length + PADDING);
    hand(handle, carry, 0, length, size);
  };

  /** Completes the carried line; returns where the next one starts, or -1. */
  const complete = (bytes: Uint8Array): number => {
    const newline = bytes.indexOf(10);
    keep(bytes, 0, newline < 0 ? bytes.length : newline);
    if (newline < 0) return -1;
    flush(1);
    return newline + 1;
  };

  /** Hands over a line too near to the block's end: from a copy that has its padding. */
  const handCopy = (bytes: Uint8Array, at: number, newline: number): void => {
    keep(bytes, at, newline);
    flush(1);
  };

  return {
    feed(bytes) {
      let at = carriedSize > 0 ? complete(bytes) : 0;
      if (at < 0) return;
      const block = blockOf(bytes);
      const safe = bytes.length - PADDING;
      for (let newline = bytes.indexOf(10, at); newline >= 0; newline = bytes.indexOf(10, at)) {
        if (newline <= safe) hand(handle, block, at, newline, newline + 1 - at);
        else handCopy(bytes, at, newline);
        at = newline + 1;
      }
      if (at < bytes.length) keep(bytes, at, bytes.length);
    },
    finish() {
      if (carriedSize > 0) flush(0);
    },
  };
}

function hand(handle: LineHandler, block: ByteBlock, start: number, end: number, size: number): void {
  if (end - start > PARSED_BYTES) handle(block, start, start + PARSED_BYTES, size);
  else if (end > start && block.bytes[end - 1] === 13) handle(block, start, end - 1, size);
  else handle(block, start, end, size);
}
