import { type ByteBlock, blockOf, PADDING, sameBytes } from './bytes.ts';

/** What is needed to place stamps that lack a year or a zone. */
export interface ClockOptions {
  /** Year of the first stamp without one; without it, the latest year that does not lie after `reference`. */
  readonly year?: number | undefined;
  /** Seconds since 1970 (UTC): when the file was last written, say. */
  readonly reference?: number | undefined;
  /** Seconds to add to UTC for a local time (itself given as if it were UTC) without a zone; 0 where absent. */
  readonly zone?: ((wall: number) => number) | undefined;
}

/** Reads the time at the start of a line; the fields hold what the last stamp said. */
export interface Clock {
  /** Seconds since 1970, UTC, in 32 bits without a sign; a stamp beyond them counts as the last one. */
  seconds: number;
  /** The stamp's own wall clock, as if it were UTC. */
  wall: number;
  /** Where the text after the stamp and its blank starts, or -1 where no stamp stands at `start`. */
  read(block: ByteBlock, start: number, end: number): number;
}

const DAY = 86_400;
/** Seconds are kept in 32 bits without a sign: to February 2106. */
const LAST_SECOND = 0xffffffff;
/** Where nothing tells the year: the end of one in which every date exists. */
const NO_REFERENCE = Date.UTC(2001, 0, 1) / 1000;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** A clock for one log, whose lines come in order. */
export function createClock(options: ClockOptions): Clock {
  const known = blockOf(new Uint8Array(PADDING));
  let knownLength = 0;
  const years = createYears(options);
  const zones = createZones();

  const bsd = ({ bytes }: ByteBlock, start: number, end: number): number => {
    const after = readTraditional(bytes, start, end, fields);
    if (after < 0) return -1;
    const year = fields.year || years(fields.month, fields.day, fields.time);
    clock.wall = Date.UTC(year, fields.month - 1, fields.day) / 1000 + fields.time;
    clock.seconds = unsigned(clock.wall - (options.zone?.(clock.wall) ?? 0));
    knownLength = after === start + 16 ? 15 : 0;
    known.bytes.set(bytes.subarray(start, start + knownLength));
    return after;
  };

  const iso = ({ bytes, view }: ByteBlock, start: number, end: number): number => {
    if (!(knownLength === 19 && sameBytes(view, start, known.view, 0, 19))) {
      const wall = readIso(bytes, start, end);
      if (wall < 0) return -1;
      clock.wall = wall;
      knownLength = 19;
      known.bytes.set(bytes.subarray(start, start + 19));
    }
    return finishIso(bytes, skipFraction(bytes, start + 19), end);
  };

  const finishIso = (bytes: Uint8Array, at: number, end: number): number => {
    const after = zones.read(bytes, at, end);
    if (after < 0 || after > end || (after < end && bytes[after] !== 32)) return -1;
    clock.seconds = unsigned(clock.wall - (zones.found ? zones.offset : (options.zone?.(clock.wall) ?? 0)));
    return Math.min(after + 1, end);
  };

  const clock: Clock = {
    seconds: 0,
    wall: 0,
    read(block, start, end) {
      if (knownLength === 15 && end > start + 15 && block.bytes[start + 15] === 32) {
        if (sameBytes(block.view, start, known.view, 0, 15)) return start + 16;
      }
      const first = block.bytes[start] ?? 0;
      if (first >= 48 && first <= 57) return iso(block, start, end);
      return first >= 65 && first <= 83 ? bsd(block, start, end) : -1;
    },
  };
  return clock;
}

function unsigned(seconds: number): number {
  return seconds < 0 ? 0 : Math.min(seconds, LAST_SECOND) >>> 0;
}

/** Chooses the year of each traditional stamp: the first by the options, the following by their order. */
function createYears(options: ClockOptions): (month: number, day: number, time: number) => number {
  let year = options.year;
  let lastMonth = 0;
  return (month, day, time) => {
    if (year === undefined)
      year = latestYear(options.reference ?? NO_REFERENCE, month, day, time, options.zone);
    else if (lastMonth >= 10 && month <= 3) year++;
    else if (lastMonth > 0 && lastMonth <= 3 && month >= 10) year--;
    lastMonth = month;
    return year;
  };
}

/** The latest year in which the date exists and is not more than a day after `reference`. */
function latestYear(
  reference: number,
  month: number,
  day: number,
  time: number,
  zone: ClockOptions['zone'],
): number {
  const local = reference + (zone?.(reference) ?? 0);
  const now = new Date(local * 1000).getUTCFullYear();
  for (let year = now + 1; year > now - 8; year--) {
    const date = new Date(Date.UTC(year, month - 1, day));
    const exists = date.getUTCDate() === day;
    if (exists && date.getTime() / 1000 + time <= local + DAY) return year;
  }
  return now;
}

/** What a traditional stamp says; `time` in seconds since midnight, `year` 0 where it has none. */
const fields = { year: 0, month: 0, day: 0, time: 0 };

/** Reads `Mmm [d]d [yyyy ]hh:mm:ss[.ffffff] ` into `into`; where the text goes on, or -1. */
function readTraditional(bytes: Uint8Array, start: number, end: number, into: typeof fields): number {
  const month = monthAt(bytes, start);
  if (month < 0 || bytes[start + 3] !== 32) return -1;
  let at = start + (bytes[start + 4] === 32 ? 5 : 4);
  into.month = month;
  into.day = digit(bytes, at++);
  if (digit(bytes, at) >= 0) into.day = into.day * 10 + digit(bytes, at++);
  if (into.day < 1 || into.day > 31 || bytes[at] !== 32) return -1;
  at++;
  into.year = bytes[at + 4] === 32 ? number(bytes, at, 4) : 0;
  if (into.year < 0) return -1;
  if (into.year > 0) at += 5;
  into.time = timeOfDay(bytes, at);
  at = skipFraction(bytes, at + 8);
  return into.time < 0 || (at < end && bytes[at] !== 32) || at > end ? -1 : Math.min(at + 1, end);
}

/** The wall clock of `yyyy-mm-ddThh:mm:ss`, as if it were UTC, or -1. */
function readIso(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 19 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return -1;
  if (bytes[start + 10] !== 84 && bytes[start + 10] !== 32) return -1;
  const year = number(bytes, start, 4);
  const month = number(bytes, start + 5, 2);
  const day = number(bytes, start + 8, 2);
  const time = timeOfDay(bytes, start + 11);
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 || time < 0) return -1;
  return Date.UTC(year, month - 1, day) / 1000 + time;
}

interface Zones {
  /** Seconds east of UTC that the last zone said. */
  offset: number;
  found: boolean;
  /** Reads `Z`, `+hh:mm` or `+hhmm` at `at`; where the text goes on, or -1 for a zone that is none. */
  read(bytes: Uint8Array, at: number, end: number): number;
}

function createZones(): Zones {
  const known = new Uint8Array(6);
  let knownLength = 0;
  let knownOffset = 0;
  const zones: Zones = {
    offset: 0,
    found: false,
    read(bytes, at, end) {
      if (knownLength > 0 && startsWith(bytes, at, known, knownLength)) {
        zones.found = true;
        zones.offset = knownOffset;
        return at + knownLength;
      }
      const sign = bytes[at];
      zones.found = sign === 43 || sign === 45 || sign === 90;
      zones.offset = 0;
      if (!zones.found) return at;
      if (sign === 90) return at + 1;
      const colon = bytes[at + 3] === 58 ? 1 : 0;
      const hours = number(bytes, at + 1, 2);
      const minutes = number(bytes, at + 3 + colon, 2);
      if (hours < 0 || minutes < 0 || at + 5 + colon > end) return -1;
      zones.offset = (hours * 3600 + minutes * 60) * (sign === 45 ? -1 : 1);
      knownOffset = zones.offset;
      knownLength = 5 + colon;
      known.set(bytes.subarray(at, at + knownLength));
      return at + knownLength;
    },
  };
  return zones;
}

function skipFraction(bytes: Uint8Array, start: number): number {
  let at = start;
  if (bytes[at] !== 46 && bytes[at] !== 44) return at;
  do at++;
  while (digit(bytes, at) >= 0);
  return at;
}

/** Seconds since midnight of `hh:mm:ss`, or -1. */
function timeOfDay(bytes: Uint8Array, at: number): number {
  if (bytes[at + 2] !== 58 || bytes[at + 5] !== 58) return -1;
  const hours = number(bytes, at, 2);
  const minutes = number(bytes, at + 3, 2);
  const seconds = number(bytes, at + 6, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) return -1;
  return hours * 3600 + minutes * 60 + seconds;
}

function monthAt(bytes: Uint8Array, at: number): number {
  const name = String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
  const place = MONTHS.indexOf(name);
  return place >= 0 && place % 3 === 0 ? place / 3 + 1 : -1;
}

function digit(bytes: Uint8Array, at: number): number {
  const value = (bytes[at] ?? 0) - 48;
  return value >= 0 && value <= 9 ? value : -1;
}

/** The number in `length` digits, or -1. */
function number(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) {
    const next = digit(bytes, at + i);
    if (next < 0) return -1;
    value = value * 10 + next;
  }
  return value;
}

function startsWith(bytes: Uint8Array, at: number, start: Uint8Array, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[at + i] !== start[i]) return false;
  return true;
}
