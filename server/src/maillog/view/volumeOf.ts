import { threadStates, type Volume, type VolumeParams } from '../../logProtocol/list.ts';
import { logLimits } from '../../logProtocol/requests.ts';
import type { RowSource } from './rows.ts';
import type { ThreadLists } from './threadLists.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Widths of buckets that people can read off an axis. */
const widths: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 28, 91, 364, 3640].map((count) => count * DAY),
];

/** Messages over time, by state, in at most so many buckets of a round width; buckets begin at round times. */
export function volumeOf(
  { index, columns, revision }: RowSource,
  lists: ThreadLists,
  { query, buckets: wanted }: VolumeParams,
  zoneAt: (seconds: number) => number,
): Volume {
  const { firstSeconds, lastSeconds } = index.tables.totals;
  const from = query.range?.from ?? Math.max(firstSeconds, 0);
  const to = Math.max(query.range?.to ?? lastSeconds, from);
  const most = Math.max(2, Math.min(Math.floor(wanted), logLimits.buckets));
  const seconds =
    widths.find((width) => (to - from) / width + 1 < most) ?? Math.ceil((to - from) / (most - 1));
  const zone = zoneAt(from);
  const start = Math.floor((from + zone) / seconds) * seconds - zone;
  const buckets = Math.floor((to - start) / seconds) + 1;
  const counts = new Uint32Array(buckets * threadStates.length);
  for (const thread of lists.find(query).threads) {
    const bucket = Math.floor((index.startTime(thread) - start) / seconds);
    if (bucket < 0 || bucket >= buckets) continue;
    const at = bucket * threadStates.length + (columns.states[thread] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return { revision: revision(), start, seconds, buckets, counts: Array.from(counts) };
}
