import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as zlib from 'node:zlib';
import { loadLog } from '../../server/src/io/loadLog.ts';
import { followLog } from '../../server/src/io/logFollower.ts';
import { LogReadError } from '../../server/src/io/logReadError.ts';
import { inspectLog, orderLogs } from '../../server/src/io/logSource.ts';
import { describe, indexBytes, logFolder } from '../maillog/support.ts';

const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-io-'));
after(() => rmSync(folder, { recursive: true }));
const real = join(logFolder, 'real-basic-short.log');

test('every line can be read again, from plain and compressed files', async () => {
  const gz = join(folder, 'a.gz');
  const zst = join(folder, 'b.zst');
  const operations = readFileSync(join(logFolder, 'real-operations.log'));
  writeFileSync(gz, zlib.gzipSync(operations));
  writeFileSync(zst, zlib.zstdCompressSync(readFileSync(join(logFolder, 'real-bulk-smtp-source.log'))));
  const log = await loadLog({ paths: [zst, gz, real], keepText: true });
  const text = [real, join(logFolder, 'real-operations.log'), join(logFolder, 'real-bulk-smtp-source.log')]
    .map((path) => readFileSync(path, 'utf8'))
    .join('');
  const lines = text.trimEnd().split('\n');
  assert.equal(log.index.lineCount, lines.length);
  for (const [i, line] of lines.entries()) assert.equal(log.lines.line(i), line);
  log.lines.close();
});

test('several compressed pieces in one file, as logrotate with append makes them', async () => {
  const bytes = readFileSync(real);
  const pieces = [bytes.subarray(0, 1000), bytes.subarray(1000, 100_000), bytes.subarray(100_000)];
  for (const [name, compress] of [
    ['m.gz', zlib.gzipSync],
    ['m.zst', zlib.zstdCompressSync],
  ] as const) {
    const path = join(folder, name);
    writeFileSync(path, Buffer.concat(pieces.map((piece) => compress(piece))));
    const log = await loadLog({ paths: [path], year: 2026, keepText: false });
    assert.equal(log.index.byteLength, bytes.length, name);
    assert.equal(log.index.threadCount, 206, name);
  }
});

const compressed = join(logFolder, 'compressed');

test('bzip2 and xz, of two streams each', async () => {
  const plain = await loadLog({
    paths: [join(logFolder, 'real-operations.log')],
    year: 2026,
    keepText: true,
  });
  for (const name of ['real-operations.log.bz2', 'real-operations.log.xz']) {
    const log = await loadLog({ paths: [join(compressed, name)], year: 2026, keepText: true });
    assert.deepEqual(describe(log.index), describe(plain.index), name);
    assert.equal(log.lines.line(470), plain.lines.line(470), name);
    log.lines.close();
  }
  plain.lines.close();
});

test('compressed text that is damaged or cut off: the file and what is wrong', async () => {
  const bytes = readFileSync(real);
  const archives: readonly (readonly [string, Buffer])[] = [
    ['gzip', zlib.gzipSync(bytes)],
    ['zstd', zlib.zstdCompressSync(bytes)],
    ['bzip2', readFileSync(join(compressed, 'real-operations.log.bz2'))],
    ['xz', readFileSync(join(compressed, 'real-operations.log.xz'))],
  ];
  for (const [name, archive] of archives) {
    const path = join(folder, `damaged.${name}`);
    const spoilt = Buffer.from(archive);
    spoilt.fill(0x55, archive.length >> 1, (archive.length >> 1) + 40);
    for (const content of [archive.subarray(0, archive.length - 60), spoilt, archive.subarray(0, 7)]) {
      writeFileSync(path, content);
      const loading = loadLog({ paths: [path], keepText: false });
      await assert.rejects(loading, {
        name: 'Error',
        message: `${path}: the ${name} data is damaged, cut off or of an unknown kind`,
      });
    }
  }
});

test('several compressed logs at once, and reading that stops early', async () => {
  const names = ['real-operations.log.xz', 'real-operations.log.bz2', 'real-operations.log.xz'];
  const sources = await Promise.all(names.map((name) => inspectLog(join(compressed, name), () => 0)));
  assert.deepEqual(
    sources.map(({ compression }) => compression),
    ['xz', 'bzip2', 'xz'],
  );
  assert.equal(new Set(sources.map(({ firstTime }) => firstTime)).size, 1);
});

test('a file without a last line end does not run into the next', async () => {
  const one = join(folder, 'one.log');
  const two = join(folder, 'two.log');
  writeFileSync(one, 'Nov 24 08:00:00 mx1 postfix/qmgr[1]: AAAAAA1: removed');
  writeFileSync(two, 'Nov 24 09:00:00 mx1 postfix/qmgr[1]: BBBBBB1: removed\n');
  const log = await loadLog({ paths: [two, one], keepText: true });
  assert.deepEqual([log.index.queueId(0), log.index.queueId(1)], ['AAAAAA1', 'BBBBBB1']);
  assert.equal(log.lines.line(0), 'Nov 24 08:00:00 mx1 postfix/qmgr[1]: AAAAAA1: removed');
  assert.equal(log.lines.line(1), 'Nov 24 09:00:00 mx1 postfix/qmgr[1]: BBBBBB1: removed');
  log.lines.close();
});

test('the name’s date tells the year where the file’s time does not', async () => {
  const path = join(folder, 'maillog-20200105');
  writeFileSync(path, 'Dec 31 08:00:00 mx1 postfix/qmgr[1]: AAAAAA1: removed\n');
  const log = await loadLog({ paths: [path], keepText: false });
  assert.equal(new Date(log.index.startTime(0) * 1000).getFullYear(), 2019);
});

test('order by content', async () => {
  const sources = await Promise.all(
    ['real-bulk-smtp-source.log', 'real-operations.log', 'real-basic-short.log'].map((name) =>
      inspectLog(join(logFolder, name), () => 0),
    ),
  );
  assert.deepEqual(
    orderLogs(sources).map(({ path }) => path.slice(logFolder.length + 6)),
    ['basic-short.log', 'operations.log', 'bulk-smtp-source.log'],
  );
});

test('unreadable: a clear reason', async (t) => {
  await assert.rejects(loadLog({ paths: [join(folder, 'none')], keepText: false }), /none: no such file$/);
  await assert.rejects(loadLog({ paths: [folder], keepText: false }), LogReadError);
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'x');
  chmodSync(secret, 0);
  if (process.getuid?.() === 0) t.diagnostic('root reads every file: permission was not tried');
  else await assert.rejects(loadLog({ paths: [secret], keepText: false }), /permission denied/);
});

test('an empty file', async () => {
  const path = join(folder, 'empty');
  writeFileSync(path, '');
  const log = await loadLog({ paths: [path], keepText: true });
  assert.equal(log.index.lineCount, 0);
  log.lines.close();
});

test('lines of a file that shrank or vanished are shorter or empty, never wrong', async () => {
  const path = join(folder, 'shrinking');
  copyFileSync(real, path);
  const log = await loadLog({ paths: [path], keepText: true });
  const whole = readFileSync(real, 'utf8').split('\n');
  unlinkSync(path);
  assert.equal(log.lines.line(100), whole[100]);
  writeFileSync(path, 'new');
  assert.equal(log.lines.line(1600), whole[1600]);
  log.lines.close();
  copyFileSync(real, path);
  const cut = await loadLog({ paths: [path], keepText: true });
  truncateSync(path, 1000);
  assert.equal(cut.lines.line(1), whole[1]);
  assert.equal(cut.lines.line(1600), '');
  appendFileSync(path, 'x');
  cut.lines.close();
});

test('a log that is rotated between reading and following goes on from the old file to the new one', async () => {
  const path = join(folder, 'rotated.log');
  const removed = (id: string): string => `Nov 24 08:00:00 mx1 postfix/qmgr[1]: ${id}: removed\n`;
  writeFileSync(path, removed('AAAAAA1'));
  const log = await loadLog({ paths: [path], keepText: true, growing: true });
  appendFileSync(path, removed('AAAAAA2').slice(0, 30));
  renameSync(path, `${path}.1`);
  writeFileSync(path, removed('AAAAAA3'));
  appendFileSync(`${path}.1`, removed('AAAAAA2').slice(30));
  assert.ok(log.newest);
  const ending = new AbortController();
  await followLog(log, {
    file: log.newest,
    intervalMs: 5,
    signal: ending.signal,
    onGrowth() {
      if (log.index.threadCount === 3) ending.abort();
    },
  });
  const lines = [0, 1, 2].map((line) => log.lines.line(line));
  assert.deepEqual(
    lines.map((line) => line.slice(-16, -9)),
    ['AAAAAA1', 'AAAAAA2', 'AAAAAA3'],
  );
  log.lines.close();
});

test('a file that is cut off, written anew or unreadable while it is read: what could be read', async () => {
  const path = join(folder, 'changing.log');
  const bytes = Buffer.concat(Array.from({ length: 60 }, () => readFileSync(real)));
  for (const change of [
    () => truncateSync(path, 100),
    () => unlinkSync(path),
    () => writeFileSync(path, 'new\n'),
    () => chmodSync(path, 0),
  ]) {
    rmSync(path, { force: true });
    writeFileSync(path, bytes);
    let changed = false;
    const onProgress = (): void => {
      if (!changed) change();
      changed = true;
    };
    const log = await loadLog({ paths: [path], keepText: true, onProgress });
    assert.ok(changed && log.index.byteLength >= 8 * 1024 * 1024);
    for (let line = 0; line < log.index.lineCount; line += 5000) {
      const text = log.lines.line(line);
      assert.ok(text === '' || text === 'new\n' || bytes.includes(`${text}\n`), text);
    }
    log.lines.close();
  }
});

test('cancelled while reading', async () => {
  const path = join(folder, 'long.log');
  writeFileSync(path, Buffer.concat(Array.from({ length: 80 }, () => readFileSync(real))));
  const cancelling = new AbortController();
  const loading = loadLog({
    paths: [path],
    keepText: false,
    signal: cancelling.signal,
    onProgress: () => cancelling.abort(),
  });
  await assert.rejects(loading, { name: 'AbortError' });
});

test('an index does not depend on how the file was read', async () => {
  const log = await loadLog({ paths: [real], year: 2026, keepText: false });
  const zone = (wall: number): number =>
    wall - new Date(new Date(wall * 1000).toISOString().slice(0, 19)).getTime() / 1000;
  assert.deepEqual(describe(log.index), describe(indexBytes(readFileSync(real), { year: 2026, zone })));
});
