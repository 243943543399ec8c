import { type ByteBlock, blockOf, sameBytes, textOf } from './bytes.ts';
import type { Kernel } from './kernel.ts';
import { TEXT_END, TEXT_HASH, TEXT_START } from './lineRecord.ts';

/** Gives equal byte strings the same small number, and keeps each once. */
export interface Interner {
  /** How many numbers are given; number 0 stands for the empty text. */
  readonly size: number;
  /** The number of the text that stands at `at` in the kernel's records. */
  internText(at: number): number;
  /** The number of the bytes from `start` to `end` in the kernel's memory. */
  internAt(start: number, end: number): number;
  /** The same where the kernel has made their hash. */
  intern(start: number, end: number, hash: number): number;
  /** The text with a number; empty for an unknown one. */
  text(number: number): string;
  /** The bytes with a number. */
  bytes(number: number): Uint8Array;
}

const CHUNK_BITS = 18;
const CHUNK_SIZE = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK_SIZE - 1;
const EMPTY = blockOf(new Uint8Array(2));

/** An interner without texts. Texts stand in chunks, each behind its length in two bytes. */
export function createInterner(kernel: Kernel): Interner {
  const { block, records } = kernel;
  const chunks: ByteBlock[] = [];
  let used = CHUNK_SIZE;
  /** Where each text stands; number 0 is the empty one. */
  let places = new Int32Array(256);
  /** Pairs of hash and number; number 0 says "free". */
  let slots = new Int32Array(512);
  let mask = 255;

  const equals = (number: number, at: number, length: number): boolean => {
    const place = places[number] ?? 0;
    const chunk = (chunks[place >>> CHUNK_BITS] ?? EMPTY).view;
    const start = place & CHUNK_MASK;
    return chunk.getUint16(start) === length && sameBytes(block.view, at, chunk, start + 2, length);
  };

  const add = (start: number, length: number): number => {
    if (used + length + 2 > CHUNK_SIZE) {
      chunks.push(blockOf(new Uint8Array(CHUNK_SIZE)));
      used = 0;
    }
    const chunk = chunks[chunks.length - 1] ?? EMPTY;
    chunk.view.setUint16(used, length);
    for (let i = 0; i < length; i++) chunk.bytes[used + 2 + i] = block.bytes[start + i] ?? 0;
    const number = interner.size++;
    if (number === places.length) {
      const larger = new Int32Array(number * 2);
      larger.set(places);
      places = larger;
    }
    places[number] = ((chunks.length - 1) << CHUNK_BITS) | used;
    used += length + 2;
    return number;
  };

  const grow = (): void => {
    const old = slots;
    slots = new Int32Array(old.length * 2);
    mask = old.length - 1;
    for (let i = 0; i < old.length; i += 2) {
      const hash = old[i] ?? 0;
      if (old[i + 1] === 0) continue;
      let slot = hash & mask;
      while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & mask;
      slots[slot * 2] = hash;
      slots[slot * 2 + 1] = old[i + 1] ?? 0;
    }
  };

  /** The slot that holds the text, or the free one where it belongs. */
  const slotOf = (hash: number, start: number, length: number): number => {
    let slot = hash & mask;
    for (;;) {
      const number = slots[slot * 2 + 1] ?? 0;
      if (number === 0 || (slots[slot * 2] === hash && equals(number, start, length))) return slot;
      slot = (slot + 1) & mask;
    }
  };

  const bytes = (number: number): Uint8Array => {
    if (number <= 0 || number >= interner.size) return new Uint8Array(0);
    const place = places[number] ?? 0;
    const chunk = chunks[place >>> CHUNK_BITS] ?? EMPTY;
    const start = place & CHUNK_MASK;
    return chunk.bytes.subarray(start + 2, start + 2 + chunk.view.getUint16(start));
  };

  const interner = {
    size: 1,
    internText: (at: number): number =>
      interner.intern(
        records[at + TEXT_START] ?? 0,
        records[at + TEXT_END] ?? 0,
        records[at + TEXT_HASH] ?? 0,
      ),
    internAt: (start: number, end: number): number =>
      interner.intern(start, end, kernel.hash(start, end - start)),
    intern(start: number, end: number, hash: number): number {
      const length = end - start;
      if (length <= 0) return 0;
      const slot = slotOf(hash, start, length);
      const known = slots[slot * 2 + 1] ?? 0;
      if (known !== 0) return known;
      const number = add(start, length);
      slots[slot * 2] = hash;
      slots[slot * 2 + 1] = number;
      if (number * 4 > mask * 3) grow();
      return number;
    },
    text(number: number): string {
      const found = bytes(number);
      return textOf(found, 0, found.length);
    },
    bytes,
  };
  return interner;
}
