import { createReadStream, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import { createLineSplitter } from '../maillog/lineSplitter.ts';
import { createClock } from '../maillog/stamp.ts';

export type Compression = 'none' | 'gzip' | 'zstd';

/** A log that cannot be read; the message names the file and the reason. */
export class LogReadError extends Error {
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
}

/** One file of a log, looked at but not read. */
export interface LogSource {
  /** `-` for standard input. */
  readonly path: string;
  readonly compression: Compression;
  /** Bytes on disk. */
  readonly size: number;
  /** Seconds since 1970 at which the last line was written, as far as name and file time tell. */
  readonly written: number;
  /** Seconds since 1970 of the first stamp; undefined without one. */
  readonly firstTime: number | undefined;
}

const HEAD_BYTES = 65_536;
const CHUNK_BYTES = 262_144;

/** Looks at a file of a log. Rejects with LogReadError where it cannot be read. */
export async function inspectLog(path: string, zone: (wall: number) => number): Promise<LogSource> {
  const handle = await openLog(path);
  try {
    const status = await handle.stat();
    if (status.isDirectory()) throw new LogReadError(path, 'is a directory');
    const head = Buffer.alloc(6);
    await handle.read(head, 0, 6, 0);
    const compression = compressionOf(path, head);
    const written = writtenTime(path, status.mtimeMs / 1000);
    const firstTime = await firstStamp(path, compression, { reference: written, zone });
    return { path, compression, size: status.size, written, firstTime };
  } finally {
    await handle.close();
  }
}

/** Oldest first by their first stamps; files without one stay behind, in the order given. */
export function orderLogs(logs: readonly LogSource[]): LogSource[] {
  const timeOf = ({ firstTime }: LogSource): number => firstTime ?? Number.MAX_SAFE_INTEGER;
  return [...logs].sort((one, other) => timeOf(one) - timeOf(other));
}

/** The bytes of a file of a log, decompressed. The buffer is reused: take what is needed before asking for more. */
export async function* readLog(
  path: string,
  compression: Compression,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const handle = await openLog(path);
  try {
    if (compression === 'none') yield* readPlain(handle, path, onRead);
    else yield* decompress(handle, path, compression, onRead);
  } finally {
    await handle.close();
  }
}

/** Standard input, or another stream. */
export async function* readStream(
  stream: Readable,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    onRead(bytes.length);
    yield bytes;
  }
}

async function openLog(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw new LogReadError(path, reasonOf(error));
  }
}

/** Reads synchronously: twice as fast as through the thread pool, and the caller pauses between chunks. */
async function* readPlain(
  { fd }: FileHandle,
  path: string,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    const bytesRead = readSome(fd, buffer, path);
    if (bytesRead === 0) return;
    onRead(bytesRead);
    yield buffer.subarray(0, bytesRead);
  }
}

function readSome(descriptor: number, buffer: Buffer, path: string): number {
  try {
    return readSync(descriptor, buffer, 0, buffer.length, null);
  } catch (error) {
    throw new LogReadError(path, reasonOf(error));
  }
}

async function* decompress(
  handle: FileHandle,
  path: string,
  compression: Compression,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const { size } = await handle.stat();
  let start = 0;
  do {
    const decoder = createDecoder(path, compression);
    yield* decompressFrom(path, start, decoder, onRead);
    // zlib's zstd decoder ends with the first of several frames; the gzip decoder reads them all.
    start += decoder.bytesWritten;
  } while (compression === 'zstd' && start > 0 && start < size);
}

async function* decompressFrom(
  path: string,
  start: number,
  decoder: zlib.Gunzip | zlib.ZstdDecompress,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { start, highWaterMark: CHUNK_BYTES });
  stream.on('data', (chunk) => onRead(chunk.length));
  stream.on('error', (error) => decoder.destroy(error));
  stream.pipe(decoder);
  try {
    for await (const chunk of decoder) yield chunk;
  } catch (error) {
    throw new LogReadError(path, reasonOf(error));
  } finally {
    stream.destroy();
    decoder.destroy();
  }
}

function createDecoder(path: string, compression: Compression): zlib.Gunzip | zlib.ZstdDecompress {
  if (compression === 'gzip') return zlib.createGunzip({ chunkSize: CHUNK_BYTES });
  if (!('createZstdDecompress' in zlib)) {
    throw new LogReadError(path, 'zstd needs Node.js 22.15 or later');
  }
  return zlib.createZstdDecompress({ chunkSize: CHUNK_BYTES });
}

/** Told by the first bytes, not by the name: rotation may compress later or name otherwise. */
function compressionOf(path: string, head: Buffer): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.readUInt32LE(0) === 0xfd2fb528) return 'zstd';
  if (head.subarray(0, 3).toString('latin1') === 'BZh')
    throw new LogReadError(path, 'bzip2 is not supported');
  if (head.subarray(1, 5).toString('latin1') === '7zXZ') throw new LogReadError(path, 'xz is not supported');
  return 'none';
}

/** The day in a name such as maillog-20261124 ends the file, whatever copying did to its time. */
function writtenTime(path: string, modified: number): number {
  const date = /[-.](\d{4})(\d\d)(\d\d)(?:\D|$)/.exec(basename(path));
  if (date === null) return modified;
  const named = Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3])) / 1000 + 86_400;
  return Number.isFinite(named) ? Math.min(named, modified) : modified;
}

async function firstStamp(
  path: string,
  compression: Compression,
  options: { readonly reference: number; readonly zone: (wall: number) => number },
): Promise<number | undefined> {
  const clock = createClock(options);
  let found: number | undefined;
  let seen = 0;
  const splitter = createLineSplitter((block, start, end) => {
    if (found !== undefined) return;
    const at = block.bytes[start] === 60 ? block.bytes.indexOf(62, start) + 1 : start;
    if (clock.read(block, at, end) >= 0) found = clock.seconds;
  });
  for await (const bytes of readLog(path, compression)) {
    splitter.feed(bytes);
    seen += bytes.length;
    if (found !== undefined || seen >= HEAD_BYTES) return found;
  }
  splitter.finish();
  return found;
}

/** The reason behind an error of the system, as a short text. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'no such file',
    EACCES: 'permission denied',
    EISDIR: 'is a directory',
    EPERM: 'operation not permitted',
  };
  const code = 'code' in error ? String(error.code) : '';
  return reasons[code] ?? error.message;
}
