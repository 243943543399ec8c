import { closeSync } from 'node:fs';
import { decompress } from './decompress.ts';
import { zoneOfWall } from './localZone.ts';
import { LogReadError } from './logReadError.ts';
import { inspectLog, type LogSource, openPlain, orderLogs, readPlain } from './logSource.ts';

/** The text of files that are one log, oldest first, decompressed. */
export interface LogText {
  readonly text: string;
  /** The files in the order of the text. */
  readonly paths: readonly string[];
}

/**
 * Reads the files of a log as one text; `pause` is called between pieces. Rejects with LogReadError for a file that
 * cannot be read, and where the text has more than `limit` bytes.
 */
export async function readLogText(
  paths: readonly string[],
  limit: number,
  pause: () => Promise<void>,
): Promise<LogText> {
  const sources = orderLogs(await Promise.all(paths.map((path) => inspectLog(path, zoneOfWall))));
  const pieces: Buffer[] = [];
  let size = 0;
  const add = (path: string, bytes: Uint8Array): void => {
    size += bytes.length;
    if (size > limit) throw new LogReadError(path, `more than ${Math.floor(limit / 1e6)} MB of text`);
    // A decoder may give an empty piece.
    if (bytes.length > 0) pieces.push(Buffer.from(bytes));
  };
  for (const source of sources) {
    for await (const bytes of readSource(source)) {
      add(source.path, bytes);
      await pause();
    }
    if (size > 0 && pieces.at(-1)?.at(-1) !== 10) add(source.path, Buffer.from('\n'));
  }
  return { text: Buffer.concat(pieces).toString('utf8'), paths: sources.map(({ path }) => path) };
}

/** The bytes of one file, decompressed. */
async function* readSource({ path, compression }: LogSource): AsyncGenerator<Uint8Array> {
  if (compression !== undefined) {
    yield* decompress(path, compression, () => {});
    return;
  }
  const descriptor = openPlain(path);
  try {
    yield* readPlain(descriptor, path, () => {});
  } finally {
    closeSync(descriptor);
  }
}
