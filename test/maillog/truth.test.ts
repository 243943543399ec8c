import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LogIndex } from '../../server/src/maillog/logIndex.ts';
import { logStats } from '../../server/src/maillog/stats.ts';
import { generatedFolder, generatedLogs, indexBytes, logFolder, readLog, realLogs } from './support.ts';

/** A moment after all fixtures were written: the year of stamps without one is the latest before it. */
const reference = Date.UTC(2026, 10, 25) / 1000;

type Numbers = Readonly<Record<string, number>>;

interface Expected {
  readonly lines: number;
  readonly bytes: number;
  readonly threads: number;
  readonly distinctIds: number;
  readonly linesWithQueueId: number;
  readonly status: Numbers;
  readonly removed: number;
  readonly postsuperRemoved: number;
  readonly noqueue: Numbers;
  readonly actionsWithQueueId: Numbers;
  readonly links: Numbers;
  readonly leftInQueueAtEnd: number;
}

const expected: Readonly<Record<string, Expected>> = JSON.parse(
  readFileSync(join(logFolder, 'expected.json'), 'utf8'),
);

for (const name of realLogs) {
  test(`${name}: the counts of the program that wrote it`, () => {
    const truth = expected[name];
    assert.ok(truth);
    const index = indexBytes(readLog(name), { reference });
    const stats = logStats(index, 1);
    const zero = { sent: 0, deferred: 0, bounced: 0, expired: 0, 'force-expired': 0 };
    assert.deepEqual(
      {
        lines: stats.lines,
        bytes: stats.bytes,
        threads: stats.threads,
        distinctIds: stats.distinctIds,
        withId: stats.withId,
        status: stats.status,
        removed: stats.removed,
        postsuperRemoved: stats.postsuperRemoved,
        rejects: stats.rejects,
        links: stats.links,
      },
      {
        lines: truth.lines,
        bytes: truth.bytes,
        threads: truth.threads,
        distinctIds: truth.distinctIds,
        withId: truth.linesWithQueueId,
        status: { ...zero, ...truth.status },
        removed: truth.removed,
        postsuperRemoved: truth.postsuperRemoved,
        rejects: {
          noqueue: truth.noqueue['reject'] ?? 0,
          withId: truth.actionsWithQueueId['reject'] ?? 0,
          milter: (truth.noqueue['milter-reject'] ?? 0) + (truth.actionsWithQueueId['milter-reject'] ?? 0),
        },
        links: {
          queuedAs: truth.links['queuedAs'],
          forwardedAs: truth.links['forwardedAs'],
          notification: truth.links['notification'],
          requeued: truth.links['requeuedAs'],
        },
      },
    );
    assert.equal(stillQueued(index), truth.leftInQueueAtEnd);
  });
}

/** Threads that a reader is told are still in the queue. */
function stillQueued(index: LogIndex): number {
  let count = 0;
  for (let thread = 0; thread < index.threadCount; thread++) {
    const state = index.state(thread);
    const waits = ['deferred', 'queued', 'held', 'partial'].includes(state);
    if (waits && !index.closed(thread)) count++;
  }
  return count;
}

for (const name of generatedLogs) {
  test(`${name}: the counts of its truth file`, () => {
    const truth = JSON.parse(readFileSync(join(generatedFolder, name.replace('.log', '.json')), 'utf8'));
    compareWithTruth(readFileSync(join(generatedFolder, name)), truth);
  });
}

const generator = join(import.meta.dirname, '../../../shared/tools/maillog-gen.mjs');

test('fresh logs of maillog-gen: the counts of their truth files', { timeout: 120_000 }, (t) => {
  if (!existsSync(generator)) {
    t.skip('../shared/tools/maillog-gen.mjs is not here: only the generated fixtures were compared');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-maillog-'));
  try {
    for (const [format, ids, more] of [
      ['bsd', 'short', ['--warmup', '3600']],
      ['rfc3339', 'mixed', ['--warmup', '20000', '--cr']],
      ['bsd', 'long', []],
    ] as const) {
      const out = join(folder, 'a.log');
      const truth = join(folder, 'a.json');
      const size = ['--size', '3M', '--seed', '77', '--format', format, '--ids', ids, ...more];
      execFileSync(process.execPath, [generator, ...size, '--out', out, '--truth', truth], { stdio: 'pipe' });
      compareWithTruth(readFileSync(out), JSON.parse(readFileSync(truth, 'utf8')));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function compareWithTruth(bytes: Buffer, truth: unknown): void {
  const stats = logStats(indexBytes(bytes, { reference }), 1);
  const keys = Object.keys(stats).filter((key) => key !== 'files');
  assert.deepEqual(pick(stats, keys), pick(truth, keys));
}

function pick(from: unknown, keys: readonly string[]): unknown {
  const values: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(from));
  return Object.fromEntries(keys.map((key) => [key, values[key]]));
}
