import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LogOrder, sortColumns, threadStates } from '../../../server/src/logProtocol/list.ts';
import { logLimits } from '../../../server/src/logProtocol/requests.ts';
import { createIndexer } from '../../../server/src/maillog/logIndex.ts';
import { lastOutcomes } from '../../../server/src/maillog/outcomes.ts';
import { withoutVariables } from '../../../server/src/maillog/reasons.ts';
import { threadStory } from '../../../server/src/maillog/story.ts';
import { threadSummary } from '../../../server/src/maillog/summary.ts';
import { createLogDesk } from '../../../server/src/maillog/view/logDesk.ts';
import { sortedByKey } from '../../../server/src/maillog/view/sortedByKey.ts';
import { createTextOrder } from '../../../server/src/maillog/view/textOrder.ts';
import { linesOf, readLog, realLogs } from '../support.ts';
import { deskFor } from './desk.ts';

const byTime: LogOrder = { column: 'time', descending: false };
const all = { filter: '' };
const log = deskFor('real-basic-short.log');

for (const name of realLogs) {
  test(`rows say what the summaries say: ${name}`, () => {
    const { desk, index, threads } = deskFor(name);
    const { rows } = desk.answers.rows({ log: 1, query: all, order: byTime, offset: 0, limit: 500 }, 'en');
    assert.equal(rows.length, Math.min(threads.length, 500));
    for (const row of rows) {
      const [thread, id, time, from, to, more, state, delay, relay, size, client, lines] = row;
      const summary = threadSummary(index, thread);
      const last = lastOutcomes(index.tables, thread).at(-1);
      assert.deepEqual(
        { id, start: time, from, to, moreRecipients: more, state: threadStates[state], delay, lines },
        { ...summary, from: summary.from ?? null, delay: summary.delay ?? -1 },
      );
      assert.equal(
        relay,
        last === undefined ? '' : index.tables.relays.text(index.tables.deliveries.relay(last.delivery)),
      );
      assert.deepEqual([size, client], [index.size(thread), index.client(thread)]);
    }
  });
}

test('rows are the same however the log grew in between', () => {
  const bytes = readLog('real-content-filter.log');
  const whole = deskFor('real-content-filter.log');
  const indexer = createIndexer({ year: 2026 });
  const clock = { now: () => 0, zoneAt: () => 0, zoneOfWall: () => 0 };
  const desk = createLogDesk(indexer.index, linesOf(bytes), clock);
  const question = { log: 1, query: all, order: byTime, offset: 0, limit: 500 };
  let revision = -1;
  for (let at = 0; at < bytes.length; at += 3001) {
    indexer.feed(bytes.subarray(at, at + 3001));
    desk.update();
    desk.advance(17);
    assert.ok(desk.revision() > revision);
    revision = desk.revision();
    desk.answers.rows(question, 'en');
  }
  indexer.finish();
  desk.update();
  assert.deepEqual(desk.answers.rows(question, 'en').rows, whole.desk.answers.rows(question, 'en').rows);
});

test('every column sorts its rows, both ways, page by page', () => {
  const place = {
    from: 3,
    to: 4,
    status: 6,
    delay: 7,
    relay: 8,
    size: 9,
    client: 10,
    lines: 11,
    time: 0,
  } as const;
  for (const column of sortColumns) {
    const ask = (descending: boolean, offset: number, limit: number) =>
      log.desk.answers.rows({ log: 1, query: all, order: { column, descending }, offset, limit }, 'en').rows;
    const rows = ask(false, 0, 500);
    const keys = rows.map((row) => row[place[column]] ?? '');
    const sorted = [...keys].sort((one, other) => {
      if (typeof one === 'number' && typeof other === 'number') return one - other;
      const [a, b] = [String(one).toLowerCase(), String(other).toLowerCase()];
      if (a === b) return 0;
      return a < b ? -1 : 1;
    });
    assert.deepEqual(keys.map(String).map(lower), sorted.map(String).map(lower), column);
    assert.deepEqual(ask(true, 0, 500), [...rows].reverse(), column);
    assert.deepEqual([...ask(false, 0, 7), ...ask(false, 7, 13)], rows.slice(0, 20), column);
  }
});

function lower(text: string): string {
  return text.toLowerCase();
}

test('a page has bounds', () => {
  const ask = (offset: number, limit: number) =>
    log.desk.answers.rows({ log: 1, query: all, order: byTime, offset, limit }, 'en');
  assert.equal(ask(0, 1_000_000).rows.length, 206);
  assert.equal(ask(1_000_000, 10).rows.length, 0);
  assert.equal(ask(-5, 10).rows.length, 10);
  assert.ok(logLimits.rows <= 500);
});

test('messages after the pause are counted, not shown', () => {
  const query = { filter: 'status:sent', upTo: 100 };
  const paused = log.desk.answers.rows({ log: 1, query, order: byTime, offset: 0, limit: 500 }, 'en');
  const now = log.desk.answers.rows(
    { log: 1, query: { filter: 'status:sent' }, order: byTime, offset: 0, limit: 500 },
    'en',
  );
  assert.ok(paused.rows.every(([thread]) => thread < 100));
  assert.equal(paused.total + paused.newer, now.total);
  assert.deepEqual(
    paused.rows,
    now.rows.filter(([thread]) => thread < 100),
  );
});

test('a message and a time are found in the list', () => {
  const order: LogOrder = { column: 'size', descending: true };
  const query = { filter: 'status:sent' };
  const { rows } = log.desk.answers.rows({ log: 1, query, order, offset: 0, limit: 500 }, 'en');
  for (const [row, [thread]] of rows.entries()) {
    assert.deepEqual(log.desk.answers.rowOf({ log: 1, query, order, of: { thread } }, 'en'), {
      row,
      total: rows.length,
    });
  }
  const hidden = log.threads.find((thread) => !rows.some(([other]) => other === thread)) ?? -1;
  assert.equal(log.desk.answers.rowOf({ log: 1, query, order, of: { thread: hidden } }, 'en').row, -1);
  const time = log.index.startTime(150);
  const { row } = log.desk.answers.rowOf({ log: 1, query: all, order: byTime, of: { time } }, 'en');
  assert.ok(log.index.startTime(row) >= time && log.index.startTime(row - 1) < time);
  const late = { log: 1, query: all, order: byTime, of: { time: time + 1e6 } };
  assert.equal(log.desk.answers.rowOf(late, 'en').row, 205);
});

test('volume counts every message once, in few round buckets', () => {
  const first = log.index.tables.totals.firstSeconds;
  for (const buckets of [2, 3, 10, 60, 600, 100_000]) {
    const volume = log.desk.answers.volume({ log: 1, query: all, buckets }, 'en');
    assert.ok(volume.buckets <= Math.min(buckets, logLimits.buckets), `${buckets}: ${volume.buckets}`);
    assert.equal(volume.counts.length, volume.buckets * threadStates.length);
    assert.equal(
      volume.counts.reduce((sum, count) => sum + count, 0),
      206,
    );
    assert.ok(volume.start <= first && first < volume.start + volume.seconds);
    const expected = new Array<number>(volume.counts.length).fill(0);
    for (const thread of log.threads) {
      const bucket = Math.floor((log.index.startTime(thread) - volume.start) / volume.seconds);
      const at = bucket * threadStates.length + threadStates.indexOf(log.index.state(thread));
      expected[at] = (expected[at] ?? 0) + 1;
    }
    assert.deepEqual(volume.counts, expected);
  }
  const range = { from: first + 1, to: first + 3 };
  const part = log.desk.answers.volume({ log: 1, query: { filter: '', range }, buckets: 60 }, 'en');
  const inside = log.threads.filter((thread) => {
    const start = log.index.startTime(thread);
    return start >= range.from && start <= range.to;
  });
  assert.equal(
    part.counts.reduce((sum, count) => sum + count, 0),
    inside.length,
  );
});

test('top lists count what the stories tell, and their filters show as many', () => {
  const stories = log.threads.map((thread) => threadStory(log.index, thread, log.source));
  const count = (names: readonly string[]): [string, number][] => {
    const counts = new Map<string, number>();
    for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  };
  const top = log.desk.answers.top({ log: 1, query: all, limit: 100 }, 'en');
  const pairs = (entries: typeof top.senders): [string, number][] =>
    entries
      .map(({ name, count }): [string, number] => [name, count])
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  assert.deepEqual(
    pairs(top.senders),
    count(log.threads.map((thread) => log.index.sender(thread))).slice(0, 100),
  );
  assert.deepEqual(pairs(top.clients), count(stories.map(({ client }) => client ?? '')));
  assert.deepEqual(pairs(top.users), count(stories.map(({ saslUsername }) => saslUsername ?? '')));
  const deliveries = stories.flatMap((story) => story.deliveries);
  assert.deepEqual(pairs(top.relays), count(deliveries.map(({ relay }) => relay)));
  assert.deepEqual(
    pairs(top.recipients)
      .slice(0, 20)
      .map(([, times]) => times),
    count(deliveries.map(({ to }) => to))
      .slice(0, 20)
      .map(([, times]) => times),
  );
  for (const { name, count: messages, filter } of top.senders) {
    const query = { filter };
    const { total } = log.desk.answers.rows({ log: 1, query, order: byTime, offset: 0, limit: 1 }, 'en');
    assert.equal(total, messages, `${name}: ${filter}`);
  }
});

for (const name of realLogs) {
  test(`failures are grouped as a reading of all lines groups them: ${name}`, () => {
    const { desk, index, source, threads } = deskFor(name);
    const problems = desk.answers.problems({ log: 1, query: all, limit: 100 }, 'en');
    const attempts = threads.flatMap((thread) => threadStory(index, thread, source).deliveries);
    const expected = (statuses: readonly string[]) => {
      const ours = attempts.filter(({ status }) => statuses.includes(status));
      const groups = Map.groupBy(
        ours,
        ({ status, dsn, text }) => `${status} ${dsn} ${withoutVariables(text)}`,
      );
      return [...groups.values()].map((group) => `${group.length} ${group[0]?.dsn}`);
    };
    assert.equal(problems.complete, true);
    const found = (groups: typeof problems.deferred) => groups.map(({ dsn, count }) => `${count} ${dsn}`);
    assert.deepEqual(found(problems.deferred).sort(), expected(['deferred']).sort());
    assert.deepEqual(found(problems.bounced).sort(), expected(['bounced', 'undeliverable']).sort());
    for (const { filter, count } of [...problems.deferred, ...problems.bounced]) {
      const { total } = desk.answers.rows(
        { log: 1, query: { filter }, order: byTime, offset: 0, limit: 1 },
        'en',
      );
      assert.ok(total > 0 && total <= count, filter);
    }
  });
}

test('refusals are counted by client, with the reason told most often', () => {
  const problems = log.desk.answers.problems({ log: 1, query: all, limit: 100 }, 'en');
  const lines = Array.from({ length: log.index.lineCount }, (_, line) => log.source.line(line));
  const refused = lines.filter((line) => /NOQUEUE: (?:milter-)?reject: /.test(line));
  assert.ok(refused.length > 0);
  assert.equal(problems.rejectTotal, refused.length);
  for (const { client, count, lastLine, search } of problems.rejects) {
    const ours = refused.filter((line) => line.includes(` from ${client}`));
    assert.equal(count, ours.length, client);
    assert.equal(lines[lastLine], ours.at(-1));
    assert.ok(lines[lastLine]?.includes(search));
  }
});

test('numbers are sorted by their keys, stably', () => {
  const keys = Uint32Array.from(
    { length: 5000 },
    (_, i) => Math.imul(i, 2_654_435_761) >>> (i % 3 === 0 ? 0 : 20),
  );
  const expected = [...keys.keys()].sort(
    (one, other) => (keys[one] ?? 0) - (keys[other] ?? 0) || one - other,
  );
  assert.deepEqual([...sortedByKey(keys)], expected);
  assert.deepEqual([...sortedByKey(new Uint32Array(0))], []);
});

test('texts keep their alphabetical order as more of them come', () => {
  const texts: string[] = [];
  const order = createTextOrder({
    get size() {
      return texts.length;
    },
    text: (number) => texts[number] ?? '',
  });
  for (const count of [0, 1, 5, 3000, 7, 1, 1999]) {
    for (let i = 0; i < count; i++) texts.push(`${(texts.length * 7919) % 4001}${i % 2 === 0 ? 'a' : 'B'}`);
    const ranks = order.ranks();
    const sorted = [...ranks.keys()].sort((one, other) => (ranks[one] ?? 0) - (ranks[other] ?? 0));
    const keys = sorted.map((number) => texts[number]?.toLowerCase() ?? '');
    assert.deepEqual(keys, [...keys].sort());
    assert.equal(new Set(ranks).size, texts.length);
  }
});
