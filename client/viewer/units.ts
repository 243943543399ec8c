import { formatNumber, t } from './texts.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A time span for people: `40 ms`, `1.3 s`, `5 min`, `2.5 h`, `5 d`. */
export function formatSeconds(seconds: number): string {
  if (seconds === 0) return t('seconds', '0');
  if (seconds < 1) return t('milliseconds', Math.max(1, Math.round(seconds * 1000)));
  if (seconds < 2 * minute) return t('seconds', precise(seconds));
  if (seconds < 2 * hour) return t('minutes', precise(seconds / minute));
  if (seconds < 2 * day) return t('hours', precise(seconds / hour));
  return t('days', precise(seconds / day));
}

function precise(value: number): string {
  return formatNumber(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A size for people: `812 B`, `1.4 KB`, `23 MB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${precise(bytes / 1024 ** power)} ${units[power]}`;
}
