import type { Volume } from '../../../server/src/logProtocol/list.ts';
import { threadStates } from '../../../server/src/logProtocol/list.ts';
import { lookOf, type Tone, tones } from '../outcomes.ts';

/** The counts of one bucket, by group of states. */
export type ToneCounts = Readonly<Record<Tone, number>>;

/** Bars that stand on each other: what is drawn first reaches highest. */
export interface Stack {
  /** Starts of the buckets, seconds since 1970. */
  readonly times: readonly number[];
  /** For each group, from the topmost down, how high its bars reach. */
  readonly heights: readonly (readonly number[])[];
}

const toneOfState = threadStates.map((state) => tones.indexOf(lookOf(state).tone));

/** The counts of the bucket, by group. */
export function countsOf({ counts, buckets }: Volume, bucket: number): ToneCounts {
  const found = tones.map(() => 0);
  if (bucket >= 0 && bucket < buckets) addBucket(found, counts, bucket);
  return toRecord(found);
}

/** The counts of all buckets together. */
export function totalsOf({ counts, buckets }: Volume): ToneCounts {
  const found = tones.map(() => 0);
  for (let bucket = 0; bucket < buckets; bucket++) addBucket(found, counts, bucket);
  return toRecord(found);
}

export function stackOf(volume: Volume): Stack {
  const { start, seconds, buckets, counts } = volume;
  const times = Array.from({ length: buckets }, (_, i) => start + i * seconds);
  const heights = tones.map(() => new Array<number>(buckets).fill(0));
  for (let bucket = 0; bucket < buckets; bucket++) {
    const found = tones.map(() => 0);
    addBucket(found, counts, bucket);
    let height = 0;
    for (const [i, count] of found.entries()) {
      height += count;
      const reached = heights[tones.length - 1 - i];
      if (reached) reached[bucket] = height;
    }
  }
  return { times, heights };
}

function addBucket(found: number[], counts: readonly number[], bucket: number): void {
  for (const [state, tone] of toneOfState.entries()) {
    found[tone] = (found[tone] ?? 0) + (counts[bucket * threadStates.length + state] ?? 0);
  }
}

function toRecord(found: readonly number[]): ToneCounts {
  const [sent = 0, waiting = 0, deferred = 0, failed = 0, rejected = 0] = found;
  return { sent, waiting, deferred, failed, rejected };
}
