/** Times as the machine's own clock shows them that has the log. Times are seconds since 1970, UTC. */

/** The parts of a time on the wall clock of a zone. */
interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface Clock {
  /** `11-24 03:05:03` */
  short(time: number): string;
  /** `2026-11-24 03:05:03` */
  long(time: number): string;
  /** `03:05:03` */
  ofDay(time: number): string;
  /**
   * What a person means by `03:05`, `11-24 03:05`, `Nov 24 03:05:03` or `2026-11-24T03:05`; the day and the year are
   * those of `near` where they are not told. Undefined where it is no time.
   */
  parse(text: string, near: number): number | undefined;
}

/** How many times are kept ready. */
const knownTimes = 5000;

export function createClock(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

  // Formatting costs more than anything else about a row, and the same rows are drawn again and again.
  const known = new Map<number, WallTime>();
  const wallOf = (time: number): WallTime => {
    const found = known.get(time);
    if (found) return found;
    if (known.size >= knownTimes) known.clear();
    const wall = compute(time);
    known.set(time, wall);
    return wall;
  };
  const compute = (time: number): WallTime => {
    const parts = new Map(format.formatToParts(time * 1000).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    return {
      year: part('year'),
      month: part('month'),
      day: part('day'),
      hour: part('hour'),
      minute: part('minute'),
      second: part('second'),
    };
  };
  const dateOf = ({ month, day }: WallTime) => `${two(month)}-${two(day)}`;
  const timeOf = ({ hour, minute, second }: WallTime) => `${two(hour)}:${two(minute)}:${two(second)}`;

  return {
    short(time) {
      const wall = wallOf(time);
      return `${dateOf(wall)} ${timeOf(wall)}`;
    },
    long(time) {
      const wall = wallOf(time);
      return `${wall.year}-${dateOf(wall)} ${timeOf(wall)}`;
    },
    ofDay: (time) => timeOf(wallOf(time)),
    parse(text, near) {
      const wall = readTime(text.trim(), wallOf(near));
      return wall && fromWall(wall, wallOf);
    },
  };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const pattern =
  /^(?:(?:(?:(\d{4})[-/])?(\d{1,2})[-/](\d{1,2})|([a-z]{3}) +(\d{1,2}))(?:[T ]+|$))?(?:(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d*)?)?)?$/i;

function readTime(text: string, near: WallTime): WallTime | undefined {
  const match = pattern.exec(text);
  if (!match || text === '') return undefined;
  const [, year, month, day, name, dayOfName, hour, minute, second] = match;
  const named = name === undefined ? -1 : months.indexOf(name.toLowerCase());
  if (name !== undefined && named < 0) return undefined;
  const read: WallTime = {
    year: Number(year ?? near.year),
    month: name === undefined ? Number(month ?? near.month) : named + 1,
    day: Number(day ?? dayOfName ?? near.day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
  };
  return isPossible(read) ? read : undefined;
}

function isPossible({ year, month, day, hour, minute, second }: WallTime): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && hour < 24 && minute < 60 && second < 61;
}

/** The zone's offset is looked up at the time itself, found by a first guess; twice, for the hours of a change. */
function fromWall(wall: WallTime, wallOf: (time: number) => WallTime): number {
  const wanted = asUtc(wall);
  let time = wanted;
  for (let pass = 0; pass < 2; pass++) time += wanted - asUtc(wallOf(time));
  return time;
}

function asUtc({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
