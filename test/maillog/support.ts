import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIndexer, type LineSource, type LogIndex } from '../../server/src/maillog/logIndex.ts';
import type { ClockOptions } from '../../server/src/maillog/stamp.ts';

export const logFolder = join(import.meta.dirname, '../fixtures/maillog');

/** The logs of a real Postfix, by name. */
export const realLogs: readonly string[] = readdirSync(logFolder).filter((name) => name.startsWith('real-'));

export const generatedFolder = join(logFolder, 'generated');

/** Logs of maillog-gen with a truth file beside each, by name. */
export const generatedLogs: readonly string[] = readdirSync(generatedFolder).filter((name) =>
  name.endsWith('.log'),
);

export function readLog(name: string): Buffer {
  return readFileSync(join(logFolder, name));
}

/** Indexes bytes that come in chunks of the lengths that `sizes` gives, the last of them again and again. */
export function indexBytes(
  bytes: Uint8Array,
  options: ClockOptions = {},
  sizes: readonly number[] = [65_536],
): LogIndex {
  const indexer = createIndexer(options);
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[Math.min(i, sizes.length - 1)] ?? 1);
    indexer.feed(bytes.subarray(at, at + size));
    at += size;
  }
  indexer.finish();
  return indexer.index;
}

/** The lines of a log as the index numbers them. */
export function linesOf(bytes: Uint8Array): LineSource {
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  return { line: (number) => (lines[number] ?? '').replace(/\r$/, '') };
}

/** Everything that an index says, as plain data to compare. */
export function describe(index: LogIndex): unknown {
  const threads = Array.from({ length: index.threadCount }, (_, thread) => ({
    id: index.queueId(thread),
    host: index.host(thread),
    instance: index.instance(thread),
    state: index.state(thread),
    complete: index.complete(thread),
    times: [index.startTime(thread), index.endTime(thread)],
    lines: Array.from(index.linesOfThread(thread)),
    sender: index.sender(thread),
    client: index.client(thread),
    size: index.size(thread),
    links: index.linksFrom(thread),
    session: index.sessionLines(thread),
  }));
  const lines = Array.from({ length: index.lineCount }, (_, line) => ({
    thread: index.threadOfLine(line),
    kind: index.kindOfLine(line),
    span: index.lineSpan(line),
  }));
  return { threads, lines, counts: Array.from(index.tables.counts), totals: index.tables.totals };
}
