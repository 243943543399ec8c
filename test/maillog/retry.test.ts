import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { LogIndex } from '../../server/src/maillog/logIndex.ts';
import { nextRetry } from '../../server/src/maillog/retry.ts';
import { threadStory } from '../../server/src/maillog/story.ts';
import { type PrivatePostfix, startPostfix, whyNoPostfix } from './realPostfix.ts';

test('mail is tried again after as long as it is old, within bounds', () => {
  const settings = { minimalBackoff: 300, maximalBackoff: 4000, queueRunDelay: 300, lifetime: 432_000 };
  assert.deepEqual(nextRetry(1000, 1010, settings), { earliest: 1310, latest: 1610, expires: 433_000 });
  assert.deepEqual(nextRetry(1000, 2000, settings), { earliest: 3000, latest: 3300, expires: 433_000 });
  assert.deepEqual(nextRetry(0, 100_000, settings), { earliest: 104_000, latest: 104_300, expires: 432_000 });
});

const settings = { minimalBackoff: 2, maximalBackoff: 9, queueRunDelay: 60, lifetime: 432_000 };

test('a real queue manager waits as long', { timeout: 120_000 }, async (t) => {
  const reason = whyNoPostfix();
  if (reason !== undefined) {
    if (process.env['CI'] === 'true') throw new Error(reason);
    t.skip(reason);
    return;
  }
  const postfix = await startPostfix({ minimal_backoff_time: '2s', maximal_backoff_time: '9s' });
  try {
    assert.ok(postfix.send(1, 'a@ok.example', 'later@soft.example'));
    // Younger than the least, between the two bounds, older than the most.
    for (const [attempt, pause] of [0, 5, 8].entries()) {
      await setTimeout(pause * 1000);
      if (attempt > 0) postfix.flush();
      await checkForecast(postfix, attempt + 1);
    }
  } finally {
    await postfix.stop();
  }
});

/** Compares what we say after an attempt with the time that the queue manager keeps. */
async function checkForecast(postfix: PrivatePostfix, attempts: number): Promise<void> {
  const told = (index: LogIndex) =>
    threadStory(index, 0, { line: (number) => postfix.log().split('\n')[number] ?? '' });
  const index = await postfix.until(
    `attempt ${attempts}`,
    (now) => now.threadCount > 0 && told(now).deliveries.length === attempts,
  );
  const { id, deliveries } = told(index);
  const deferred = index.endTime(0);
  const { earliest } = nextRetry(deferred - (deliveries.at(-1)?.delay ?? 0), deferred, settings);
  // The message goes back to the deferred queue a moment after its line is written.
  for (let tries = 0; tries < 50; tries++) {
    const kept = postfix.nextAttempt(id);
    if (kept !== undefined && Math.abs(kept - earliest) <= 2) return;
    await setTimeout(100);
  }
  assert.fail(`attempt ${attempts}: Postfix waits until ${postfix.nextAttempt(id)}, we say ${earliest}`);
}
