import { randomUUID } from 'node:crypto';
import { createReadStream, openSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createIndexer, type Indexer, type LogIndex } from '../maillog/logIndex.ts';
import { decompress } from './decompress.ts';
import { createLineStore, type LineStore } from './lineStore.ts';
import { zoneOfWall } from './localZone.ts';
import {
  inspectLog,
  type LogSource,
  openPlain,
  orderLogs,
  readPlain,
  readStream,
  streamSource,
} from './logSource.ts';

export interface LoadOptions {
  /** Files, in any order; `-` for standard input. */
  readonly paths: readonly string[];
  /** Year of the first stamp without one. */
  readonly year?: number | undefined;
  /**
   * Whether lines will be read again. Compressed files and standard input are then kept, decompressed, in a temporary
   * file that has no name and goes with the process.
   */
  readonly keepText: boolean;
  /** The newest file is still being written: its last line may not be whole yet. */
  readonly growing?: boolean | undefined;
  /** Told of bytes read, of all that are to be read (0 where unknown). */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Told once of the log that is then read: it can be asked between two pieces. */
  readonly onOpened?: ((log: OpenedLog) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A log whose lines can be read as far as they are indexed. */
export interface OpenedLog {
  readonly index: LogIndex;
  readonly indexer: Indexer;
  readonly lines: LineStore;
  /** The files, oldest first. */
  readonly sources: readonly LogSource[];
}

/** An indexed log. */
export interface LoadedLog extends OpenedLog {
  /** Where the log can be followed; undefined where its newest part is compressed or standard input. */
  readonly newest: OpenFile | undefined;
}

/** A file that lines are read from; the log's line store closes it. */
export interface OpenFile {
  readonly path: string;
  readonly descriptor: number;
  /** Its bytes that are in the index. */
  readonly position: number;
}

const STANDARD_INPUT = '-';
/** After so many bytes other work of the process gets its turn. */
const SLICE_BYTES = 8 * 1024 * 1024;

/** Reads and indexes a log. Rejects with LogReadError for a file that cannot be read, with AbortError when cancelled. */
export async function loadLog(options: LoadOptions): Promise<LoadedLog> {
  const sources = await inspectAll(options.paths);
  const reference = sources[0]?.written;
  const indexer = createIndexer({ year: options.year, reference, zone: zoneOfWall });
  const lines = createLineStore(indexer.index);
  const progress = createProgress(sources, options);
  let newest: OpenFile | undefined;
  const opened = { index: indexer.index, indexer, lines, sources };
  options.onOpened?.(opened);
  for (const [i, source] of sources.entries()) {
    newest = await loadSource(source, indexer, lines, options, progress);
    if (options.growing !== true || i < sources.length - 1) indexer.finish();
  }
  return { ...opened, newest };
}

async function inspectAll(paths: readonly string[]): Promise<LogSource[]> {
  const files = paths.filter((path) => path !== STANDARD_INPUT);
  const logs = orderLogs(await Promise.all(files.map((path) => inspectLog(path, zoneOfWall))));
  return paths.includes(STANDARD_INPUT) ? [...logs, streamSource(STANDARD_INPUT)] : logs;
}

interface Progress {
  readonly read: (bytes: number) => void;
  /** Lets other work run now and then, and stops when cancelled. */
  readonly pause: () => Promise<void>;
}

function createProgress(sources: readonly LogSource[], { onProgress, signal }: LoadOptions): Progress {
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  let paused = 0;
  return {
    read(bytes) {
      done += bytes;
    },
    async pause() {
      signal?.throwIfAborted();
      if (done - paused < SLICE_BYTES) return;
      paused = done;
      onProgress?.(done, total);
      await setImmediate();
      signal?.throwIfAborted();
    },
  };
}

/** Reads one file into the index; the file itself where it is plain. */
async function loadSource(
  source: LogSource,
  indexer: Indexer,
  lines: LineStore,
  { keepText }: LoadOptions,
  progress: Progress,
): Promise<OpenFile | undefined> {
  const { path, compression, stream } = source;
  const start = indexer.index.byteLength;
  if (!stream && compression === undefined) {
    const descriptor = openPlain(path);
    lines.addSegment(start, descriptor, 0);
    const position = await feed(readPlain(descriptor, path, progress.read), indexer, progress);
    return { path, descriptor, position };
  }
  const spool = keepText ? createSpool() : undefined;
  if (spool === undefined) lines.addGap(start);
  else lines.addSegment(start, spool, 0);
  const bytes =
    compression === undefined
      ? readStream(path === STANDARD_INPUT ? process.stdin : createReadStream(path), path, progress.read)
      : decompress(path, compression, progress.read);
  await feed(bytes, indexer, progress, spool);
  return undefined;
}

/** Indexes bytes as they come, and writes them to the spool; how many they were. */
async function feed(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  indexer: Indexer,
  progress: Progress,
  spool?: number,
): Promise<number> {
  let read = 0;
  for await (const bytes of chunks) {
    indexer.feed(bytes);
    read += bytes.length;
    if (spool !== undefined) writeAll(spool, bytes);
    await progress.pause();
  }
  return read;
}

/** A file that only this process can reach: it is readable by its owner alone and loses its name at once. */
function createSpool(): number {
  const path = join(tmpdir(), `postfix-lens-${randomUUID()}`);
  const descriptor = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return descriptor;
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
