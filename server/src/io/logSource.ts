import { openSync, readSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { createIndexer } from '../maillog/logIndex.ts';
import { type Compression, compressionOf, decompress, MAGIC_BYTES } from './decompress.ts';
import { LogReadError, reasonOf } from './logReadError.ts';

/** One file of a log, looked at but not read. */
export interface LogSource {
  /** `-` for standard input. */
  readonly path: string;
  /** Undefined for plain text. */
  readonly compression: Compression | undefined;
  /** A pipe or the like, standard input too: it can be read once, and is plain text. */
  readonly stream: boolean;
  /** Bytes on disk. */
  readonly size: number;
  /** Seconds since 1970 at which the last line was written, as far as name and file time tell. */
  readonly written: number;
  /** Seconds since 1970 of the first stamp; undefined without one. */
  readonly firstTime: number | undefined;
}

const HEAD_BYTES = 65_536;
const CHUNK_BYTES = 262_144;
const ignore = (): void => {};

/** Looks at a file of a log. Rejects with LogReadError where it cannot be read. */
export async function inspectLog(path: string, zone: (wall: number) => number): Promise<LogSource> {
  // To open a pipe and close it again would end who writes to it.
  if (await isStream(path)) return streamSource(path);
  const handle = await openLog(path);
  try {
    const status = await handle.stat();
    if (status.isDirectory()) throw new LogReadError(path, 'is a directory');
    const head = Buffer.alloc(MAGIC_BYTES);
    await handle.read(head, 0, MAGIC_BYTES, 0);
    const compression = compressionOf(head);
    const written = writtenTime(path, status.mtimeMs / 1000);
    const bytes =
      compression === undefined ? readPlain(handle.fd, path, ignore) : decompress(path, compression, ignore);
    const firstTime = await firstStamp(bytes, { reference: written, zone });
    return { path, compression, stream: false, size: status.size, written, firstTime };
  } finally {
    await handle.close();
  }
}

/** A source that can be read once. */
export function streamSource(path: string): LogSource {
  const written = Math.floor(Date.now() / 1000);
  return { path, compression: undefined, stream: true, size: 0, written, firstTime: undefined };
}

async function isStream(path: string): Promise<boolean> {
  try {
    const status = await stat(path);
    return !status.isFile() && !status.isDirectory();
  } catch (error) {
    throw new LogReadError(path, reasonOf(error));
  }
}

/** Oldest first by their first stamps; files without one stay behind, in the order given. */
export function orderLogs(logs: readonly LogSource[]): LogSource[] {
  const timeOf = ({ firstTime }: LogSource): number => firstTime ?? Number.MAX_SAFE_INTEGER;
  return [...logs].sort((one, other) => timeOf(one) - timeOf(other));
}

/** The descriptor of a file of plain text, to read from at any place. */
export function openPlain(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new LogReadError(path, reasonOf(error));
  }
}

/** Standard input, or another stream that `path` names. */
export async function* readStream(
  stream: Readable,
  path: string,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      onRead(bytes.length);
      yield bytes;
    }
  } catch (error) {
    throw new LogReadError(path, reasonOf(error));
  }
}

async function openLog(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw new LogReadError(path, reasonOf(error));
  }
}

/**
 * The bytes of an open file of plain text from its start. The buffer is reused: take what is needed before asking for
 * more. Reads synchronously: twice as fast as through the thread pool, and the caller pauses between chunks.
 */
export function* readPlain(
  descriptor: number,
  path: string,
  onRead: (bytes: number) => void,
): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let position = 0; ; ) {
    const bytesRead = readSome(descriptor, buffer, position, path);
    if (bytesRead === 0) return;
    position += bytesRead;
    onRead(bytesRead);
    yield buffer.subarray(0, bytesRead);
  }
}

function readSome(descriptor: number, buffer: Buffer, position: number, path: string): number {
  try {
    return readSync(descriptor, buffer, 0, buffer.length, position);
  } catch (error) {
    throw new LogReadError(path, reasonOf(error));
  }
}

/** The day in a name such as maillog-20261124 ends the file, whatever copying did to its time. */
function writtenTime(path: string, modified: number): number {
  const date = /[-.](\d{4})(\d\d)(\d\d)(?:\D|$)/.exec(basename(path));
  if (date === null) return modified;
  const named = Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3])) / 1000 + 86_400;
  return Number.isFinite(named) ? Math.min(named, modified) : modified;
}

async function firstStamp(
  text: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: { readonly reference: number; readonly zone: (wall: number) => number },
): Promise<number | undefined> {
  const indexer = createIndexer(options);
  const { totals } = indexer.index.tables;
  const found = (): number | undefined => (totals.firstSeconds < 0 ? undefined : totals.firstSeconds);
  let seen = 0;
  for await (const bytes of text) {
    indexer.feed(bytes.subarray(0, HEAD_BYTES - seen));
    seen += bytes.length;
    if (found() !== undefined || seen >= HEAD_BYTES) return found();
  }
  indexer.finish();
  return found();
}
