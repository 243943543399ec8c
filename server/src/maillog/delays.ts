import { isDelivery } from './kinds.ts';
import { parseLine } from './line.ts';
import type { LineSource, LogIndex } from './logIndex.ts';

/** Where time passes: before the queue manager, in the active queue, connecting, sending; and altogether. */
export type DelayStage = 'beforeQueue' | 'inQueue' | 'connection' | 'transmission' | 'total';

export type DelayPercentiles = Readonly<Record<DelayStage, readonly number[]>>;

const stages: readonly DelayStage[] = ['beforeQueue', 'inQueue', 'connection', 'transmission'];

/**
 * Seconds below which the given parts (0 to 1) of all attempts of the threads lie, by stage; empty lists where there
 * are no attempts.
 */
export function delayPercentiles(
  index: LogIndex,
  threads: Iterable<number>,
  source: LineSource,
  parts: readonly number[],
): DelayPercentiles {
  const values: Record<DelayStage, number[]> = {
    beforeQueue: [],
    inQueue: [],
    connection: [],
    transmission: [],
    total: [],
  };
  for (const thread of threads) {
    for (const line of index.linesOfThread(thread)) {
      if (!isDelivery(index.kindOfLine(line))) continue;
      const { delay, delays } = parseLine(source.line(line)).event?.fields ?? {};
      if (delay === undefined || delays === undefined) continue;
      values.total.push(Number(delay));
      for (const [i, seconds] of delays.split('/').entries())
        values[stages[i] ?? 'total'].push(Number(seconds));
    }
  }
  const all = (stage: DelayStage): number[] => percentiles(values[stage], parts);
  return {
    beforeQueue: all('beforeQueue'),
    inQueue: all('inQueue'),
    connection: all('connection'),
    transmission: all('transmission'),
    total: all('total'),
  };
}

/** By the nearest rank: the smallest value with at least that part of all at or below it. */
function percentiles(values: readonly number[], parts: readonly number[]): number[] {
  if (values.length === 0) return [];
  const sorted = Float64Array.from(values).sort();
  return parts.map((part) => sorted[Math.max(Math.ceil(part * sorted.length) - 1, 0)] ?? 0);
}
