/** One measurement in a process of its own: `maillogRun.ts MODE FILE` prints milliseconds, peak memory and counts. */
import { once } from 'node:events';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { isMainThread, Worker } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import { createIndexer, type LogIndex } from '../server/src/maillog/logIndex.ts';
import { findThreads } from '../server/src/maillog/query.ts';

const CHUNK_BYTES = 262_144;

/** Hands over the file's bytes from `start` to `end`. */
function eachChunk(path: string, take: (bytes: Buffer) => void, start = 0, end = Infinity): void {
  const descriptor = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let at = start, read = -1; read !== 0; at += read) {
    read = readSync(descriptor, buffer, 0, Math.min(CHUNK_BYTES, end - at), at);
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

function indexFile(path: string, start = 0, end = Infinity): LogIndex {
  const indexer = createIndexer({ reference: statSync(path).mtimeMs / 1000 });
  eachChunk(path, indexer.feed, start, end);
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

/** Two workers, each with one half of the file in an index of its own. */
async function halves(path: string): Promise<object> {
  const { size } = statSync(path);
  const parts = [
    [0, size >>> 1],
    [size >>> 1, size],
  ];
  await Promise.all(
    parts.map((part) =>
      once(new Worker(import.meta.filename, { argv: ['part', path, ...part.map(String)] }), 'exit'),
    ),
  );
  return {};
}

/** The file so many times into one index: processor time a line for each time. */
function growth(path: string, passes: string): object {
  const indexer = createIndexer({ reference: statSync(path).mtimeMs / 1000 });
  const nanoseconds: number[] = [];
  for (let pass = 0; pass < Number(passes); pass++) {
    const before = indexer.index.lineCount;
    const milliseconds = cpuMilliseconds();
    eachChunk(path, indexer.feed);
    nanoseconds.push(((cpuMilliseconds() - milliseconds) * 1e6) / (indexer.index.lineCount - before));
  }
  return { nanoseconds, lines: indexer.index.lineCount };
}

/** zlib alone, or its output indexed. */
async function decompress(path: string, take: (bytes: Uint8Array) => void): Promise<object> {
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of stream.pipe(createGunzip({ chunkSize: CHUNK_BYTES }))) take(chunk);
  return {};
}

/** Milliseconds that this process had a processor since it began to measure. */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage(cpuBegun);
  return (user + system) / 1000;
}

const modes: Readonly<Record<string, (path: string, ...more: string[]) => object | Promise<object>>> = {
  newlines: countNewlines,
  index: measureIndex,
  readline: readlineMap,
  extension,
  halves,
  part: (path, start, end) => ({ lines: indexFile(path, Number(start), Number(end)).lineCount }),
  growth: (path, passes = '10') => growth(path, passes),
  gunzip: (path) => decompress(path, () => {}),
  gunzipIndex: (path) => decompress(path, createIndexer({ reference: statSync(path).mtimeMs / 1000 }).feed),
};

const [mode = '', path = '', ...more] = process.argv.slice(2);
const cpuBegun = process.cpuUsage();
const begun = performance.now();
const result = await modes[mode]?.(path, ...more);
const ms = performance.now() - begun;
const cpu = cpuMilliseconds();
if (isMainThread) {
  const rss = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms, cpu, rss, ...result }));
}
