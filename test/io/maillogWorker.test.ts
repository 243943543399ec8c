import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as zlib from 'node:zlib';
import { type LogClient, openLogInWorker } from '../../server/src/io/maillogClient.ts';
import type { WorkerStatus } from '../../server/src/io/maillogMessages.ts';
import { rotatedNeighbours } from '../../server/src/io/rotatedLogs.ts';
import type { SearchProgress } from '../../server/src/logProtocol/lines.ts';
import { logLimits } from '../../server/src/logProtocol/requests.ts';
import { indexBytes, logFolder } from '../maillog/support.ts';

const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-worker-'));
const worker = new URL('../../server/src/io/maillogWorker.ts', import.meta.url);
const real = readFileSync(join(logFolder, 'real-basic-short.log'));
const realLines = real.toString('utf8').trimEnd().split('\n');
const english = { language: 'en' } as const;
const page = {
  query: { filter: '' },
  order: { column: 'time', descending: false },
  offset: 0,
  limit: 3,
} as const;
const clients: LogClient[] = [];

after(async () => {
  await Promise.all(clients.map((client) => client.close()));
  rmSync(folder, { recursive: true });
});

interface Opened {
  readonly client: LogClient;
  readonly statuses: WorkerStatus[];
  readonly found: SearchProgress[];
  /** Resolves with the first status told so far or later that is as wanted. */
  until(isWanted: (status: WorkerStatus) => boolean): Promise<WorkerStatus>;
}

function open(...paths: string[]): Opened {
  const statuses: WorkerStatus[] = [];
  const found: SearchProgress[] = [];
  const client = openLogInWorker({
    worker,
    paths,
    onStatus: (status) => void statuses.push(status),
    onFound: (progress) => void found.push(progress),
  });
  clients.push(client);
  return {
    client,
    statuses,
    found,
    async until(isWanted) {
      const limit = Date.now() + 10_000;
      for (;;) {
        const status = statuses.find(isWanted);
        if (status !== undefined) return status;
        assert.ok(Date.now() < limit, `no such status; the last is ${JSON.stringify(statuses.at(-1))}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}

function write(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const isReady = ({ phase }: WorkerStatus): boolean => phase === 'ready';

test('a log is answered from while it is read, with progress, as an index in this thread tells', async () => {
  const bytes = Buffer.concat(Array.from({ length: 150 }, () => real));
  const log = open(write('long.log', bytes));
  const early = await log.client.ask('rows', { log: 1, ...page }, english);
  const ready = await log.until(isReady);
  const here = indexBytes(bytes);
  assert.ok(early.total < here.threadCount, 'the first answer came before the whole log was read');
  assert.ok(log.statuses.some(({ phase, bytesRead }) => phase === 'reading' && bytesRead > 0));
  assert.deepEqual(
    [ready.lines, ready.threads, ready.bytesRead],
    [here.lineCount, here.threadCount, bytes.length],
  );
  const rows = await log.client.ask('rows', { log: 1, ...page, offset: 5 }, english);
  assert.equal(rows.total, here.threadCount);
  assert.deepEqual(
    rows.rows.map(([thread, id]) => [thread, id]),
    [5, 6, 7].map((thread) => [thread, here.queueId(thread)]),
  );
  const { texts } = await log.client.ask('lines', { log: 1, from: realLines.length - 1, count: 3 }, english);
  assert.deepEqual(texts, [realLines.at(-1), realLines[0], realLines[1]]);
  for (let i = 1; i < log.statuses.length; i++)
    assert.ok((log.statuses[i]?.revision ?? 0) >= (log.statuses[i - 1]?.revision ?? 0));
});

test('a question that is cancelled before its turn is not answered, others are', async () => {
  const log = open(write('cancelled.log', real));
  await log.until(isReady);
  const aborting = new AbortController();
  const ask = (filter: string, signal?: AbortSignal) =>
    log.client.ask('rows', { log: 1, ...page, query: { filter } }, { ...english, ...(signal && { signal }) });
  const asked = [ask('a'), ask('al', aborting.signal), ask('ali')];
  aborting.abort();
  const settled = await Promise.allSettled(asked);
  assert.deepEqual(
    settled.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  await assert.rejects(ask('b', AbortSignal.abort()), { name: 'AbortError' });
});

test('a log that cannot be read says so, and its questions fail', async () => {
  const log = open(join(folder, 'none'));
  const asked = log.client.ask('rows', { log: 1, ...page }, english);
  await assert.rejects(asked, /none: no such file/);
  assert.match((await log.until(({ phase }) => phase === 'failed')).reason, /no such file/);
});

test('a worker that dies is told as a log that failed', async () => {
  const told: WorkerStatus[] = [];
  const client = openLogInWorker({
    worker: new URL('no-such-worker.ts', import.meta.url),
    paths: [],
    onStatus: (status) => void told.push(status),
  });
  await assert.rejects(client.ask('rows', { log: 1, ...page }, english), /no-such-worker/);
  assert.deepEqual(
    told.map(({ phase }) => phase),
    ['failed'],
  );
  assert.match(client.status()?.reason ?? '', /no-such-worker/);
});

test('search finds what a plain look at every line finds', async () => {
  const log = open(write('searched.log', real));
  await log.until(isReady);
  const patterns: readonly [text: string, matchCase: boolean, regularExpression: boolean, wanted: RegExp][] =
    [
      ['status=bounced', true, false, /status=bounced/],
      ['STATUS=Bounced', false, false, /status=bounced/i],
      ['STATUS=Bounced', true, false, /STATUS=Bounced/],
      ['relay=virtual, ', true, false, /relay=virtual, /],
      ['a[0-9]+:|^Nov', true, true, /a[0-9]+:|^Nov/],
      ['removed$', true, true, /removed$/],
      ["o'neil@", true, false, /o'neil@/],
      ['日本', false, false, /日本/i],
      ['', false, false, /(?!)/],
    ];
  for (const [search, [text, matchCase, regularExpression, wanted]] of patterns.entries()) {
    const result = await log.client.ask(
      'search',
      { log: 1, search, text, matchCase, regularExpression },
      english,
    );
    const lines = log.found.filter((one) => one.search === search).flatMap(({ found }) => found);
    const expected = realLines.flatMap((line, number) => (wanted.test(line) ? [number] : []));
    assert.deepEqual(lines, expected, text);
    assert.deepEqual(result, { search, total: expected.length, cut: false, fault: null });
  }
  const faulty = { log: 1, search: 99, text: 'a(', matchCase: true, regularExpression: true };
  assert.match((await log.client.ask('search', faulty, english)).fault ?? '', /nterminated group/);
});

test('a search through files of a log, compressed ones too, stops when there is enough', async () => {
  const old = write('two.log.1.gz', zlib.gzipSync(Buffer.concat(Array.from({ length: 10 }, () => real))));
  const log = open(old, write('two.log', real.subarray(0, 20_064)));
  await log.until(isReady);
  const params = { log: 1, search: 1, text: 'postfix', matchCase: true, regularExpression: false };
  const { total, cut } = await log.client.ask('search', params, english);
  const told = log.found.flatMap(({ found }) => found);
  const all = [
    ...Array.from({ length: 10 }, () => realLines).flat(),
    ...real.subarray(0, 20_064).toString().split('\n'),
  ];
  assert.equal(total, all.filter((line) => line.includes('postfix')).length);
  assert.equal(cut, true);
  assert.equal(told.length, logLimits.searchMatches);
  assert.equal(log.found.at(-1)?.linesRead, log.found.at(-1)?.linesTotal);
});

test('a new search ends the one before', async () => {
  const log = open(write('long-search.log', Buffer.concat(Array.from({ length: 40 }, () => real))));
  await log.until(isReady);
  const params = { log: 1, text: 'zzz', matchCase: false, regularExpression: false };
  const first = log.client.ask('search', { ...params, search: 1 }, english);
  const second = log.client.ask('search', { ...params, search: 2 }, english);
  await assert.rejects(first, { name: 'AbortError' });
  assert.equal((await second).total, 0);
});

test('new lines are told within a moment, at most ten times a second', async () => {
  const path = write('growing.log', real.subarray(0, 100_000));
  const log = open(path);
  await log.until(isReady);
  log.statuses.length = 0;
  const begun = performance.now();
  for (let at = 100_000; at < real.length; at += 10_000) {
    appendFileSync(path, real.subarray(at, Math.min(at + 10_000, real.length)));
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await log.until(({ lines }) => lines === realLines.length);
  const seconds = (performance.now() - begun) / 1000;
  assert.ok(log.statuses.length <= seconds * 10 + 2, `${log.statuses.length} in ${seconds} s`);
  const { texts } = await log.client.ask('lines', { log: 1, from: realLines.length - 1, count: 1 }, english);
  assert.deepEqual(texts, [realLines.at(-1)]);
});

test('rotation, truncation and disappearance are told and survived', async () => {
  const path = write('rotating.log', real.subarray(0, 50_000));
  const log = open(path);
  await log.until(isReady);
  const line = 'Nov 24 09:00:00 mx1 postfix/qmgr[1]: ABCDEF1: removed\n';
  renameSync(path, `${path}.1`);
  assert.equal((await log.until(({ notice }) => notice?.kind === 'vanished')).readable, false);
  const first = log.statuses.at(-1)?.lines ?? 0;
  writeFileSync(path, line);
  // The torn last line of the old file has become one, too.
  await log.until(({ lines, readable }) => readable && lines === first + 2);
  assert.ok(log.statuses.some(({ notice }) => notice?.kind === 'rotated'));
  truncateSync(path, 0);
  await log.until(({ notice }) => notice?.kind === 'truncated');
  appendFileSync(path, line.repeat(2));
  const grown = await log.until(({ lines }) => lines === first + 4);
  const { texts } = await log.client.ask('lines', { log: 1, from: grown.lines - 1, count: 1 }, english);
  assert.deepEqual(texts, [line.trimEnd()]);
});

test('rotated neighbours are found from any of them', async () => {
  for (const name of [
    'mail.log',
    'mail.log.1',
    'mail.log.2.gz',
    'mail.log-20261124',
    'mail.logs',
    'mail.log.1.bak',
  ])
    write(name, '');
  const wanted = ['mail.log', 'mail.log-20261124', 'mail.log.1', 'mail.log.2.gz'].map((name) =>
    join(folder, name),
  );
  for (const name of ['mail.log', 'mail.log.2.gz', 'mail.log-20261124'])
    assert.deepEqual((await rotatedNeighbours(join(folder, name))).sort(), wanted);
  assert.deepEqual(await rotatedNeighbours(join(folder, 'nowhere/a.log')), [join(folder, 'nowhere/a.log')]);
});
