import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseLine } from '../../server/src/maillog/line.ts';
import { indexText, type LogIndex } from '../../server/src/maillog/logIndex.ts';
import { logStats } from '../../server/src/maillog/stats.ts';
import { threadStory } from '../../server/src/maillog/story.ts';
import { threadSummary } from '../../server/src/maillog/summary.ts';
import { indexBytes, linesOf, readLog, realLogs } from './support.ts';

/** A small random generator (mulberry32): the same numbers at every run. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** What must hold for every index, whatever was indexed. */
function checkIndex(index: LogIndex, bytes: Uint8Array): void {
  assert.equal(index.byteLength, bytes.length);
  let threaded = 0;
  for (let thread = 0; thread < index.threadCount; thread++) {
    const lines = Array.from(index.linesOfThread(thread));
    threaded += lines.length;
    assert.equal(lines[0], index.firstLine(thread));
    assert.equal(lines.at(-1), index.lastLine(thread));
    for (const [i, line] of lines.entries()) {
      assert.equal(index.threadOfLine(line), thread);
      assert.ok(i === 0 || line > (lines[i - 1] ?? 0));
    }
    threadStory(index, thread, linesOf(bytes));
    threadSummary(index, thread);
    index.sessionLines(thread);
  }
  let counted = 0;
  for (let line = 0; line < index.lineCount; line++) if (index.threadOfLine(line) >= 0) counted++;
  assert.equal(threaded, counted);
  logStats(index, 1);
}

test('random bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
      checkIndex(indexBytes(bytes, {}, [13]), bytes);
    }),
    { numRuns: 300, seed: 4 },
  );
});

test('a hundred thousand mutated lines of real logs', () => {
  const lines = realLogs.flatMap((name) => readLog(name).toString('latin1').split('\n'));
  const next = random(5);
  const pieces: string[] = [];
  for (let i = 0; i < 100_000; i++) pieces.push(mutated(lines[next(lines.length)] ?? '', next));
  const bytes = Buffer.from(pieces.join('\n'), 'latin1');
  const index = indexBytes(bytes, {}, [50_000]);
  assert.ok(index.threadCount > 1000);
  for (const piece of pieces.slice(0, 20_000)) parseLine(piece);
  const some = bytes.subarray(0, 400_000);
  checkIndex(indexBytes(some), some);
});

function mutated(line: string, next: (limit: number) => number): string {
  const at = next(line.length + 1);
  switch (next(7)) {
    case 0:
      return line.slice(0, at);
    case 1:
      return line.slice(at);
    case 2:
      return line.slice(0, at) + String.fromCharCode(next(256)) + line.slice(at + 1);
    case 3:
      return line.slice(0, at) + line.slice(at + 1 + next(20));
    case 4:
      return line.slice(0, at) + line.slice(0, at);
    case 5:
      return (
        line.slice(0, at) + ['', '\0', '>, ', ': ', '[', ']', 'status=sent', '\n'][next(8)] + line.slice(at)
      );
    default:
      return line;
  }
}

test('every cut of a log: a prefix has the threads of its whole lines', () => {
  const bytes = readLog('real-operations.log').subarray(0, 12_000);
  for (let cut = 0; cut <= bytes.length; cut += 101) {
    const part = bytes.subarray(0, cut);
    checkIndex(indexBytes(part), part);
  }
});

test('bytes and text agree on the queue ID, the program and the message of a line', () => {
  const lines = realLogs.flatMap((name) => readLog(name).toString('utf8').split('\n'));
  const next = random(6);
  for (let i = 0; i < 6000; i++) {
    const line = mutated(lines[next(lines.length)] ?? '', next).replaceAll('\n', '');
    const index = indexText(`${line}\n`);
    const parsed = parseLine(line);
    const first = parsed.postfix && parsed.level === 'info' ? parsed.queueId?.text : undefined;
    assert.equal(index.threadCount === 0 ? undefined : index.queueId(0), first, line);
    if (first !== undefined) {
      assert.equal(index.instance(0), parsed.instance, line);
      assert.equal(index.host(0), parsed.host?.text ?? '', line);
    }
  }
});

test('one line of a hundred megabytes', () => {
  const piece = Buffer.alloc(1_000_000, 'x');
  const head = Buffer.from('Nov 24 08:00:00 mx1 postfix/smtpd[1]: AAAAAA0001: client=a[192.0.2.1]\n');
  const index = indexBytes(
    Buffer.concat([head, ...Array.from({ length: 100 }, () => piece), Buffer.from('\n'), head]),
  );
  assert.equal(index.lineCount, 3);
  assert.equal(index.threadCount, 2);
  assert.deepEqual(index.lineSpan(2), {
    start: 100_000_001 + head.length,
    end: 100_000_000 + 2 * head.length,
  });
});

test('a million queue IDs', () => {
  const lines: string[] = [];
  for (let i = 0; i < 1_000_000; i++) {
    lines.push(
      `Nov 24 08:00:00 mx1 postfix/qmgr[1]: ${(0x100000000 + i * 7919).toString(16).toUpperCase()}: removed\n`,
    );
  }
  const index = indexBytes(Buffer.from(lines.join('')), {}, [1_000_000]);
  assert.equal(index.threadCount, 1_000_000);
  assert.deepEqual(index.threadsOfId((0x100000000 + 777_777 * 7919).toString(16).toUpperCase()), [777_777]);
  assert.equal(index.queueId(999_999), (0x100000000 + 999_999 * 7919).toString(16).toUpperCase());
});
