import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delayPercentiles } from '../../server/src/maillog/delays.ts';
import { globTest } from '../../server/src/maillog/glob.ts';
import { findThreads, withLinked } from '../../server/src/maillog/query.ts';
import { withoutVariables } from '../../server/src/maillog/reasons.ts';
import { threadStory } from '../../server/src/maillog/story.ts';
import { indexBytes, linesOf, readLog } from './support.ts';

const bytes = readLog('real-basic-short.log');
const index = indexBytes(bytes, { year: 2026 });
const source = linesOf(bytes);
const all = Array.from({ length: index.threadCount }, (_, thread) => thread);
const stories = all.map((thread) => threadStory(index, thread, source));

test('globs', () => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['a@b.example', 'A@B.example', true],
    ['a@b', 'a@b.example', false],
    ['*@b.example', 'a@b.example', true],
    ['*@b.example', 'a@c.b.example', false],
    ['a*b*c', 'aXbXbYc', true],
    ['a*b*c', 'acb', false],
    ['*', '', true],
    ['a*a', 'a', false],
    ['?@*', 'a@x', true],
    ['?@*', 'ab@x', false],
    ['*b?d*', 'xxbcdxx', true],
    ['[a]', '[a]', true],
    ['', 'a', false],
  ];
  for (const [pattern, text, expected] of rows)
    assert.equal(globTest(pattern)(text), expected, `${pattern} ${text}`);
});

test('a glob of many stars does not take long', () => {
  assert.equal(globTest(`${'*a'.repeat(500)}b`)('a'.repeat(20_000)), false);
});

test('filters find what reading every line finds', () => {
  const bySender = all.filter((thread) => stories[thread]?.from === 'news@list.example.org');
  assert.deepEqual(findThreads(index, { from: 'news@list.*' }), bySender);
  const byRecipient = all.filter((thread) =>
    stories[thread]?.deliveries.some(({ to }) => to.endsWith('@example.jp')),
  );
  assert.deepEqual(findThreads(index, { to: '*@EXAMPLE.jp' }), byRecipient);
  const byRelay = all.filter((thread) =>
    stories[thread]?.deliveries.some(({ relay }) => relay === 'virtual'),
  );
  assert.deepEqual(findThreads(index, { relay: 'virtual' }), byRelay);
  const byClient = all.filter((thread) => stories[thread]?.client?.startsWith('app1.'));
  assert.deepEqual(findThreads(index, { client: 'app1.*' }), byClient);
  const both = byRecipient.filter((thread) => byRelay.includes(thread));
  assert.deepEqual(findThreads(index, { to: '*@example.jp', relay: 'virtual' }), both);
  assert.ok(bySender.length > 0 && byRecipient.length > 0 && both.length > 0 && byClient.length > 0);
});

test('a status is the state or a recipient’s last outcome', () => {
  const bounced = all.filter((thread) => {
    const last = new Map(stories[thread]?.deliveries.map(({ to, status }) => [to, status]));
    return stories[thread]?.state === 'bounced' || [...last.values()].includes('bounced');
  });
  assert.deepEqual(findThreads(index, { statuses: ['bounced'] }), bounced);
  assert.ok(bounced.length > 5);
});

test('time, ends included', () => {
  const start = index.startTime(10);
  const found = findThreads(index, { since: start, until: start });
  assert.deepEqual(
    found,
    all.filter((thread) => index.startTime(thread) <= start && index.endTime(thread) >= start),
  );
});

test('linked threads are found from either end', () => {
  const [bounced = -1] = all.filter((thread) =>
    index.linksFrom(thread).some(({ kind }) => kind === 'bounce'),
  );
  const [notice] = index.linksFrom(bounced).filter(({ kind }) => kind === 'bounce');
  assert.ok(notice);
  assert.deepEqual(withLinked(index, [notice.thread]), withLinked(index, [bounced]));
  assert.deepEqual(
    findThreads(index, { id: index.queueId(bounced), linked: true }),
    withLinked(index, [bounced]),
  );
});

test('reasons are grouped without their variable parts', () => {
  const failed = stories.flatMap(({ deliveries }) => deliveries.filter(({ status }) => status !== 'sent'));
  assert.equal(failed.length, 18 + 87, 'bounced and deferred attempts of the truth file');
  const patterns = new Set(failed.map(({ text }) => withoutVariables(text)));
  assert.ok(patterns.size < 20, [...patterns].join('\n'));
  assert.equal(
    withoutVariables(
      'host mx1.b.example[192.0.2.1] said: 550 5.1.1 <a@b.example>: User unknown (in reply to RCPT TO command)',
    ),
    'host HOST said: 550 5.1.1 <…>: User unknown (in reply to RCPT TO command)',
  );
  assert.equal(
    withoutVariables('connect to mx.b.example[2001:db8::1]:25: Connection refused'),
    'connect to HOST: Connection refused',
  );
});

test('delay percentiles by stage', () => {
  const attempts = stories.flatMap(({ deliveries }) => deliveries);
  const total = attempts.map(({ delay }) => delay).sort((one, other) => one - other);
  const found = delayPercentiles(index, all, source, [0, 0.5, 1]);
  assert.deepEqual(found.total, [total[0], total[Math.ceil(total.length / 2) - 1], total.at(-1)]);
  const sending = Math.max(...attempts.map(({ delays }) => delays?.[3] ?? 0));
  assert.equal(found.transmission[2], sending);
  assert.deepEqual(delayPercentiles(index, [], source, [0.5]).total, []);
});
