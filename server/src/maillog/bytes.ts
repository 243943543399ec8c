/** Byte strings: comparison and hashing without making JavaScript strings, four bytes at a time. */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8');

/** Bytes, also as a view that reads four of them at once. Whatever text stands in it ends PADDING before its end. */
export interface ByteBlock {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** Readers may look this far behind the end of a text; what they find there must not matter. */
export const PADDING = 64;

/** A view of memory as a block. */
export function blockOf(bytes: Uint8Array): ByteBlock {
  return {
    bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
  };
}

/** A copy of bytes with padding behind them. */
export function paddedBlock(bytes: Uint8Array): ByteBlock {
  const padded = new Uint8Array(bytes.length + PADDING);
  padded.set(bytes);
  return blockOf(padded);
}

/** The bytes of `text` in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text of the bytes from `start` to `end`; what is no UTF-8 becomes U+FFFD. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

/** Whether the bytes at `at` are those of `word`. */
export function matches(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}

/** Whether `length` bytes of one view at `at` equal those of another at `from`. */
export function sameBytes(one: DataView, at: number, other: DataView, from: number, length: number): boolean {
  if (length < 4) {
    for (let i = 0; i < length; i++) if (one.getUint8(at + i) !== other.getUint8(from + i)) return false;
    return true;
  }
  const last = length - 4;
  for (let i = 0; i < last; i += 4) {
    if (one.getInt32(at + i, true) !== other.getInt32(from + i, true)) return false;
  }
  return one.getInt32(at + last, true) === other.getInt32(from + last, true);
}

/**
 * Where `byte` stands first between `at` and `end`, or `end`. Looks at four bytes at a time: a byte equal to the wanted
 * one becomes zero, and the lowest zero byte of a word is the first whose high bit the subtraction sets.
 */
export function findByte(view: DataView, at: number, end: number, byte: number): number {
  const pattern = Math.imul(byte, 0x01010101);
  for (let i = at; i < end; i += 4) {
    const word = view.getInt32(i, true) ^ pattern;
    const zeros = (word - 0x01010101) & ~word & 0x80808080;
    if (zeros === 0) continue;
    return Math.min(i + ((31 - Math.clz32(zeros & -zeros)) >> 3), end);
  }
  return end;
}

/** Mixes the bits of a 32-bit hash, so that its low bits can choose a slot. */
export function mix(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return half ^ (half >>> 13);
}

/** A 32-bit hash of `length` bytes at `at`. */
export function hashBytes(view: DataView, at: number, length: number): number {
  let hash = length;
  if (length < 4) {
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ view.getUint8(at + i), 0x01000193);
    return mix(hash);
  }
  const last = length - 4;
  for (let i = 0; i < last; i += 4) hash = mixWord(hash, view.getInt32(at + i, true));
  return mix(mixWord(hash, view.getInt32(at + last, true)));
}

function mixWord(hash: number, word: number): number {
  const mixed = Math.imul(word, 0x9e3779b1);
  return Math.imul(hash ^ (mixed ^ (mixed >>> 15)), 0x85ebca6b) ^ (hash >>> 16);
}
