import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import bunzip2 from 'unbzip2-stream';
import xz from 'xz-decompress';
import { LogReadError, reasonOf } from './logReadError.ts';

/** How rotation compressed a log. */
export type Compression = 'gzip' | 'zstd' | 'bzip2' | 'xz';

const CHUNK_BYTES = 262_144;

/** So many of a file's first bytes tell how it is compressed. */
export const MAGIC_BYTES = 6;

/** Told by the first bytes, not by the name: rotation may compress later or name otherwise. */
export function compressionOf(head: Uint8Array): Compression | undefined {
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  if (starts(0x1f, 0x8b)) return 'gzip';
  if (starts(0x28, 0xb5, 0x2f, 0xfd)) return 'zstd';
  if (starts(0x42, 0x5a, 0x68)) return 'bzip2';
  return starts(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0) ? 'xz' : undefined;
}

/**
 * The bytes of a compressed file, decompressed as they are asked for; `onRead` is told of compressed bytes read. Several
 * streams in one file, as appending makes them, are one text. Rejects with LogReadError for a file that cannot be read
 * or is damaged.
 */
export async function* decompress(
  path: string,
  compression: Compression,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  if (compression === 'zstd') {
    yield* decompressFrames(path, onRead);
    return;
  }
  const stream = openFrom(path, 0, onRead);
  yield* guarded(path, compression, stream, decoders[compression](stream));
}

/** Makes the decompressed bytes of a stream. */
const decoders: Readonly<
  Record<Exclude<Compression, 'zstd'>, (stream: ReadStream) => AsyncIterable<Uint8Array>>
> = {
  gzip: (stream) => piped(stream, zlib.createGunzip({ chunkSize: CHUNK_BYTES })),
  bzip2: (stream) => iterable(piped(stream, bunzip2())),
  xz: unxz,
};

/** zlib's zstd decoder ends with the first of several frames: one decoder for each. */
async function* decompressFrames(path: string, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  if (!('createZstdDecompress' in zlib)) throw new LogReadError(path, 'zstd needs Node.js 22.15 or later');
  const { size } = await stat(path);
  let start = 0;
  do {
    const stream = openFrom(path, start, onRead);
    const decoder = piped(stream, zlib.createZstdDecompress({ chunkSize: CHUNK_BYTES }));
    yield* guarded(path, 'zstd', stream, decoder);
    start += decoder.bytesWritten;
    if (decoder.bytesWritten === 0) return;
  } while (start < size);
}

function openFrom(path: string, start: number, onRead: (bytes: number) => void): ReadStream {
  const stream = createReadStream(path, { start, highWaterMark: CHUNK_BYTES });
  stream.on('data', (chunk) => onRead(chunk.length));
  return stream;
}

/** Feeds a decoder from a file. An error of the file ends the decoder with it. */
function piped<Decoder extends NodeJS.ReadWriteStream>(stream: ReadStream, decoder: Decoder): Decoder {
  stream.on('error', (error) => decoder.emit('error', error));
  stream.pipe(decoder);
  return decoder;
}

/** Where the reader stops early, the file is closed and the rest read until the decoder notices. */
async function* unxz(stream: ReadStream): AsyncGenerator<Uint8Array> {
  const reader = new xz.XzReadableStream(Readable.toWeb(stream)).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    // To cancel would free the decoder's memory while it works, and the next decoder would get it: seen in 0.2.3.
    stream.destroy();
    await readToEnd(reader).catch(() => {});
  }
}

async function readToEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}

/** The library for bzip2 makes streams of the old kind, which cannot be iterated. */
function iterable(stream: NodeJS.ReadableStream): PassThrough {
  const through = new PassThrough();
  stream.on('error', (error) => through.destroy(error));
  return stream.pipe(through);
}

async function* guarded(
  path: string,
  compression: Compression,
  stream: ReadStream,
  decoded: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* decoded;
  } catch (error) {
    throw new LogReadError(path, decodingProblem(compression, error));
  } finally {
    stream.destroy();
  }
}

/** An error of the system keeps its reason; what a decoder says of bad data is of no use to the reader. */
function decodingProblem(compression: Compression, error: unknown): string {
  const ofSystem = error instanceof Error && 'syscall' in error;
  return ofSystem ? reasonOf(error) : `the ${compression} data is damaged, cut off or of an unknown kind`;
}
