import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterKeys } from '../../../server/src/logProtocol/filter.ts';
import { logLimits } from '../../../server/src/logProtocol/requests.ts';
import { withLinked } from '../../../server/src/maillog/query.ts';
import { threadStory } from '../../../server/src/maillog/story.ts';
import { filterTextOf, parseFilter } from '../../../server/src/maillog/view/filterText.ts';
import { parseTimeText } from '../../../server/src/maillog/view/timeText.ts';
import { deskFor } from './desk.ts';

const { desk, index, source, threads } = deskFor('real-basic-short.log');
const stories = threads.map((thread) => threadStory(index, thread, source));
const utc = { end: Date.UTC(2026, 2, 24, 3, 30) / 1000, zoneOfWall: () => 0 };

function found(filter: string): number[] {
  const order = { column: 'time', descending: false } as const;
  const { rows } = desk.answers.rows({ log: 1, query: { filter }, order, offset: 0, limit: 500 }, 'en');
  return rows.map(([thread]) => thread);
}

type Story = (typeof stories)[number];

/** What a filter has to find, from the stories that are read from the lines. */
const rows: readonly [filter: string, wanted: (story: Story, thread: number) => boolean][] = [
  ['', () => true],
  ['from:news@list', ({ from }) => from?.includes('news@list') === true],
  ['from:NEWS@*.example.org', ({ from }) => /^news@.*\.example\.org$/.test(from ?? '')],
  ['from:<>', ({ from }) => from === ''],
  ['-from:<>', ({ from }) => from !== ''],
  ['to:@example.jp', ({ deliveries }) => deliveries.some(({ to }) => to.includes('@example.jp'))],
  [
    'to:example.jp -to:bob',
    ({ deliveries }) =>
      deliveries.some(({ to }) => to.includes('example.jp')) &&
      !deliveries.some(({ to }) => to.includes('bob')),
  ],
  ['to:alice to:bob', ({ deliveries }) => deliveries.some(({ to }) => /alice|bob/.test(to))],
  [
    'relay:virtual from:news',
    ({ from, deliveries }) =>
      from?.includes('news') === true && deliveries.some(({ relay }) => relay.includes('virtual')),
  ],
  ['relay:<virtual>', ({ deliveries }) => deliveries.some(({ relay }) => relay === 'virtual')],
  ['status:sent,partial', ({ state, deliveries }) => /^(sent|partial)$/.test(state) || lastSent(deliveries)],
  ['-status:sent', ({ state, deliveries }) => state !== 'sent' && !lastSent(deliveries)],
  ['status:incomplete', ({ state }) => state === 'incomplete'],
  ['client:127.0.0', ({ client }) => client?.includes('127.0.0') === true],
  ['user:taro', ({ saslUsername }) => saslUsername?.includes('taro') === true],
  ['host:mx', ({ host }) => host.includes('mx')],
  ['id:A58AA23800C', ({ id }) => id === 'A58AA23800C'],
  ['id:A58', ({ id }) => id.includes('A58')],
  ['id:<A58>', () => false],
  ['size:>2k', ({ size }) => (size ?? 0) > 2048],
  ['size:>=500 size:<1k', ({ size }) => (size ?? 0) >= 500 && (size ?? 0) < 1024],
  ['delay:<0.05', ({ deliveries }) => deliveries.length > 0 && longest(deliveries) < 0.05],
  [
    'example.jp news',
    ({ from, client, deliveries, saslUsername, id }) =>
      ['example.jp', 'news'].every((word) =>
        [from, client, saslUsername, id, ...deliveries.flatMap(({ to, relay }) => [to, relay])].some((text) =>
          text?.includes(word),
        ),
      ),
  ],
  ['A58AA23800C', ({ id }) => id === 'A58AA23800C'],
  [
    'linked:A58AA23800C',
    (_story, thread) => withLinked(index, index.threadsOfId('A58AA23800C')).includes(thread),
  ],
  ['from:', () => true],
  ['status:nonsense', () => true],
  ['"unclosed', () => true],
  ['zzz-nobody', () => false],
];

function lastOf(deliveries: Story['deliveries']): Story['deliveries'] {
  return deliveries.filter((one, i) => !deliveries.slice(i + 1).some(({ to }) => to === one.to));
}

function lastSent(deliveries: Story['deliveries']): boolean {
  return lastOf(deliveries).some(({ status }) => status === 'sent');
}

function longest(deliveries: Story['deliveries']): number {
  return Math.max(...lastOf(deliveries).map(({ delay }) => delay));
}

for (const [filter, wanted] of rows) {
  test(`filter ${filter || '(empty)'}`, () => {
    assert.deepEqual(
      found(filter),
      threads.filter((thread) => {
        const story = stories[thread];
        return story !== undefined && wanted(story, thread);
      }),
    );
  });
}

test('since and until take messages with a line in that time', () => {
  const middle = index.startTime(100);
  const text = new Date(middle * 1000).toISOString();
  assert.deepEqual(
    found(`since:${text}`),
    threads.filter((thread) => index.endTime(thread) >= middle),
  );
  assert.deepEqual(
    found(`until:${text}`),
    threads.filter((thread) => index.startTime(thread) <= middle),
  );
  assert.deepEqual(found(`since:"${text.slice(0, 10)} 00:00"`), threads);
});

test('a value is written so that it is found again', () => {
  for (const value of ['a@b', 'with blank', 'say "hi"@x', 'a*b?', '<>']) {
    const [term, more] = parseFilter(filterTextOf('from', value), utc);
    assert.equal(more, undefined, value);
    assert.ok(term?.condition !== undefined && 'pattern' in term.condition, value);
    const { how, text } = term.condition.pattern;
    assert.deepEqual([how, text], value.includes('"') ? ['glob', 'say ?hi?@x'] : ['equal', value]);
  }
});

test('terms tell where they stand', () => {
  const text = '  from:a  -to:"b c" 2001:db8::1 size:x -';
  const terms = parseFilter(text, utc).map(({ start, end, key, value, negated, fault }) => [
    text.slice(start, end),
    key,
    value,
    negated,
    fault === undefined,
  ]);
  assert.deepEqual(terms, [
    ['from:a', 'from', 'a', false, true],
    ['-to:"b c"', 'to', 'b c', true, true],
    ['2001:db8::1', null, '2001:db8::1', false, true],
    ['size:x', 'size', 'x', false, false],
    ['-', null, '', false, false],
  ]);
});

test('any text is taken apart without getting lost', () => {
  const pieces = ['from:', 'x', '"', '-', ':', ' ', '<', '>', '*', 'status:', '日本', '\n', 'since:'];
  for (let seed = 0; seed < 4000; seed++) {
    const text = Array.from(
      { length: 6 },
      (_, i) => pieces[Math.floor(seed / pieces.length ** i) % pieces.length],
    ).join('');
    let end = 0;
    for (const term of parseFilter(text, utc)) {
      assert.ok(
        term.start >= end && term.end > term.start && term.valueStart <= term.end,
        JSON.stringify(text),
      );
      assert.equal(text.slice(end, term.start).trim(), '', JSON.stringify(text));
      end = term.end;
    }
    assert.equal(text.slice(end).trim(), '', JSON.stringify(text));
  }
});

test('chips and faults are told in both languages', () => {
  const text = '-from:a status:x since:2026-03-24';
  const english = desk.answers.filter({ log: 1, text }, 'en');
  assert.deepEqual(
    english.terms.map(({ label }) => label),
    ['not from: a', 'since: 2026-03-24 00:00:00'],
  );
  assert.match(english.faults[0]?.message ?? '', /Not a status/);
  const japanese = desk.answers.filter({ log: 1, text }, 'ja');
  assert.deepEqual(
    japanese.terms.map(({ label }) => label),
    ['from: a 以外', 'since: 2026-03-24 00:00:00'],
  );
  assert.match(japanese.faults[0]?.message ?? '', /状態の名前/);
});

function completed(text: string, offset = text.length): { replaced: string; texts: string[] } {
  const { replace, proposals } = desk.answers.completeFilter({ log: 1, text, offset }, 'en');
  assert.ok(proposals.length <= logLimits.completions);
  return { replaced: text.slice(replace.start, replace.end), texts: proposals.map((one) => one.text) };
}

test('completion proposes keys, then values that the log has, the most frequent first', () => {
  assert.deepEqual(
    completed('').texts,
    filterKeys.map((key) => `${key}:`),
  );
  assert.deepEqual(completed('from:a '), { replaced: '', texts: filterKeys.map((key) => `${key}:`) });
  assert.deepEqual(completed('-s'), { replaced: 's', texts: ['status:', 'since:', 'size:'] });
  assert.deepEqual(completed('sta:').texts, []);
  assert.deepEqual(completed('status:bo'), { replaced: 'bo', texts: ['bounced'] });
  assert.deepEqual(completed('status:sent,def').texts, ['sent,deferred']);
  const senders = desk.answers.top({ log: 1, query: { filter: '' }, limit: 30 }, 'en').senders;
  assert.deepEqual(
    completed('from:').texts,
    senders.map(({ name }) => name),
  );
  const { replaced, texts } = completed('to:alice status:sent', 'to:al'.length);
  assert.equal(replaced, 'alice');
  assert.ok(texts.length > 0 && texts.every((value) => value.includes('al')));
  assert.ok(completed('since:').texts.includes('-1h'));
  assert.ok(completed('reason:').texts.every((value) => value.startsWith('"')));
});

test('times as people write them', () => {
  const at = (text: string, asEnd = false, zone = 0) =>
    parseTimeText(text, { ...utc, zoneOfWall: () => zone }, asEnd);
  const seconds = (text: string) => Date.parse(text) / 1000;
  const rows: readonly [string, string | undefined][] = [
    ['2026-03-24', '2026-03-24T00:00:00Z'],
    ['2026-03-24 03:05', '2026-03-24T03:05:00Z'],
    ['2026-03-24T03:05:07+09:00', '2026-03-23T18:05:07Z'],
    ['2026-03-24T03:05:07.5z', '2026-03-24T03:05:07Z'],
    ['Mar 24 03:05', '2026-03-24T03:05:00Z'],
    ['mar 24', '2026-03-24T00:00:00Z'],
    ['Mar 25', '2025-03-25T00:00:00Z'],
    ['03:05', '2026-03-24T03:05:00Z'],
    ['03:45', '2026-03-23T03:45:00Z'],
    ['-2h', '2026-03-24T01:30:00Z'],
    ['-1.5d', '2026-03-22T15:30:00Z'],
    ['2026-02-30', undefined],
    ['25:00', undefined],
    ['yesterday', undefined],
    ['Foo 1', undefined],
  ];
  for (const [text, expected] of rows)
    assert.equal(at(text), expected === undefined ? undefined : seconds(expected), text);
  assert.equal(at('2026-03-24', true), seconds('2026-03-24T23:59:59Z'));
  assert.equal(at('03:05', true), seconds('2026-03-24T03:05:59Z'));
  assert.equal(at('2026-03-24 03:05', false, 32_400), seconds('2026-03-23T18:05:00Z'));
});
