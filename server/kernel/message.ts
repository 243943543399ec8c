/** The message of a line: what it begins with, and the texts, queue IDs and numbers that the index needs of it. */
import {
  ADDRESSES,
  CLIENTS,
  PHRASES_FOREIGN,
  PHRASES_OF_STATUS,
  PHRASES_WITH_ID,
  PHRASES_WITHOUT_ID,
  READ_CLIENT,
  READ_DELIVERY,
  READ_NAMED_ID,
  READ_ORIGINAL_ID,
  READ_SENDER,
  RELAYS,
  WRITER_NAMES_IDS,
  WRITER_POSTFIX,
} from '../src/maillog/kernelTerms';
import { byteAt, findByte, isDigit } from './bytes';
import { intern } from './interner';
import { line, otherId, ownId } from './line';
import { findPhrase, phraseLength, phraseReader, phraseValue } from './phrases';
import { readQueueId } from './queueId';
import { lengthOf, startsWith, word } from './words';

const SPACE = 32;
const CLOSING = 41;
const COMMA = 44;
const COLON = 58;
const GREATER = 62;

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
/** How relays on this machine begin. */
const loopback = word('127.');
const localhost = word('localhost[');
const loopback6 = word('::1[');

/** Reads the message of the line at hand, whose head was read. */
export function readMessage(): void {
  const at = line.message;
  const end = line.end;
  line.hasId = false;
  line.isLed = false;
  line.hasOtherId = false;
  line.phrase = 0;
  if ((line.writer & WRITER_POSTFIX) === 0) {
    if (line.isStamped) line.hasId = readForeign(at, end);
  } else if (readQueueId(at, end, ownId) && isIdEnd(ownId.end, end)) {
    line.message = min(ownId.end + 2, end);
    line.hasId = true;
    line.isLed = true;
    readPhrase(PHRASES_WITH_ID, line.message, end);
  } else {
    readPhrase(PHRASES_WITHOUT_ID, at, end);
  }
}

/** Whether a queue ID that ends at `at` is followed by a colon and a blank or the line's end. */
function isIdEnd(at: usize, end: usize): bool {
  return at < end && byteAt(at) === COLON && (at + 1 >= end || byteAt(at + 1) === SPACE);
}

function readPhrase(table: i32, at: usize, end: usize): void {
  const phrase = findPhrase(table, at);
  if (phrase === 0) return;
  line.phrase = phraseValue(phrase);
  switch (phraseReader(phrase)) {
    case READ_DELIVERY:
      readDelivery(at + 4, end);
      break;
    case READ_SENDER:
      readSender(at, end);
      break;
    case READ_CLIENT:
      readClient(at + phraseLength(phrase), end);
      break;
    case READ_NAMED_ID:
      readNamedId(table, at, end);
      break;
    case READ_ORIGINAL_ID:
      readOriginalId(at, end);
      break;
    default:
      break;
  }
}

/** Where the address that starts at `at` ends: at the `>` before a comma, or at the end of the line. */
function addressEnd(at: usize, end: usize): usize {
  let stop = findByte(at, end, GREATER);
  while (stop + 1 < end && byteAt(stop + 1) !== COMMA) stop = findByte(stop + 1, end, GREATER);
  return stop;
}

/** `to=<ADDRESS>, orig_to=<ADDRESS>, relay=…, conn_use=…, delay=…, …, status=… (…)`; `to` is behind the bracket. */
function readDelivery(to: usize, end: usize): void {
  line.text = -1;
  line.isQueuedAs = false;
  line.isForwardedAs = false;
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
  line.status = statusAt(outcome);
  line.number = readDelay(next, end);
  line.text = intern(ADDRESSES, to, toEnd);
  line.otherText = intern(RELAYS, relayStart, relayEnd);
  line.isLocal =
    startsWith(relayStart, loopback) ||
    startsWith(relayStart, localhost) ||
    startsWith(relayStart, loopback6);
  readReply(outcome, end);
}

/** The value of the status at `at`; 0 for none that is known. */
function statusAt(at: usize): i32 {
  const phrase = findPhrase(PHRASES_OF_STATUS, at);
  return phrase === 0 ? 0 : phraseValue(phrase);
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
function readReply(from: usize, end: usize): void {
  const close = end - 1;
  if (byteAt(close) !== CLOSING) return;
  let start = close;
  while (start > from && isWordByte(byteAt(start - 1))) start--;
  line.isQueuedAs = start - lengthOf(queuedAs) >= from && startsWith(start - lengthOf(queuedAs), queuedAs);
  line.isForwardedAs =
    start - lengthOf(forwardedAs) >= from && startsWith(start - lengthOf(forwardedAs), forwardedAs);
  if (line.isQueuedAs || line.isForwardedAs) readOtherId(start, close);
}

function isWordByte(byte: i32): bool {
  return isDigit(byte) || <u32>((byte | 32) - 97) < 26;
}

/** The queue ID from `at` to `end`, and nothing else there. */
function readOtherId(at: usize, end: usize): void {
  line.hasOtherId = readQueueId(at, end, otherId) && otherId.end === end;
}

/** qmgr's `from=<…>, size=…, nrcpt=… (queue active)` or `from=<…>, status=expired, …`. */
function readSender(at: usize, end: usize): void {
  line.status = 0;
  line.number = -1;
  line.text = -1;
  if (!startsWith(at, sender)) return;
  const start = at + lengthOf(sender);
  const stop = addressEnd(start, end);
  line.text = intern(ADDRESSES, start, stop);
  if (startsWith(stop + 1, status)) line.status = statusAt(stop + 1 + lengthOf(status));
  else if (startsWith(stop + 1, size)) line.number = readSize(stop + 1 + lengthOf(size), end);
}

/** The decimal number at `at`, at most the largest that 31 bits hold. */
function readSize(start: usize, end: usize): i32 {
  let value: i64 = 0;
  for (let at = start; at < end && isDigit(byteAt(at)); at++) {
    value = min<i64>(value * 10 + byteAt(at) - 48, i32.MAX_VALUE);
  }
  return <i32>value;
}

/** smtpd's `client=NAME[ADDRESS], sasl_username=…, orig_queue_id=…`; `at` is behind `client=`. */
function readClient(at: usize, end: usize): void {
  let comma = findByte(at, end, COMMA);
  line.text = intern(CLIENTS, at, comma);
  line.otherText = -1;
  while (comma < end) {
    const field = comma + 2;
    comma = findByte(comma + 1, end, COMMA);
    if (startsWith(field, saslUser)) line.otherText = intern(ADDRESSES, field + lengthOf(saslUser), comma);
    else if (startsWith(field, originalQueueId)) readOtherId(field + lengthOf(originalQueueId), comma);
  }
}

/**
 * The queue ID behind the first colon: `sender non-delivery notification: ID`. In `warning: ID: …` it is the line's own,
 * where it has a colon behind.
 */
function readNamedId(table: i32, at: usize, end: usize): void {
  const start = findByte(at, end, COLON) + 2;
  if (start >= end) return;
  if (table === PHRASES_WITH_ID) line.hasOtherId = readQueueId(start, end, otherId);
  else line.hasId = readQueueId(start, end, ownId) && byteAt(ownId.end) === COLON;
}

/** pickup's `uid=… from=<…> orig_id=ID`. */
function readOriginalId(start: usize, end: usize): void {
  for (let at = start; at < end; at++) {
    if (byteAt(at) !== 111 || !startsWith(at, originalId)) continue;
    line.hasOtherId = readQueueId(at + lengthOf(originalId), end, otherId);
    return;
  }
}

/** A queue ID in the line of another program: at its start, or behind a word that such programs use. */
function readForeign(start: usize, end: usize): bool {
  if (readQueueId(start, end, ownId) && (ownId.end >= end || byteAt(ownId.end) === COLON)) return true;
  if ((line.writer & WRITER_NAMES_IDS) === 0) return false;
  for (let at = start; at < end; at++) {
    if ((byteAt(at) | 32) !== 113) continue;
    const phrase = findPhrase(PHRASES_FOREIGN, at);
    if (phrase !== 0 && readQueueId(at + phraseLength(phrase), end, ownId)) return true;
  }
  return false;
}
