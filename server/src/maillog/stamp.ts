import type { Kernel } from './kernel.ts';
import { NO_ZONE } from './kernelTerms.ts';

/** What is needed to place stamps that lack a year or a zone. */
export interface ClockOptions {
  /** Year of the first stamp without one; without it, the latest year that does not lie after `reference`. */
  readonly year?: number | undefined;
  /** Seconds since 1970 (UTC): when the file was last written, say. */
  readonly reference?: number | undefined;
  /** Seconds to add to UTC for a local time (itself given as if it were UTC) without a zone; 0 where absent. */
  readonly zone?: ((wall: number) => number) | undefined;
}

/** Tells the time of the last stamp. */
export interface Clock {
  /** Seconds since 1970, UTC, in 32 bits without a sign; a stamp beyond them counts as the last one. */
  seconds: number;
  /** The stamp's own wall clock, as if it were UTC. */
  wall: number;
  /** Reads the stamp that the kernel found last. */
  read(): void;
}

const DAY = 86_400;
/** Seconds are kept in 32 bits without a sign: to February 2106. */
const LAST_SECOND = 0xffffffff;
/** Where nothing tells the year: the end of one in which every date exists. */
const NO_REFERENCE = Date.UTC(2001, 0, 1) / 1000;

/** A clock for one log, whose lines come in order. */
export function createClock({ own }: Kernel, options: ClockOptions): Clock {
  const years = createYears(options);
  const clock: Clock = {
    seconds: 0,
    wall: 0,
    read() {
      const month = own.month.value;
      const day = own.day.value;
      const time = own.time.value;
      const zone = own.zoneOffset.value;
      const year = own.year.value || years(month, day, time);
      clock.wall = Date.UTC(year, month - 1, day) / 1000 + time;
      const offset = zone === NO_ZONE ? (options.zone?.(clock.wall) ?? 0) : zone;
      clock.seconds = unsigned(clock.wall - offset);
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
