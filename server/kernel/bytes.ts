/** Byte strings: sixteen bytes at a time. */

/** Where `byte` stands first between `at` and `end`, or `end`. */
export function findByte(start: usize, end: usize, byte: i32): usize {
  const wanted = i8x16.splat(<u8>byte);
  for (let at = start; at < end; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), wanted));
    if (found !== 0) return min(at + ctz(found), end);
  }
  return end;
}

/** Whether `length` bytes at `one` equal those at `other`. */
export function same(one: usize, other: usize, length: usize): bool {
  for (let i: usize = 0; i < length; i += 16) {
    const equal = i8x16.bitmask(i8x16.eq(v128.load(one + i), v128.load(other + i)));
    if (ctz(~equal) < <i32>min<usize>(length - i, 16)) return false;
  }
  return true;
}

/** The golden ratio's fraction, in two halves. */
const MULTIPLIER: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;

/** Joins a number to a hash; its low bits can choose a slot. */
export function mix(hash: u64, word: u64): u64 {
  const mixed = (hash ^ word) * MULTIPLIER;
  return mixed ^ (mixed >> 32);
}

/** A mask for the first 1 to 8 bytes of a number. */
export function firstBytes(count: usize): u64 {
  return ~(<u64>0) >> (64 - (count << 3));
}

/** A hash of `length` bytes at `start`. */
export function hash(start: usize, length: usize): i32 {
  let mixed = mix(<u64>length, MULTIPLIER);
  let rest = length;
  for (let at = start; rest > 8; rest -= 8, at += 8) mixed = mix(mixed, load<u64>(at));
  const last = rest === 0 ? 0 : load<u64>(start + length - rest) & firstBytes(rest);
  return <i32>mix(mixed, last);
}

export function isDigit(byte: i32): bool {
  return <u32>(byte - 48) < 10;
}

export function byteAt(at: usize): i32 {
  return <i32>load<u8>(at);
}
