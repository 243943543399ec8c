/** The time at the start of a line: traditional (`Nov  4 08:02:01`) or of RFC 3339 (`2026-11-24T18:02:01.5+09:00`). */
import { NO_ZONE } from '../src/maillog/kernelTerms';
import { byteAt, isDigit, same } from './bytes';

const SPACE = 32;
const COLON = 58;
const DASH = 45;
const NOTHING = -1;

const TRADITIONAL: usize = 15;
const ISO: usize = 19;
/** The stamp before, so far as it decides about the second; its length is 0 where there is none to compare with. */
const known: usize = memory.data(32, 16);
let knownLength: usize = 0;
/** The zone before: `+09:00`, `-0330`, `Z` or nothing. */
const zone: usize = memory.data(16, 16);
let zoneLength: usize = 0;

/** The last new stamp: year (0 where it has none), month (1 to 12), day, seconds of the day, seconds east of UTC. */
export let year = 0;
export let month = 0;
export let day = 0;
export let time = 0;
export let zoneOffset = NO_ZONE;
/** Whether the stamp read last differs from the one before in what decides about the second. */
export let isNew = false;

/** Reads the stamp at `at`; returns where the text behind its blank starts, 0 where there is none. */
export function readStamp(at: usize, end: usize): usize {
  isNew = false;
  if (knownLength === TRADITIONAL && at + TRADITIONAL < end && byteAt(at + TRADITIONAL) === SPACE) {
    if (same(at, known, TRADITIONAL)) return at + TRADITIONAL + 1;
  }
  if (isDigit(byteAt(at))) return readIso(at, end);
  return readTraditional(at, end);
}

function remember(at: usize, length: usize): void {
  knownLength = length;
  memory.copy(known, at, length);
}

function keep(itsYear: i32, itsMonth: i32, itsDay: i32, itsTime: i32, offset: i32): void {
  year = itsYear;
  month = itsMonth;
  day = itsDay;
  time = itsTime;
  zoneOffset = offset;
  isNew = true;
}

/** `Mmm [d]d [yyyy ]hh:mm:ss[.ffffff] ` */
function readTraditional(start: usize, end: usize): usize {
  const itsMonth = monthAt(start);
  if (itsMonth === 0 || byteAt(start + 3) !== SPACE) return 0;
  let at = start + (byteAt(start + 4) === SPACE ? 5 : 4);
  let itsDay = digits(at, 1);
  at++;
  if (isDigit(byteAt(at))) itsDay = itsDay * 10 + digits(at++, 1);
  if (itsDay < 1 || itsDay > 31 || byteAt(at) !== SPACE) return 0;
  at++;
  const itsYear = byteAt(at + 4) === SPACE ? digits(at, 4) : 0;
  if (itsYear < 0) return 0;
  if (itsYear > 0) at += 5;
  const itsTime = timeOfDay(at);
  at = skipFraction(at + 8);
  if (itsTime < 0 || at > end || (at < end && byteAt(at) !== SPACE)) return 0;
  keep(itsYear, itsMonth, itsDay, itsTime, NO_ZONE);
  remember(start, at === start + TRADITIONAL ? TRADITIONAL : 0);
  return min(at + 1, end);
}

/** `yyyy-mm-ddThh:mm:ss[.ffffff][zone] `, or with a blank in place of the `T`. */
function readIso(start: usize, end: usize): usize {
  if (end - start < ISO) return 0;
  const zoneStart = skipFraction(start + ISO);
  const zoneEnd = afterZone(zoneStart);
  if (zoneEnd === 0 || zoneEnd > end || (zoneEnd < end && byteAt(zoneEnd) !== SPACE)) return 0;
  const after = min(zoneEnd + 1, end);
  const length = zoneEnd - zoneStart;
  const sameZone = length === zoneLength && same(zoneStart, zone, length);
  if (sameZone && knownLength === ISO && same(start, known, ISO)) return after;
  if (!keepIso(start, zoneStart, zoneEnd)) return 0;
  remember(start, ISO);
  memory.copy(zone, zoneStart, length);
  zoneLength = length;
  return after;
}

function keepIso(start: usize, zoneStart: usize, zoneEnd: usize): bool {
  if (byteAt(start + 4) !== DASH || byteAt(start + 7) !== DASH) return false;
  const between = byteAt(start + 10);
  if (between !== 84 && between !== SPACE) return false;
  const itsYear = digits(start, 4);
  const itsMonth = digits(start + 5, 2);
  const itsDay = digits(start + 8, 2);
  const itsTime = timeOfDay(start + 11);
  if (itsYear < 1970 || itsMonth < 1 || itsMonth > 12 || itsDay < 1 || itsDay > 31 || itsTime < 0)
    return false;
  keep(itsYear, itsMonth, itsDay, itsTime, zoneSeconds(zoneStart, zoneEnd));
  return true;
}

/** Where the zone at `at` ends: `Z`, `+hh:mm`, `+hhmm` or nothing; 0 for one that is none. */
function afterZone(at: usize): usize {
  const sign = byteAt(at);
  if (sign === 90) return at + 1;
  if (sign !== 43 && sign !== DASH) return at;
  const colon: usize = byteAt(at + 3) === COLON ? 1 : 0;
  return digits(at + 1, 2) < 0 || digits(at + 3 + colon, 2) < 0 ? 0 : at + 5 + colon;
}

function zoneSeconds(at: usize, end: usize): i32 {
  if (at === end) return NO_ZONE;
  if (end - at < 5) return 0;
  const seconds = digits(at + 1, 2) * 3600 + digits(end - 2, 2) * 60;
  return byteAt(at) === DASH ? -seconds : seconds;
}

function skipFraction(start: usize): usize {
  const mark = byteAt(start);
  if (mark !== 46 && mark !== 44) return start;
  let at = start + 1;
  while (isDigit(byteAt(at))) at++;
  return at;
}

/** Seconds since midnight of `hh:mm:ss`, or -1. */
function timeOfDay(at: usize): i32 {
  if (byteAt(at + 2) !== COLON || byteAt(at + 5) !== COLON) return NOTHING;
  const hours = digits(at, 2);
  const minutes = digits(at + 3, 2);
  const seconds = digits(at + 6, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) return NOTHING;
  return hours * 3600 + minutes * 60 + seconds;
}

/** The number in `length` digits, or -1. */
function digits(at: usize, length: usize): i32 {
  let value = 0;
  for (let i: usize = 0; i < length; i++) {
    const byte = byteAt(at + i);
    if (!isDigit(byte)) return NOTHING;
    value = value * 10 + byte - 48;
  }
  return value;
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** The month's number, from 1; 0 where none is named. */
function monthAt(at: usize): i32 {
  for (let i = 0; i < 36; i += 3) {
    if (
      byteAt(at) === MONTHS.charCodeAt(i) &&
      byteAt(at + 1) === MONTHS.charCodeAt(i + 1) &&
      byteAt(at + 2) === MONTHS.charCodeAt(i + 2)
    ) {
      return i / 3 + 1;
    }
  }
  return 0;
}
