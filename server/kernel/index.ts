/**
 * The kernel of the log engine: reads lines of a log from bytes, and says of each what the index needs to know, as one
 * record (src/maillog/lineRecord.ts). It keeps nothing of a log but the names and the stamp before; all meaning is made
 * in TypeScript. Written in AssemblyScript, because JavaScript looks at one byte at a time and WebAssembly at sixteen.
 */
import {
  END,
  FLAGS,
  ID,
  SIZE,
  START,
  STOP_END,
  STOP_FULL,
  STOP_HOST,
  STOP_WRAPPED,
  STOP_WRITER,
} from '../src/maillog/lineRecord';
import { byteAt, findByte } from './bytes';
import { message, nameEnd, nameStart, readHead, writerClass } from './head';
import { input, PARSED_BYTES, RECORD_BYTES, RECORDS, records, scratch } from './memory';
import { readMessage } from './message';
import { forgetAnswers, forgetNames, HOST_NAME, learnName, WRITER_NAME } from './names';
import { readQueueId } from './queueId';
import { forgetStamp } from './stamp';

export { hash } from './bytes';
export { addPhrase } from './phrases';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Where the line is that comes after the last record. */
let next: usize = 0;
let stop: i32 = STOP_END;

export function inputAddress(): usize {
  return input;
}

export function scratchAddress(): usize {
  return scratch;
}

export function recordsAddress(): usize {
  return records;
}

/** Forgets what it knows of a log: another follows. */
export function reset(): void {
  forgetNames();
  forgetAnswers();
  forgetStamp();
}

/**
 * Reads the whole lines from `start` to `end` into records; returns how many. `nextLine` tells where it stopped, and
 * `stopReason` why; with STOP_WRAPPED the last record is that of the wrapped line, of which START, END and SIZE are set.
 */
export function readLines(start: usize, end: usize): i32 {
  let record = records;
  const full = records + RECORDS * RECORD_BYTES;
  stop = STOP_END;
  next = start;
  while (stop === STOP_END) {
    const feed = findByte(next, end, LINE_FEED);
    if (feed >= end) break;
    measure(next, feed, record);
    stop = isWrapped(next, feed) ? STOP_WRAPPED : readRecord(record);
    if (stop === STOP_HOST || stop === STOP_WRITER) break;
    record += RECORD_BYTES;
    next = feed + 1;
    if (stop === STOP_END && record === full) stop = STOP_FULL;
  }
  return <i32>((record - records) / RECORD_BYTES);
}

/** Reads the line from `start` to `end`, which need not have a line end, into the first record; a stop reason. */
export function readLine(start: usize, end: usize): i32 {
  measure(start, end, records);
  stop = readRecord(records);
  return stop;
}

export function nextLine(): usize {
  return next;
}

export function stopReason(): i32 {
  return stop;
}

/** The name asked about with STOP_HOST or STOP_WRITER. */
export function askedStart(): usize {
  return nameStart;
}

export function askedEnd(): usize {
  return nameEnd;
}

/** Answers the question; then the same line is to be read again. */
export function answer(number: i32, classes: i32): void {
  learnName(stop === STOP_HOST ? HOST_NAME : WRITER_NAME, nameStart, nameEnd, number, classes);
}

/** Reads a queue ID that is all of the text from `start` to `end` into the first record; whether it is one. */
export function readIdAlone(start: usize, end: usize): bool {
  return readQueueId(start, end, records + (ID << 2));
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
function measure(start: usize, feed: usize, record: usize): void {
  let end = feed;
  if (end - start > PARSED_BYTES) end = start + PARSED_BYTES;
  else if (end > start && byteAt(end - 1) === CARRIAGE_RETURN) end--;
  store<u32>(record + (SIZE << 2), <u32>(feed + 1 - start));
  store<u32>(record + (START << 2), <u32>start);
  store<u32>(record + (END << 2), <u32>end);
}

function readRecord(record: usize): i32 {
  const start = <usize>load<u32>(record + (START << 2));
  const end = <usize>load<u32>(record + (END << 2));
  store<i32>(record + (FLAGS << 2), 0);
  const reason = readHead(start, end, record);
  if (reason !== STOP_END) {
    // The line will be read again, and its stamp must be as new then.
    forgetStamp();
    return reason;
  }
  forgetAnswers();
  readMessage(message, end, writerClass, record);
  return STOP_END;
}
