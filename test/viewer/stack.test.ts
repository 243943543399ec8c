import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsOf, stackOf, totalsOf } from '../../client/viewer/histogram/stack.ts';
import { type ThreadStateName, threadStates } from '../../server/src/logProtocol/list.ts';

/** A volume of one bucket a record. */
function volumeOf(...buckets: readonly Partial<Record<ThreadStateName, number>>[]) {
  const counts = buckets.flatMap((bucket) => threadStates.map((state) => bucket[state] ?? 0));
  return { revision: 1, start: 600, seconds: 60, buckets: buckets.length, counts };
}

const volume = volumeOf(
  { sent: 5, deferred: 2, partial: 1, bounced: 1, expired: 1 },
  {},
  { rejected: 3, held: 1 },
);

test('states are counted in their groups', () => {
  assert.deepEqual(countsOf(volume, 0), { sent: 5, waiting: 0, deferred: 3, failed: 2, rejected: 0 });
  assert.deepEqual(totalsOf(volume), { sent: 5, waiting: 1, deferred: 3, failed: 2, rejected: 3 });
  assert.deepEqual(countsOf(volume, 7), { sent: 0, waiting: 0, deferred: 0, failed: 0, rejected: 0 });
});

test('bars stand on each other, the one drawn first reaching highest', () => {
  const { times, heights } = stackOf(volume);
  assert.deepEqual(times, [600, 660, 720]);
  assert.deepEqual(heights, [
    [10, 0, 4],
    [10, 0, 1],
    [8, 0, 1],
    [5, 0, 1],
    [5, 0, 0],
  ]);
});
