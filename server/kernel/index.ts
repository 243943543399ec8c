/**
 * The kernel of the log engine: reads lines of a log from bytes and keeps the tables of its index. TypeScript brings the
 * bytes, tells what takes calendars and lists of programs, makes links of events, and reads the tables. Written in
 * AssemblyScript, because JavaScript looks at one byte at a time and WebAssembly at sixteen, and because tables are made
 * of memory here.
 */
import { STOP_END, STOP_EVENTS, STOP_STAMP, STOP_WRAPPED, STOP_WRITER } from '../src/maillog/kernelTerms';
import { byteAt, findByte } from './bytes';
import { eventCount, events, isFull } from './events';
import { readHead, tagEnd, tagStart } from './head';
import { foreign, indexLine, remoteQueuedAs, startSeen, withId } from './indexLine';
import { line, ownId } from './line';
import {
  blockDirectory,
  byteCount,
  deliveryCount,
  deliveryDirectory,
  kindCounts,
  kindDirectory,
  lineCount,
  lineDirectory,
} from './lines';
import { input, PARSED_BYTES, scratch } from './memory';
import { readMessage } from './message';
import { readQueueId } from './queueId';
import { idCount, latestThread, threadCount, threadDirectory } from './threads';

export { forgetEvents } from './events';
export { setTime } from './indexLine';
export { intern, textAddress, textCount } from './interner';
export { addPhrase } from './phrases';
export { day, month, time, year, zoneOffset } from './stamp';
export { tellWriter } from './writers';
export {
  blockDirectory,
  byteCount,
  deliveryCount,
  deliveryDirectory,
  eventCount,
  events,
  foreign,
  idCount,
  input,
  kindCounts,
  kindDirectory,
  lineCount,
  lineDirectory,
  remoteQueuedAs,
  scratch,
  startSeen,
  tagEnd,
  tagStart,
  threadCount,
  threadDirectory,
  withId,
};

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Where the next line starts. */
export let next: usize = 0;

/** Reads the whole lines from `start` to `end` until it has to stop: `next` tells where, the stop reason why. */
export function readLines(start: usize, end: usize): i32 {
  next = start;
  while (next < end) {
    if (isFull()) return STOP_EVENTS;
    const feed = findByte(next, end, LINE_FEED);
    measure(next, feed, <u32>(feed + 1 - next));
    const reason = isWrapped(next, feed) ? STOP_WRAPPED : addLineAtHand();
    if (reason === STOP_STAMP || reason === STOP_WRITER) return reason;
    next = feed + 1;
    if (reason !== STOP_END) return reason;
  }
  return STOP_END;
}

/** Reads the line from `start` to `end`, which has no line end, as one of `size` bytes; a stop reason. */
export function readLine(start: usize, end: usize, size: u32): i32 {
  measure(start, end, size);
  return addLineAtHand();
}

/** The line that STOP_WRAPPED is about. */
export function lineStart(): usize {
  return line.start;
}

export function lineEnd(): usize {
  return line.end;
}

export function lineSize(): u32 {
  return line.size;
}

/** The tag that STOP_WRITER asks about, as a number. */
export function askedTag(): i32 {
  return line.tag;
}

/** The latest thread of the queue ID that is the text from `start` to `end`, or -1. */
export function findId(start: usize, end: usize): i32 {
  return readQueueId(start, end, ownId) && ownId.end === end ? latestThread(ownId) : -1;
}

/** Whether the line may be a journal entry (`{`) or RFC 5424 (`<22>1 `). */
export function isWrapped(start: usize, end: usize): bool {
  const first = byteAt(start);
  if (first === 123) return start < end;
  if (first !== 60) return false;
  let at = start + 1;
  while (at < end && at < start + 5 && byteAt(at) !== 62) at++;
  return byteAt(at) === 62 && byteAt(at + 1) === 49 && byteAt(at + 2) === 32;
}

/** Where a line counts to: no carriage return, and not too far. */
function measure(start: usize, feed: usize, size: u32): void {
  line.start = start;
  line.size = size;
  line.end = feed;
  if (feed - start > PARSED_BYTES) line.end = start + PARSED_BYTES;
  else if (feed > start && byteAt(feed - 1) === CARRIAGE_RETURN) line.end--;
}

function addLineAtHand(): i32 {
  const reason = readHead();
  if (reason !== STOP_END) return reason;
  readMessage();
  indexLine();
  return STOP_END;
}
