/**
 * Queue IDs. Short ones are microseconds and inode in hexadecimal; long ones seconds (at least six digits to base 52),
 * microseconds (four), a `z` and the inode to base 51 (mail_queue.h).
 */
import { firstBytes, hash } from './bytes';
import { QueueId } from './line';

const SHORTEST: usize = 6;
const LONGEST: usize = 40;
const INODE_MARK: u8 = 122;

/**
 * What a byte can be part of, by its halves: a bit that both tables have says so. Each of the rows of ASCII that hold
 * digits and letters has a bit for long IDs, the first two another for short ones.
 */
const byUpperHalf: usize = memory.data(16, 16);
const byLowerHalf: usize = memory.data(16, 16);
const FIRST_ROW = 3;
const LONG_BITS: u8 = 0b0011111;
const SHORT_BITS: u8 = 0b1100000;

allow('0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz', 0);
allow('0123456789ABCDEF', 5);

function allow(characters: string, firstBit: i32): void {
  for (let i = 0; i < characters.length; i++) {
    const byte = characters.charCodeAt(i);
    const bit = 1 << ((byte >> 4) - FIRST_ROW + firstBit);
    const upper = byUpperHalf + (byte >> 4);
    const lower = byLowerHalf + (byte & 15);
    store<u8>(upper, load<u8>(upper) | bit);
    store<u8>(lower, load<u8>(lower) | bit);
  }
}

/** Reads a queue ID at `at` into `into`; false where there is none. What follows it is the caller's to look at. */
export function readQueueId(at: usize, end: usize, into: QueueId): bool {
  let isShort = true;
  let isLong = true;
  let stop = at;
  for (let run: usize = 16; run === 16 && stop - at <= LONGEST; stop += run) {
    const bytes = v128.load(stop);
    const lower = i8x16.swizzle(v128.load(byLowerHalf), v128.and(bytes, i8x16.splat(15)));
    const rows = v128.and(lower, i8x16.swizzle(v128.load(byUpperHalf), i8x16.shr_u(bytes, 4)));
    const short = i8x16.bitmask(i8x16.ne(v128.and(rows, i8x16.splat(SHORT_BITS)), i8x16.splat(0)));
    const long = i8x16.bitmask(i8x16.ne(v128.and(rows, i8x16.splat(LONG_BITS)), i8x16.splat(0)));
    run = min<usize>(ctz(~(short | long)), end - stop);
    const all = (1 << (<i32>run)) - 1;
    isShort = isShort && (short & all) === all;
    isLong = isLong && (long & all) === all;
  }
  const length = stop - at;
  if (length < SHORTEST || length > LONGEST) return false;
  if (!isShort && !(isLong && hasInode(at, stop))) return false;
  keepId(at, stop, into);
  return true;
}

/** Whether the last `z` of a long ID stands behind ten other bytes and before at least one. */
function hasInode(start: usize, end: usize): bool {
  let at = end - 1;
  while (at > start && load<u8>(at) !== INODE_MARK) at--;
  return at - start >= 10 && end - at >= 2;
}

function keepId(at: usize, end: usize, into: QueueId): void {
  const length = end - at;
  const low = min<usize>(length, 8);
  const high = min<usize>(length, 16) - low;
  into.start = at;
  into.end = end;
  into.hash = hash(at, length);
  into.low = load<u64>(at) & firstBytes(low);
  into.high = high === 0 ? 0 : load<u64>(at + 8) & firstBytes(high);
}
