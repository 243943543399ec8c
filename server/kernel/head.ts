/** The head of a line: everything before its message. */
import {
  FLAGS,
  HOST,
  MESSAGE,
  PID,
  STAMPED,
  STOP_END,
  STOP_HOST,
  STOP_WRITER,
  WRITER,
} from '../src/maillog/lineRecord';
import { byteAt, findByte, isDigit } from './bytes';
import { findName, HOST_NAME, nameClass, nameNumber, WRITER_NAME } from './names';
import { readStamp } from './stamp';

const SPACE = 32;
const COLON = 58;
const LESS = 60;
const GREATER = 62;
const OPENING = 91;
const CLOSING = 93;

/** The name that STOP_HOST and STOP_WRITER ask about. */
export let nameStart: usize = 0;
export let nameEnd: usize = 0;
/** What the last head said of its writer, as bits; 0 where it names none. */
export let writerClass = 0;
/** Where the last head ended. */
export let message: usize = 0;

/** Reads the head of the line from `start` to `end` into its record; STOP_END, or why it cannot be read yet. */
export function readHead(start: usize, end: usize, record: usize): i32 {
  let at = byteAt(start) === LESS ? afterPriority(start, end) : start;
  store<i32>(record + (HOST << 2), 0);
  store<i32>(record + (WRITER << 2), -1);
  writerClass = 0;
  const after = readStamp(at, end, record);
  if (after !== 0) {
    store<i32>(record + (FLAGS << 2), load<i32>(record + (FLAGS << 2)) | STAMPED);
    at = byteAt(after) === LESS ? afterFacility(after, end) : after;
    at = readHost(at, end, record);
    if (at === 0) return STOP_HOST;
  }
  message = at;
  const stop = readWriter(at, end, record);
  store<u32>(record + (MESSAGE << 2), <u32>message);
  return stop;
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

/**
 * Reads the host's name at `at`; where the tag starts, or 0 to ask about it. A token that ends in a colon is a tag without
 * a host.
 */
function readHost(at: usize, end: usize, record: usize): usize {
  const stop = endOfName(at, end, SPACE, OPENING);
  if (stop === at || stop >= end || byteAt(stop) === OPENING || byteAt(stop - 1) === COLON) return at;
  const host = findName(HOST_NAME, at, stop);
  if (host === 0) {
    nameStart = at;
    nameEnd = stop;
    return 0;
  }
  store<i32>(record + (HOST << 2), nameNumber(host));
  return stop + 1;
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
function readWriter(at: usize, end: usize, record: usize): i32 {
  const stop = endOfName(at, end, SPACE, COLON, OPENING);
  if (stop === at || stop >= end || byteAt(stop) === SPACE) return STOP_END;
  const colon = readPid(stop, end, record);
  if (colon >= end || byteAt(colon) !== COLON) return STOP_END;
  const writer = findName(WRITER_NAME, at, stop);
  if (writer === 0) {
    nameStart = at;
    nameEnd = stop;
    return STOP_WRITER;
  }
  writerClass = nameClass(writer);
  store<i32>(record + (WRITER << 2), nameNumber(writer));
  message = min(colon + (byteAt(colon + 1) === SPACE ? 2 : 1), end);
  if (byteAt(message) === OPENING) message = afterSolarisId(message, end);
  return STOP_END;
}

/** Reads `[pid]` behind a tag, where it stands; where the text goes on, or `end` where the bracket is not closed. */
function readPid(stop: usize, end: usize, record: usize): usize {
  let value = 0;
  let at = stop;
  if (byteAt(stop) === OPENING) {
    for (at++; at < end && isDigit(byteAt(at)); at++) value = value * 10 + byteAt(at) - 48;
    at = byteAt(at) === CLOSING ? at + 1 : end;
  }
  store<i32>(record + (PID << 2), value);
  return at;
}

/** Skips `[ID 197553 mail.info] `, which Solaris writes before each message. */
function afterSolarisId(at: usize, end: usize): usize {
  if (load<u32>(at) !== 0x2044495b) return at;
  const limit = min(end, at + 40);
  const closing = findByte(at, limit, CLOSING);
  return closing < limit && byteAt(closing + 1) === SPACE ? closing + 2 : at;
}
