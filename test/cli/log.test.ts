import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
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
import { logFolder } from '../maillog/support.ts';

const program = join(import.meta.dirname, 'log.driver.ts');
const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-log-'));
after(() => rmSync(folder, { recursive: true }));

const short = join(logFolder, 'real-basic-short.log');
const long = join(logFolder, 'real-basic-long.log');
const operations = join(logFolder, 'real-operations.log');
const filter = join(logFolder, 'real-content-filter.log');

interface Result {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function log(args: readonly string[], input?: Buffer): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--lang', 'en', 'log', ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, TZ: 'Asia/Tokyo' },
    ...(input && { input }),
  });
  return { status, out: stdout, err: stderr };
}

interface Thread {
  readonly id: string;
  readonly start: string;
  readonly state: string;
  readonly from: string | null;
  readonly lines: number;
  readonly deliveries: readonly { readonly to: string; readonly status: string; readonly relay: string }[];
  readonly links: readonly { readonly kind: string; readonly id: string }[];
}

function threads(result: Result): Thread[] {
  return result.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Thread => JSON.parse(line));
}

test('text: one line a message', () => {
  const { status, out } = log([short, '--year', '2026']);
  assert.equal(status, 0);
  const lines = out.trimEnd().split('\n');
  assert.equal(lines.length, 206);
  assert.equal(
    lines[0],
    "2026-11-24 08:01:07  A52512381AD  o'neil@app.example.com -> games@example.com  sent  0.03 s  6 lines",
  );
});

test('ndjson: the shape that others rely on', () => {
  const found = log([filter, '--format', 'ndjson', '--id', 'DA588244335', '--year', '2026']);
  assert.equal(found.status, 0);
  assert.deepEqual(JSON.parse(found.out), {
    id: 'DA588244335',
    instance: 'postfix',
    host: 'mx1',
    start: '2026-11-24T09:12:41+09:00',
    end: '2026-11-24T09:12:42+09:00',
    state: 'sent',
    from: 'taro@example.com',
    size: 441,
    nrcpt: 3,
    messageId: '1795511561905757278.49309a7e@sender.example',
    client: 'p100.isp.example[203.0.113.100]',
    saslUsername: 'taro@example.com',
    removed: true,
    complete: true,
    lines: 8,
    deliveries: threads(found)[0]?.deliveries,
    links: threads(found)[0]?.links,
  });
  const [thread] = threads(found);
  assert.deepEqual(
    thread?.deliveries.map(({ to }) => to),
    ['v@hard.example.org', 'x@remote.example.net', 'u@soft.example.org'],
  );
  assert.equal(thread?.links[0]?.kind, 'queued-as');
});

test('stats: one JSON object', () => {
  const { status, out } = log([operations, '--stats', '--format', 'json']);
  assert.equal(status, 0);
  const stats = JSON.parse(out);
  assert.equal(stats.threads, 65);
  assert.deepEqual(stats.status, { sent: 41, deferred: 56, bounced: 10, expired: 9, 'force-expired': 2 });
});

test('stats of a filter count the lines of its messages alone', () => {
  const id = ['--id', 'A52512381AD'];
  const stats = JSON.parse(log([short, ...id, '--stats', '--format', 'json']).out);
  assert.equal(stats.lines, 6);
  assert.equal(stats.threads, 1);
  assert.equal(stats.status.sent, 1);
  assert.equal(stats.bytes, log([short, ...id, '--lines']).out.length + 4, 'two kanji are six bytes');
});

test('several files, compressed or not, oldest first whatever their order', () => {
  const gz = join(folder, 'mail.log.2.gz');
  const zst = join(folder, 'mail.log.1.zst');
  writeFileSync(gz, zlib.gzipSync(readFileSync(short)));
  writeFileSync(zst, zlib.zstdCompressSync(readFileSync(long)));
  const { status, out } = log([operations, zst, gz, '--lines', '--interleaved', '--from', '*']);
  assert.equal(status, 0);
  const first = out.indexOf('A52512381AD');
  const second = out.indexOf('4jYZyy5GqJzKfDv');
  const third = out.indexOf('B2A8D2445DD');
  assert.ok(first >= 0 && first < second && second < third);
  const stats = JSON.parse(log([operations, zst, gz, '--stats', '--format', 'json']).out);
  assert.deepEqual([stats.files, stats.lines, stats.threads], [3, 1621 + 1624 + 474, 206 + 206 + 65]);
});

test('standard input', () => {
  const { status, out } = log(['-', '--id', 'A52512381AD', '--lines'], readFileSync(short));
  assert.equal(status, 0);
  assert.equal(out.trimEnd().split('\n').length, 6);
});

test('a pipe, as the shell makes it for <(…)', () => {
  const command = `"$0" "$1" log <(cat "$2") --id A52512381AD --lines`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', command, process.execPath, program, short], {
    encoding: 'utf8',
  });
  assert.deepEqual([stderr, status], ['', 0]);
  assert.equal(stdout.trimEnd().split('\n').length, 6);
});

test('lines: the very bytes, message by message or in order of the log', () => {
  const grouped = log([short, '--lines', '--status', 'bounced']).out.trimEnd().split('\n');
  const inOrder = log([short, '--lines', '--status', 'bounced', '--interleaved']).out.trimEnd().split('\n');
  const original = readFileSync(short, 'utf8').split('\n');
  assert.deepEqual([...grouped].sort(), [...inOrder].sort());
  assert.notDeepEqual(grouped, inOrder);
  let at = -1;
  for (const line of inOrder) {
    at = original.indexOf(line, at + 1);
    assert.ok(at >= 0, line);
  }
});

test('filters combine', () => {
  const found = threads(
    log([
      short,
      '--format',
      'ndjson',
      '--from',
      'news@*',
      '--to',
      '*@remote.example.net',
      '--status',
      'sent,partial',
    ]),
  );
  assert.ok(found.length > 0);
  for (const { from, deliveries, state } of found) {
    assert.equal(from, 'news@list.example.org');
    assert.ok(deliveries.some(({ to }) => to.endsWith('@remote.example.net')));
    assert.ok(state === 'sent' || state === 'partial');
  }
  const everything = threads(log([short, '--format', 'ndjson']));
  const byHand = everything.filter(
    ({ from, deliveries, state }) =>
      from?.startsWith('news@') &&
      deliveries.some(({ to }) => to.endsWith('@remote.example.net')) &&
      (state === 'partial' || deliveries.some(({ status }) => status === 'sent')),
  );
  assert.deepEqual(found, byHand);
});

test('relay, client, Message-ID, text and time', () => {
  const count = (...args: string[]): number => threads(log([short, '--format', 'ndjson', ...args])).length;
  const everything = threads(log([short, '--format', 'ndjson', '--year', '2026']));
  const smtp = everything.filter(({ deliveries }) =>
    deliveries.some(({ relay }) => relay.startsWith('127.0.0.21[')),
  );
  assert.equal(count('--relay', '127.0.0.21*'), smtp.length);
  assert.equal(count('--message-id', '1795507267676568804*'), 1);
  assert.equal(count('--message-id', '<1795507267676568804.fc4b2fa2@sender.example>'), 1);
  assert.ok(count('--client', 'app1.example.com[[]*') === 0 && count('--client', 'app1.example.com*') > 0);
  assert.equal(count('--grep', 'no such text anywhere'), 0);
  const grep = readFileSync(short, 'utf8')
    .split('\n')
    .filter((line) => line.includes('451 4.'));
  const ids = new Set(
    grep.map((line) => /\]: ([0-9A-F]{6,}): /.exec(line)?.[1]).filter((id) => id !== undefined),
  );
  assert.equal(count('--grep', '451 4.'), ids.size);
  const later = everything.filter(({ start }) => start >= '2026-11-24T08:01:09');
  assert.ok(later.length > 0);
  const since = threads(log([short, '--format', 'ndjson', '--year', '2026', '--since', 'Nov 24 08:01:09']));
  assert.ok(since.length >= later.length && since.length < everything.length);
  const iso = ['--since', '2026-11-24T08:01:09+09:00', '--year', '2026'];
  assert.deepEqual(threads(log([short, '--format', 'ndjson', ...iso])), since);
  const until = threads(
    log([short, '--format', 'ndjson', '--year', '2026', '--until', '2026-11-24 08:01:06']),
  );
  assert.equal(until.length, 0);
});

test('linked: the way of a message through the content filter', () => {
  const alone = threads(log([filter, '--format', 'ndjson', '--id', 'DA588244335']));
  const linked = threads(log([filter, '--format', 'ndjson', '--id', 'DA588244335', '--linked']));
  assert.equal(alone.length, 1);
  assert.ok(linked.length > 1);
  const named = alone[0]?.links.map(({ id }) => id) ?? [];
  for (const id of named) assert.ok(linked.some((thread) => thread.id === id));
});

test('nothing found: 1; wrong use and unreadable input: 2 with one line', () => {
  assert.deepEqual(log([short, '--id', 'ABCDEF0']), { status: 1, out: '', err: '' });
  for (const args of [
    [],
    [join(folder, 'missing')],
    [folder],
    [short, '--status', 'lost'],
    [short, '--since', 'yesterday'],
    [short, '--format', 'json'],
    [short, '--linked'],
    [short, '--year', 'x'],
    ['-', '--follow'],
    [join(logFolder, 'compressed/real-operations.log.xz'), '--follow'],
  ]) {
    const { status, out, err } = log(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(out, '');
    assert.match(err, /^postfix-lens: .+\n$/, args.join(' '));
  }
});

test('a damaged archive: 2, with its name', () => {
  const broken = join(folder, 'broken.gz');
  writeFileSync(broken, zlib.gzipSync(readFileSync(short)).subarray(0, 900));
  const { status, err } = log([broken]);
  assert.equal(status, 2);
  assert.match(err, /broken\.gz: /);
});

test('a reader that has seen enough ends it quietly', () => {
  const command = `"$0" "$1" log "$2" "$2" "$2" --format ndjson | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', command, process.execPath, program, short], {
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  const [first, status] = stdout.split('\n');
  assert.equal(JSON.parse(first ?? '').id, 'A52512381AD');
  assert.equal(status, '0');
});

/** Starts `log --follow` and collects its output. */
function startFollowing(path: string): {
  child: ChildProcess;
  until: (test: (text: string) => boolean) => Promise<string>;
} {
  const child = spawn(process.execPath, [program, 'log', path, '--follow', '--format', 'ndjson'], {
    stdio: 'pipe',
  });
  let text = '';
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    for (const wake of waiting) wake();
  });
  const until = (wanted: (text: string) => boolean): Promise<string> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!wanted(text)) return;
        waiting.delete(check);
        resolve(text);
      };
      waiting.add(check);
      check();
    });
  return { child, until };
}

const line = (id: string, rest: string, daemon = 'qmgr[7]'): string =>
  `Nov 24 09:00:00 mx1 postfix/${daemon}: ${id}: ${rest}\n`;
const opened = (id: string): string =>
  line(id, 'client=a[192.0.2.1]', 'smtpd[9]') +
  line(id, 'message-id=<1@a>', 'cleanup[8]') +
  line(id, 'from=<s@a>, size=5, nrcpt=1 (queue active)');
const finished = (id: string): string =>
  line(id, 'to=<r@b>, relay=local, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (delivered)', 'local[6]') +
  line(id, 'removed');

test('follow: state changes, across rotation, truncation and absence', { timeout: 60_000 }, async () => {
  const path = join(folder, 'followed.log');
  copyFileSync(operations, path);
  const { child, until } = startFollowing(path);
  const state = (id: string, wanted: string) => (text: string) =>
    threads({ status: 0, out: text.slice(0, text.lastIndexOf('\n') + 1), err: '' }).some(
      (thread) => thread.id === id && thread.state === wanted,
    );
  try {
    await until((text) => text.split('\n').length > 65);
    const half = opened('AAAAAA0001');
    appendFileSync(path, half.slice(0, -20));
    appendFileSync(path, half.slice(-20));
    await until(state('AAAAAA0001', 'queued'));
    appendFileSync(path, finished('AAAAAA0001'));
    await until(state('AAAAAA0001', 'sent'));
    renameSync(path, `${path}.1`);
    appendFileSync(`${path}.1`, opened('AAAAAA0002'));
    writeFileSync(path, finished('AAAAAA0002') + opened('AAAAAA0003'));
    await until(state('AAAAAA0002', 'sent'));
    await until(state('AAAAAA0003', 'queued'));
    truncateSync(path, 0);
    appendFileSync(path, finished('AAAAAA0003'));
    const text = await until(state('AAAAAA0003', 'sent'));
    const last = threads({ status: 0, out: text, err: '' }).at(-1);
    assert.deepEqual([last?.from, last?.lines], ['s@a', 5]);
  } finally {
    child.kill('SIGINT');
  }
  const status = await new Promise((resolve) => child.once('close', resolve));
  assert.equal(status, 0);
});
