/** The message of a line: what it begins with, and the texts, queue IDs and numbers that the index needs of it. */
import {
  CLASS_NAMES_IDS,
  CLASS_POSTFIX,
  FLAGS,
  FORWARDED_AS,
  HAS_ID,
  HAS_OTHER_ID,
  HAS_OTHER_TEXT,
  HAS_TEXT,
  ID,
  ID_END,
  LEADING_ID,
  MESSAGE,
  NUMBER,
  OTHER_ID,
  OTHER_TEXT,
  PHRASE,
  PHRASES_FOREIGN,
  PHRASES_OF_STATUS,
  PHRASES_WITH_ID,
  PHRASES_WITHOUT_ID,
  POSTFIX,
  QUEUED_AS,
  READ_CLIENT,
  READ_DELIVERY,
  READ_NAMED_ID,
  READ_ORIGINAL_ID,
  READ_SENDER,
  STAMPED,
  STATUS,
  TEXT,
  TEXT_END,
  TEXT_HASH,
  TEXT_START,
} from '../src/maillog/lineRecord';
import { byteAt, findByte, hash, isDigit } from './bytes';
import { findPhrase, phraseLength, phraseReader, phraseValue } from './phrases';
import { readQueueId } from './queueId';
import { lengthOf, startsWith, word } from './words';

const SPACE = 32;
const CLOSING = 41;
const COMMA = 44;
const COLON = 58;
const GREATER = 62;

/** Texts are kept up to this length. */
const LONGEST_TEXT: usize = 4096;
/** Bytes of `delay=0, delays=0/0/0/0, dsn=2.0.0`: the status does not come before. */
const SHORTEST_DELAYS: usize = 10;
const LONGEST_DELAY: i64 = 2_000_000_000;

const originalRecipient = word('orig_to=<');
const relay = word('relay=');
const connectionUse = word('conn_use=');
const delay = word('delay=');
const status = word(', status=');
const size = word(', size=');
const sender = word('from=<');
const saslUser = word('sasl_username=');
const originalQueueId = word('orig_queue_id=');
const originalId = word('orig_id=');
const queuedAs = word('queued as ');
const forwardedAs = word('forwarded as ');

function flag(record: usize, flags: i32): void {
  store<i32>(record + (FLAGS << 2), load<i32>(record + (FLAGS << 2)) | flags);
}

/** Reads the message from `at` to `end` of a writer with these classes. */
export function readMessage(at: usize, end: usize, classes: i32, record: usize): void {
  const id = record + (ID << 2);
  if ((classes & CLASS_POSTFIX) === 0) {
    store<i32>(record + (PHRASE << 2), 0);
    if ((load<i32>(record + (FLAGS << 2)) & STAMPED) !== 0) readForeign(at, end, classes, record);
  } else if (readQueueId(at, end, id) && isIdEnd(idEnd(id), end)) {
    const behind = min(idEnd(id) + 2, end);
    store<u32>(record + (MESSAGE << 2), <u32>behind);
    flag(record, POSTFIX | HAS_ID | LEADING_ID);
    readPhrase(PHRASES_WITH_ID, behind, end, record);
  } else {
    flag(record, POSTFIX);
    readPhrase(PHRASES_WITHOUT_ID, at, end, record);
  }
}

function idEnd(id: usize): usize {
  return <usize>load<u32>(id + (ID_END << 2));
}

/** Whether a queue ID that ends at `at` is followed by a colon and a blank or the line's end. */
function isIdEnd(at: usize, end: usize): bool {
  return at < end && byteAt(at) === COLON && (at + 1 >= end || byteAt(at + 1) === SPACE);
}

function readPhrase(table: i32, at: usize, end: usize, record: usize): void {
  const phrase = findPhrase(table, at);
  if (phrase === 0) {
    store<i32>(record + (PHRASE << 2), 0);
    return;
  }
  store<i32>(record + (PHRASE << 2), phraseValue(phrase));
  switch (phraseReader(phrase)) {
    case READ_DELIVERY:
      readDelivery(at + 4, end, record);
      break;
    case READ_SENDER:
      readSender(at, end, record);
      break;
    case READ_CLIENT:
      readClient(at + phraseLength(phrase), end, record);
      break;
    case READ_NAMED_ID:
      readNamedId(table, at, end, record);
      break;
    case READ_ORIGINAL_ID:
      readOriginalId(at, end, record);
      break;
    default:
      break;
  }
}

function keepText(place: i32, at: usize, end: usize, record: usize): void {
  const stop = max(at, min(end, at + LONGEST_TEXT));
  const text = record + (place << 2);
  store<u32>(text + (TEXT_START << 2), <u32>at);
  store<u32>(text + (TEXT_END << 2), <u32>stop);
  store<i32>(text + (TEXT_HASH << 2), hash(at, stop - at));
}

/** Where the address that starts at `at` ends: at the `>` before a comma, or at the end of the line. */
function addressEnd(at: usize, end: usize): usize {
  let stop = findByte(at, end, GREATER);
  while (stop + 1 < end && byteAt(stop + 1) !== COMMA) stop = findByte(stop + 1, end, GREATER);
  return stop;
}

/** `to=<ADDRESS>, orig_to=<ADDRESS>, relay=…, conn_use=…, delay=…, …, status=… (…)`; `to` is behind the bracket. */
function readDelivery(to: usize, end: usize, record: usize): void {
  const toEnd = addressEnd(to, end);
  let next = toEnd + 3;
  if (startsWith(next, originalRecipient)) next = addressEnd(next + lengthOf(originalRecipient), end) + 3;
  if (!startsWith(next, relay)) return;
  const relayStart = next + lengthOf(relay);
  const relayEnd = findByte(relayStart, end, COMMA);
  next = relayEnd + 2;
  if (startsWith(next, connectionUse)) next = findByte(next, end, COMMA) + 2;
  const outcome = findStatus(next + SHORTEST_DELAYS, end);
  if (outcome === 0) return;
  const phrase = findPhrase(PHRASES_OF_STATUS, outcome);
  store<i32>(record + (STATUS << 2), phrase === 0 ? 0 : phraseValue(phrase));
  store<i32>(record + (NUMBER << 2), readDelay(next, end));
  keepText(TEXT, to, toEnd, record);
  keepText(OTHER_TEXT, relayStart, relayEnd, record);
  flag(record, HAS_TEXT | HAS_OTHER_TEXT);
  readReply(outcome, end, record);
}

/** Where the word behind `, status=` starts, looked for from `at`; 0 where there is none. */
function findStatus(at: usize, end: usize): usize {
  for (let comma = findByte(at, end, COMMA); comma + lengthOf(status) <= end; ) {
    if (startsWith(comma, status)) return comma + lengthOf(status);
    comma = findByte(comma + 1, end, COMMA);
  }
  return 0;
}

/** The milliseconds of `delay=1.2,` at `at`; 0 where it is something else. */
function readDelay(start: usize, end: usize): i32 {
  if (!startsWith(start, delay)) return 0;
  let value: i64 = 0;
  let unit: i64 = 1000;
  for (let at = start + lengthOf(delay); at < end && value < LONGEST_DELAY; at++) {
    const byte = byteAt(at);
    if (byte === 46) unit = 100;
    else if (!isDigit(byte)) break;
    else if (unit === 1000) value = value * 10 + (byte - 48) * 1000;
    else {
      value += (byte - 48) * unit;
      unit /= 10;
    }
  }
  return <i32>min(value, LONGEST_DELAY);
}

/** The reply's end, `queued as ID)` or `forwarded as ID)`; it starts behind `from`. */
function readReply(from: usize, end: usize, record: usize): void {
  const close = end - 1;
  if (byteAt(close) !== CLOSING) return;
  let start = close;
  while (start > from && isWordByte(byteAt(start - 1))) start--;
  const isQueued = start - lengthOf(queuedAs) >= from && startsWith(start - lengthOf(queuedAs), queuedAs);
  const isForwarded =
    !isQueued &&
    start - lengthOf(forwardedAs) >= from &&
    startsWith(start - lengthOf(forwardedAs), forwardedAs);
  if (!isQueued && !isForwarded) return;
  flag(record, isQueued ? QUEUED_AS : FORWARDED_AS);
  readOtherId(start, close, record);
}

function isWordByte(byte: i32): bool {
  return isDigit(byte) || <u32>((byte | 32) - 97) < 26;
}

/** The queue ID from `at` to `end`, and nothing else there. */
function readOtherId(at: usize, end: usize, record: usize): void {
  const id = record + (OTHER_ID << 2);
  if (readQueueId(at, end, id) && idEnd(id) === end) flag(record, HAS_OTHER_ID);
}

/** qmgr's `from=<…>, size=…, nrcpt=… (queue active)` or `from=<…>, status=expired, …`. */
function readSender(at: usize, end: usize, record: usize): void {
  store<i32>(record + (STATUS << 2), 0);
  store<i32>(record + (NUMBER << 2), -1);
  if (!startsWith(at, sender)) return;
  const stop = addressEnd(at + lengthOf(sender), end);
  keepText(TEXT, at + lengthOf(sender), stop, record);
  flag(record, HAS_TEXT);
  if (startsWith(stop + 1, status)) {
    const phrase = findPhrase(PHRASES_OF_STATUS, stop + 1 + lengthOf(status));
    store<i32>(record + (STATUS << 2), phrase === 0 ? 0 : phraseValue(phrase));
  } else if (startsWith(stop + 1, size)) {
    store<i32>(record + (NUMBER << 2), readSize(stop + 1 + lengthOf(size), end));
  }
}

/** The decimal number at `at`, at most the largest that 31 bits hold. */
function readSize(start: usize, end: usize): i32 {
  let value: i64 = 0;
  for (let at = start; at < end && isDigit(byteAt(at)); at++) {
    value = min<i64>(value * 10 + byteAt(at) - 48, i32.MAX_VALUE);
  }
  return <i32>value;
}

/** smtpd's `client=NAME[ADDRESS], sasl_method=…, sasl_username=…`; `at` is behind `client=`. */
function readClient(at: usize, end: usize, record: usize): void {
  let comma = findByte(at, end, COMMA);
  keepText(TEXT, at, comma, record);
  flag(record, HAS_TEXT);
  while (comma < end) {
    const field = comma + 2;
    comma = findByte(comma + 1, end, COMMA);
    if (startsWith(field, saslUser)) {
      keepText(OTHER_TEXT, field + lengthOf(saslUser), comma, record);
      flag(record, HAS_OTHER_TEXT);
    } else if (startsWith(field, originalQueueId)) {
      readOtherId(field + lengthOf(originalQueueId), comma, record);
    }
  }
}

/**
 * The queue ID behind the first colon: `sender non-delivery notification: ID`. In `warning: ID: …` it is the line's own,
 * where it has a colon behind.
 */
function readNamedId(table: i32, at: usize, end: usize, record: usize): void {
  const start = findByte(at, end, COLON) + 2;
  if (table === PHRASES_WITH_ID) {
    if (start < end && readQueueId(start, end, record + (OTHER_ID << 2))) flag(record, HAS_OTHER_ID);
    return;
  }
  const id = record + (ID << 2);
  if (start < end && readQueueId(start, end, id) && byteAt(idEnd(id)) === COLON) flag(record, HAS_ID);
}

/** pickup's `uid=… from=<…> orig_id=ID`. */
function readOriginalId(start: usize, end: usize, record: usize): void {
  for (let at = start; at < end; at++) {
    if (byteAt(at) !== 111 || !startsWith(at, originalId)) continue;
    if (readQueueId(at + lengthOf(originalId), end, record + (OTHER_ID << 2))) flag(record, HAS_OTHER_ID);
    return;
  }
}

/** A queue ID in the line of another program: at its start, or behind a word that such programs use. */
function readForeign(start: usize, end: usize, classes: i32, record: usize): void {
  const id = record + (ID << 2);
  if (readQueueId(start, end, id) && (idEnd(id) >= end || byteAt(idEnd(id)) === COLON)) {
    flag(record, HAS_ID);
    return;
  }
  if ((classes & CLASS_NAMES_IDS) === 0) return;
  for (let at = start; at < end; at++) {
    const byte = byteAt(at) | 32;
    const phrase = byte === 113 ? findPhrase(PHRASES_FOREIGN, at) : 0;
    if (phrase === 0 || !readQueueId(at + phraseLength(phrase), end, id)) continue;
    flag(record, HAS_ID);
    return;
  }
}
