/** What a time without a date, year or zone is read against. */
export interface TimeContext {
  /** The log's last time, seconds since 1970; now, where it has none. */
  readonly end: number;
  /** Seconds east of UTC for a wall clock that is given in seconds as if it were UTC. */
  readonly zoneOfWall: (wall: number) => number;
}

const isoForm =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;
const syslogForm = /^([A-Z][a-z]{2}) +(\d{1,2})(?: +(\d\d):(\d\d)(?::(\d\d))?)?$/i;
const clockForm = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/;
const agoForm = /^-(\d+(?:\.\d+)?)([smhdw])$/i;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/**
 * Seconds since 1970 for a time as people write it: RFC 3339, whole or in part, `Mar 24 03:05`, `03:05` (the latest that
 * does not lie after the log's end) or `-2h` (before the log's end). `asEnd` takes the last second of what is named: a
 * day's or a minute's. Undefined for other texts.
 */
export function parseTimeText(text: string, context: TimeContext, asEnd = false): number | undefined {
  const trimmed = text.trim();
  const ago = agoForm.exec(trimmed);
  if (ago !== null) return context.end - Number(ago[1]) * (units[ago[2]?.toLowerCase() ?? ''] ?? 0);
  const parts = readIso(trimmed) ?? readSyslog(trimmed, context) ?? readClock(trimmed, context);
  if (parts === undefined) return undefined;
  const { wall, span, zone } = parts;
  return wall - (zone ?? context.zoneOfWall(wall)) + (asEnd ? span - 1 : 0);
}

interface WallTime {
  /** Seconds as if the wall clock were UTC. */
  readonly wall: number;
  /** How many seconds the text names. */
  readonly span: number;
  /** Seconds east of UTC where the text tells. */
  readonly zone?: number;
}

function readIso(text: string): WallTime | undefined {
  const match = isoForm.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  return wallTime(Number(year), Number(month), Number(day), [hour, minute, second], zoneOf(zone));
}

function zoneOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60);
}

/** The year is the latest in which the day does not lie after the log's end. */
function readSyslog(text: string, { end, zoneOfWall }: TimeContext): WallTime | undefined {
  const match = syslogForm.exec(text);
  const month = months.indexOf(match?.[1]?.toLowerCase() ?? '') + 1;
  if (match === null || month === 0) return undefined;
  const [, , day, hour, minute, second] = match;
  const wallEnd = end + zoneOfWall(end);
  const year = new Date(wallEnd * 1000).getUTCFullYear();
  const latest = wallTime(year, month, Number(day), [hour, minute, second]);
  if (latest !== undefined && latest.wall <= wallEnd) return latest;
  return wallTime(year - 1, month, Number(day), [hour, minute, second]);
}

function readClock(text: string, { end, zoneOfWall }: TimeContext): WallTime | undefined {
  const match = clockForm.exec(text);
  if (match === null) return undefined;
  const wallEnd = end + zoneOfWall(end);
  const today = new Date(wallEnd * 1000);
  const [, hour, minute, second] = match;
  const time = wallTime(today.getUTCFullYear(), today.getUTCMonth() + 1, today.getUTCDate(), [
    hour,
    minute,
    second,
  ]);
  if (time === undefined || time.wall <= wallEnd) return time;
  return { ...time, wall: time.wall - 86_400 };
}

/** Undefined for a day or time of day that does not exist. */
function wallTime(
  year: number,
  month: number,
  day: number,
  [hour, minute, second]: readonly (string | undefined)[],
  zone?: number,
): WallTime | undefined {
  const wall = Date.UTC(year, month - 1, day) / 1000;
  if (new Date(wall * 1000).getUTCDate() !== day || new Date(wall * 1000).getUTCMonth() !== month - 1)
    return undefined;
  const seconds = Number(second ?? 0);
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || seconds > 60) return undefined;
  const span = hour === undefined ? 86_400 : second === undefined ? 60 : 1;
  const time = wall + Number(hour ?? 0) * 3600 + Number(minute ?? 0) * 60 + seconds;
  return { wall: time, span, ...(zone !== undefined && { zone }) };
}
