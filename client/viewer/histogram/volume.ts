/** The volume over time that the histogram shows. */
import { effect, signal, untracked } from '@preact/signals';
import type { Volume } from '../../../server/src/logProtocol/list.ts';
import { ask } from '../host.ts';
import { filter, range, revision, start } from '../state.ts';
import { throttled } from '../throttled.ts';

export const volume = signal<Volume | null>(null);

/** As many as bars of a few pixels have room. */
const buckets = 150;

/** How often a growing log is counted again, in milliseconds. */
const pause = 500;

export function watchVolume(): void {
  let asked: AbortController | undefined;

  const count = async () => {
    asked?.abort();
    const mine = new AbortController();
    asked = mine;
    const query = { filter: filter.value, ...(range.value && { range: range.value }) };
    const answer = await ask('volume', { query, buckets }, mine.signal);
    if (asked !== mine) return;
    asked = undefined;
    if (answer) volume.value = answer;
  };
  // What grows is counted to the end, however fast it grows.
  const countAgain = throttled(pause, () => {
    if (asked === undefined) void count();
  });

  effect(() => {
    if (start.value) void count();
  });
  effect(() => {
    if (revision.value > 0) untracked(countAgain);
  });
}
