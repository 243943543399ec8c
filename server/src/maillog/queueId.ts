import { LONGEST_ID } from './threadRecords.ts';

/** A queue ID found in bytes. Reused from line to line. */
export interface IdSpan {
  start: number;
  end: number;
}

const SHORT = 1;
const LONG = 2;

/** Which bytes a short (upper-case hexadecimal) and a long ID (digits and consonants) are made of. */
const classes = new Uint8Array(256);
for (const byte of new TextEncoder().encode('0123456789ABCDEF')) classes[byte] = SHORT;
for (const byte of new TextEncoder().encode('0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz')) {
  classes[byte] = (classes[byte] ?? 0) | LONG;
}

/**
 * Reads a queue ID at `at` into `id`; false where there is none. What follows it is the caller's to look at.
 * Short IDs are microseconds and inode in hexadecimal; long ones seconds (at least six digits to base 52),
 * microseconds (four), a `z` and the inode to base 51 (mail_queue.h).
 */
export function readQueueId(bytes: Uint8Array, at: number, end: number, id: IdSpan): boolean {
  let common = SHORT | LONG;
  let i = at;
  for (; i < end; i++) {
    const kinds = classes[bytes[i] ?? 0] ?? 0;
    if (kinds === 0) break;
    common &= kinds;
  }
  id.start = at;
  id.end = i;
  if (i - at < 6 || i - at > LONGEST_ID) return false;
  return (common & SHORT) !== 0 || ((common & LONG) !== 0 && hasInode(bytes, at, i));
}

/** Whether the last `z` of a long ID stands behind ten other bytes and before at least one. */
function hasInode(bytes: Uint8Array, start: number, end: number): boolean {
  let at = end - 1;
  while (at > start && bytes[at] !== 122) at--;
  return at - start >= 10 && end - at >= 2;
}

/** Whether `text` is a queue ID, short or long. */
export function isQueueId(text: string): boolean {
  return (
    /^[0-9A-F]{6,40}$/.test(text) ||
    (text.length <= LONGEST_ID &&
      /^[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,}z[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-y]+$/.test(text))
  );
}
