import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileKernel } from '../../scripts/lib/kernel.ts';
import { kernelCode } from '../../server/src/maillog/kernelCode.ts';
import { createIndexer, indexText, type LogIndex } from '../../server/src/maillog/logIndex.ts';
import { describe, indexBytes, readLog } from './support.ts';

const line = (host: string, tag: string, message: string): string =>
  `Nov 24 08:00:00 ${host} ${tag}: ${message}\n`;

test('the kernel is what its sources compile to', async () => {
  assert.equal(Buffer.from(await compileKernel()).toString('base64'), kernelCode);
});

test('logs that are read in turns have their own names, stamps and lines', () => {
  const logs = ['real-operations.log', 'generated/rfc3339-short.log'].map((name) =>
    readLog(name).subarray(0, 30_000),
  );
  const indexers = logs.map(() => createIndexer());
  for (let at = 0; at < 30_000; at += 777) {
    for (const [i, log] of logs.entries()) indexers[i]?.feed(log.subarray(at, at + 777));
  }
  for (const [i, indexer] of indexers.entries()) {
    indexer.finish();
    assert.deepEqual(describe(indexer.index), describe(indexBytes(logs[i] ?? Buffer.of())));
  }
});

test('thousands of hosts and tags, long ones too', () => {
  const names = Array.from({ length: 3000 }, (_, i) => ({
    host: `mx${i}${'.a-long-domain'.repeat(i % 6)}.example`,
    tag: `postfix-${i}${'-and-so-on'.repeat(i % 7)}/smtpd[${i}]`,
  }));
  const once = names.map(({ host, tag }, i) => line(host, tag, `${id(i)}: client=a[192.0.2.1]`)).join('');
  const index = indexText(once + once);
  assert.equal(index.threadCount, 6000);
  for (const [i, { host, tag }] of [...names, ...names].entries()) {
    assert.equal(index.host(i), host);
    assert.equal(index.instance(i), tag.slice(0, tag.indexOf('/')));
  }
});

function id(number: number): string {
  return (0xa000000 + number).toString(16).toUpperCase();
}

test('a host and a tag of the same name are two', () => {
  const index = indexText(line('postfix', 'postfix/smtpd[1]', `${id(1)}: client=a[192.0.2.1]`).repeat(2));
  assert.deepEqual([index.host(0), index.instance(0)], ['postfix', 'postfix']);
});

test('long lines end where they end, however they come', () => {
  const start = line('mx1', 'postfix/smtpd[1]', `${id(1)}: client=a[192.0.2.1]`);
  for (const length of [65_400, 65_536, 65_599, 65_600, 65_601, 131_072, 200_000, 400_000]) {
    const long = line('mx1', 'postfix/cleanup[2]', `${id(1)}: message-id=<${'x'.repeat(length)}>`);
    const bytes = Buffer.from(`${start}${long}${start}{"MESSAGE":"${'y'.repeat(length)}"}\n${start}`);
    const whole = indexBytes(bytes, {}, [bytes.length]);
    assert.deepEqual(Array.from(whole.linesOfThread(0)), [0, 1]);
    assert.equal(whole.threadCount, 3);
    for (const size of [1000, 65_536, 131_072, 131_073]) {
      assert.deepEqual(summary(indexBytes(bytes, {}, [size])), summary(whole));
    }
  }
});

function summary(index: LogIndex): unknown {
  const lines = Array.from({ length: index.lineCount }, (_, i) => [index.threadOfLine(i), index.lineSpan(i)]);
  return { lines, bytes: index.byteLength, kinds: Array.from(index.tables.counts) };
}
