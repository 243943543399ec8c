/** The head of a line: everything before its message. */
import { HOSTS, STOP_END, STOP_STAMP, STOP_WRITER, TAGS } from '../src/maillog/kernelTerms';
import { byteAt, findByte, isDigit, same } from './bytes';
import { intern, textAddress } from './interner';
import { line } from './line';
import { isNew, readStamp } from './stamp';
import { writerOfTag } from './writers';

const SPACE = 32;
const COLON = 58;
const LESS = 60;
const GREATER = 62;
const OPENING = 91;
const CLOSING = 93;

/** The tag that STOP_WRITER asks about. */
export let tagStart: usize = 0;
export let tagEnd: usize = 0;
/** The host of the line before. */
let lastHost: usize = 0;
let lastHostLength: usize = 0;
let lastHostNumber = 0;
/** Where the line starts of whose stamp TypeScript has told the time. */
let settledAt: usize = 0;

/** Reads the head of the line at hand; STOP_END, or what TypeScript must tell before it is read again. */
export function readHead(): i32 {
  const start = line.start;
  const end = line.end;
  let at = byteAt(start) === LESS ? afterPriority(start, end) : start;
  line.host = 0;
  line.tag = -1;
  line.writer = 0;
  const after = readStamp(at, end);
  line.isStamped = after !== 0;
  if (after !== 0) {
    if (isNew && settledAt !== start) {
      settledAt = start;
      return STOP_STAMP;
    }
    at = byteAt(after) === LESS ? afterFacility(after, end) : after;
    at = readHost(at, end);
  }
  line.message = at;
  const reason = readWriter(at, end);
  if (reason === STOP_END) settledAt = 0;
  return reason;
}

/** Skips a syslog priority, `<22>`. */
function afterPriority(start: usize, end: usize): usize {
  const limit = min(end, start + 5);
  for (let at = start + 1; at < limit; at++) if (byteAt(at) === GREATER) return at + 1;
  return start;
}

/** Skips `<mail.info> `, which FreeBSD's syslogd -v writes behind the stamp. */
function afterFacility(start: usize, end: usize): usize {
  const limit = min(end, start + 24);
  for (let at = start + 1; at < limit; at++) {
    if (byteAt(at) === GREATER && byteAt(at + 1) === SPACE) return at + 2;
    if (byteAt(at) === SPACE) return start;
  }
  return start;
}

/** Reads the host's name at `at`; where the tag starts. A token that ends in a colon is a tag without a host. */
function readHost(at: usize, end: usize): usize {
  const stop = endOfName(at, end, SPACE, OPENING);
  if (stop === at || stop >= end || byteAt(stop) === OPENING || byteAt(stop - 1) === COLON) return at;
  line.host = hostAt(at, stop);
  return stop + 1;
}

/** Nearly every line comes from the host of the line before. */
function hostAt(at: usize, stop: usize): i32 {
  const length = stop - at;
  if (length === lastHostLength && same(at, lastHost, length)) return lastHostNumber;
  lastHostNumber = intern(HOSTS, at, stop);
  lastHost = textAddress(HOSTS, lastHostNumber);
  lastHostLength = length;
  return lastHostNumber;
}

/** Where one of three bytes stands first, or `end`. */
function endOfName(start: usize, end: usize, one: i32, other: i32, third: i32 = one): usize {
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const either = v128.or(i8x16.eq(bytes, i8x16.splat(<u8>one)), i8x16.eq(bytes, i8x16.splat(<u8>other)));
    const found = i8x16.bitmask(v128.or(either, i8x16.eq(bytes, i8x16.splat(<u8>third))));
    if (found !== 0) return min(at + ctz(found), end);
  }
  return end;
}

/** Reads `tag[pid]: ` at `at`; leaves the message where it was when there is no tag. */
function readWriter(at: usize, end: usize): i32 {
  const stop = endOfName(at, end, SPACE, COLON, OPENING);
  if (stop === at || stop >= end || byteAt(stop) === SPACE) return STOP_END;
  const colon = readPid(stop, end);
  if (colon >= end || byteAt(colon) !== COLON) return STOP_END;
  line.tag = intern(TAGS, at, stop);
  line.writer = writerOfTag(line.tag);
  if (line.writer === 0) {
    tagStart = at;
    tagEnd = stop;
    return STOP_WRITER;
  }
  line.message = min(colon + (byteAt(colon + 1) === SPACE ? 2 : 1), end);
  if (byteAt(line.message) === OPENING) line.message = afterSolarisId(line.message, end);
  return STOP_END;
}

/** Reads `[pid]` behind a tag, where it stands; where the text goes on, or `end` where the bracket is not closed. */
function readPid(stop: usize, end: usize): usize {
  let value = 0;
  let at = stop;
  if (byteAt(stop) === OPENING) {
    for (at++; at < end && isDigit(byteAt(at)); at++) value = value * 10 + byteAt(at) - 48;
    at = byteAt(at) === CLOSING ? at + 1 : end;
  }
  line.pid = value;
  return at;
}

/** Skips `[ID 197553 mail.info] `, which Solaris writes before each message. */
function afterSolarisId(at: usize, end: usize): usize {
  if (load<u32>(at) !== 0x2044495b) return at;
  const limit = min(end, at + 40);
  const closing = findByte(at, limit, CLOSING);
  return closing < limit && byteAt(closing + 1) === SPACE ? closing + 2 : at;
}
