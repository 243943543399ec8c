/** Byte strings: comparison without making JavaScript strings, four bytes at a time. */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8');

/** Bytes, also as a view that reads four of them at once. */
export interface ByteBlock {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** A view of memory as a block. */
export function blockOf(bytes: Uint8Array): ByteBlock {
  return {
    bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
  };
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

/** Mixes the bits of a 32-bit hash, so that its low bits can choose a slot. */
export function mix(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return half ^ (half >>> 13);
}
