/** One measurement in a process of its own: `maillogRun.ts MODE FILE` prints milliseconds, peak memory and counts. */
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createIndexer, type LogIndex } from '../server/src/maillog/logIndex.ts';
import { findThreads } from '../server/src/maillog/query.ts';

const CHUNK_BYTES = 262_144;

function eachChunk(path: string, take: (bytes: Buffer) => void): void {
  const descriptor = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let read = -1; read !== 0; ) {
    read = readSync(descriptor, buffer, 0, CHUNK_BYTES, null);
    take(buffer.subarray(0, read));
  }
  closeSync(descriptor);
}

/** The reference that the machine sets: every line end found, nothing else. */
function countNewlines(path: string): object {
  let lines = 0;
  eachChunk(path, (bytes) => {
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  });
  return { lines };
}

function indexFile(path: string): LogIndex {
  const indexer = createIndexer({ reference: statSync(path).mtimeMs / 1000 });
  eachChunk(path, indexer.feed);
  indexer.finish();
  return indexer.index;
}

function time(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** The index, and queries on it. */
function measureIndex(path: string): object {
  const index = indexFile(path);
  const rss = process.resourceUsage().maxRSS / 1024;
  const ms = performance.now() - begun;
  const cpu = cpuMilliseconds();
  const id = index.queueId(index.threadCount >> 1);
  const byId = time(() => findThreads(index, { id }));
  const bySender = time(() => findThreads(index, { from: '*@example.jp' }));
  const byRecipient = time(() => findThreads(index, { to: '*@example.jp' }));
  const byStatus = time(() => findThreads(index, { statuses: ['bounced'] }));
  const queries = { byId, bySender, byRecipient, byStatus };
  return { ms, cpu, rss, lines: index.lineCount, threads: index.threadCount, queries };
}

/** What a lean script does: readline, a regular expression, a Map of line numbers. */
async function readlineMap(path: string): Promise<object> {
  const threads = new Map<string, number[]>();
  const form = /postfix\/\S+\[\d+\]: ([0-9A-Za-z]{6,}): /;
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const id = form.exec(line)?.[1];
    if (id !== undefined) {
      const known = threads.get(id);
      if (known === undefined) threads.set(id, [lines]);
      else known.push(lines);
    }
    lines++;
  }
  return { lines, threads: threads.size };
}

/** 10,000 lines appended to a log that is indexed. */
function extension(path: string): object {
  const indexer = createIndexer({ reference: statSync(path).mtimeMs / 1000 });
  let tail = Buffer.alloc(0);
  eachChunk(path, (bytes) => {
    indexer.feed(bytes);
    if (bytes.length === CHUNK_BYTES) tail = Buffer.concat([tail, bytes]).subarray(-8 * CHUNK_BYTES);
  });
  const lines = tail.toString('latin1').split('\n').slice(1, 10_001).join('\n');
  const appended = Buffer.from(`${lines}\n`, 'latin1');
  return { ms: time(() => indexer.feed(appended)) };
}

/** Milliseconds that this process had a processor since it began to measure. */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage(cpuBegun);
  return (user + system) / 1000;
}

const modes: Readonly<Record<string, (path: string) => object | Promise<object>>> = {
  newlines: countNewlines,
  index: measureIndex,
  readline: readlineMap,
  extension,
};

const [mode = '', path = ''] = process.argv.slice(2);
const cpuBegun = process.cpuUsage();
const begun = performance.now();
const result = await modes[mode]?.(path);
const ms = performance.now() - begun;
const cpu = cpuMilliseconds();
console.log(JSON.stringify({ ms, cpu, rss: process.resourceUsage().maxRSS / 1024, ...result }));
