import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogIndex } from '../../server/src/maillog/logIndex.ts';
import { logStats } from '../../server/src/maillog/stats.ts';
import { threadStory } from '../../server/src/maillog/story.ts';
import { startPostfix, whyNoPostfix } from './realPostfix.ts';

/** The stories of the messages to one recipient. */
function storiesTo(index: LogIndex, text: string, recipient: string) {
  const lines = text.split('\n');
  return Array.from({ length: index.threadCount }, (_, thread) =>
    threadStory(index, thread, { line: (number) => lines[number] ?? '' }),
  ).filter(({ deliveries }) => deliveries.some(({ to }) => to === recipient));
}

function withState(index: LogIndex, state: string): string[] {
  return Array.from({ length: index.threadCount }, (_, thread) => thread)
    .filter((thread) => index.state(thread) === state)
    .map((thread) => index.queueId(thread));
}

test('a real Postfix, with known numbers of each kind of mail', { timeout: 300_000 }, async (t) => {
  const reason = whyNoPostfix();
  if (reason !== undefined) {
    if (process.env['CI'] === 'true') throw new Error(reason);
    t.skip(reason);
    return;
  }
  const postfix = await startPostfix();
  try {
    assert.ok(postfix.send(20, 'a@ok.example', 'sent@ok.example'));
    assert.ok(postfix.send(3, 'a@ok.example', 'discarded@discard.example'));
    assert.ok(postfix.send(5, 'a@ok.example', 'later@soft.example'));
    assert.ok(postfix.send(4, 'sender@ok.example', 'never@hard.example'));
    assert.ok(postfix.send(4, 'a@ok.example', 'hold@ok.example'));
    assert.ok(postfix.send(6, 'a@ok.example', 'through@ok.example', 'filtered'));
    for (let i = 0; i < 2; i++) assert.ok(!postfix.send(1, 'a@ok.example', 'reject@ok.example'));

    const first = await postfix.until('the first round', (index) => {
      const { status, links } = logStats(index, 1);
      return status.sent === 20 + 3 + 4 + 6 + 6 && status.deferred >= 5 && links.notification === 4;
    });
    const held = withState(first, 'held');
    const deferred = withState(first, 'deferred');
    assert.deepEqual([held.length, deferred.length], [4, 5]);

    const [released = '', deleted = '', requeued = ''] = held;
    postfix.postsuper('-H', released);
    postfix.postsuper('-d', deleted);
    postfix.postsuper('-r', requeued);
    postfix.postsuper('-f', deferred[0] ?? '');
    postfix.flush();
    const index = await postfix.until('the second round', (now) => {
      const { status, postsuperRemoved, removed } = logStats(now, 1);
      return (
        status.sent >= 39 + 2 + 1 &&
        status['force-expired'] === 1 &&
        postsuperRemoved === 1 &&
        removed >= 20 + 3 + 4 + 4 + 12 + 2 + 2
      );
    });

    const stats = logStats(index, 1);
    assert.deepEqual(stats.rejects, { noqueue: 2, withId: 0, milter: 0 });
    assert.equal(stats.status.bounced, 4);
    assert.equal(stats.status.sent, 42);
    assert.deepEqual(stats.links, { queuedAs: 6, forwardedAs: 0, notification: 5, requeued: 1 });
    assert.equal(stats.threads, stats.distinctIds);
    assert.deepEqual(withState(index, 'deferred').length, 4);
    assert.deepEqual(withState(index, 'held').length, 1);
    assert.deepEqual(withState(index, 'expired'), [deferred[0]]);
    assert.ok(withState(index, 'deleted').includes(deleted));

    const text = postfix.log();
    const sent = storiesTo(index, text, 'sent@ok.example');
    assert.equal(sent.length, 20);
    for (const { state, complete, from, nrcpt, client, deliveries } of sent) {
      assert.deepEqual([state, complete, from, nrcpt], ['sent', true, 'a@ok.example', 1]);
      assert.equal(client, 'unknown[127.0.0.1]');
      assert.deepEqual([deliveries.length, deliveries[0]?.dsn], [1, '2.0.0']);
    }
    const through = storiesTo(index, text, 'through@ok.example');
    assert.equal(through.length, 12);
    assert.equal(through.filter(({ links }) => links.some(({ kind }) => kind === 'queued-as')).length, 6);
    const bounced = storiesTo(index, text, 'never@hard.example');
    assert.deepEqual(
      bounced.map(({ state, links }) => [state, links[0]?.kind]),
      Array(4).fill(['bounced', 'bounce']),
    );
  } finally {
    await postfix.stop();
  }
});
