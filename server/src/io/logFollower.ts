import { fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { LoadedLog, OpenFile } from './loadLog.ts';
import { reasonOf } from './logReadError.ts';

const CHUNK_BYTES = 262_144;
const FINGERPRINT_BYTES = 256;
const INTERVAL_MS = 150;

/** The file that grows: the open descriptor, how far it is read, and how it begins. */
export interface Followed {
  readonly descriptor: number;
  readonly inode: number;
  fingerprint: Buffer;
  position: number;
}

export interface FollowOptions {
  /** The log's newest file, whose name is that under which it will come back after rotation. */
  readonly file: OpenFile;
  /** Called after new lines were indexed. */
  readonly onGrowth: () => void | Promise<void>;
  /** Told once when the file cannot be read for now (`undefined` when it can again). */
  readonly onTrouble?: (reason: string | undefined) => void;
  /** Told when another file has the name, or the file was cut off or written anew. */
  readonly onRenewal?: (how: 'rotated' | 'truncated') => void;
  readonly signal: AbortSignal;
  readonly intervalMs?: number;
}

/**
 * Goes on indexing while the file grows: across rotation (renamed and made again), truncation and replacement, which
 * inode, size and the first bytes tell. Ends when the signal says so.
 */
export async function followLog(log: LoadedLog, options: FollowOptions): Promise<void> {
  const { path } = options.file;
  let followed = followedFrom(options.file);
  let troubled = false;
  const trouble = (reason: string | undefined): void => {
    if (troubled === (reason !== undefined)) return;
    troubled = reason !== undefined;
    options.onTrouble?.(reason);
  };
  while (!options.signal.aborted) {
    const grew = readNew(log, followed);
    const next = successor(path, followed, trouble);
    if (next !== undefined) {
      readNew(log, followed);
      log.indexer.finish();
      const truncated = next.inode === followed.inode;
      if (truncated) log.lines.lose(next.inode);
      options.onRenewal?.(truncated ? 'truncated' : 'rotated');
      log.lines.addSegment(log.index.byteLength, next.descriptor, 0);
      followed = next;
    }
    if (grew || next !== undefined) await options.onGrowth();
    if (!grew && next === undefined) await pause(options);
  }
}

async function pause({ intervalMs = INTERVAL_MS, signal }: FollowOptions): Promise<void> {
  await setTimeout(intervalMs, undefined, { signal }).catch(() => {});
}

/** Follows a file from where it was read. */
export function followedFrom({ descriptor, position }: Pick<OpenFile, 'descriptor' | 'position'>): Followed {
  return { descriptor, inode: fstatSync(descriptor).ino, fingerprint: firstBytes(descriptor), position };
}

/** Indexes what the file has gained; true when there was something. */
export function readNew({ indexer }: LoadedLog, followed: Followed): boolean {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  let grew = false;
  for (;;) {
    const read = readAt(followed, buffer);
    if (read === 0) return grew;
    indexer.feed(buffer.subarray(0, read));
    followed.position += read;
    if (followed.fingerprint.length < FINGERPRINT_BYTES)
      followed.fingerprint = firstBytes(followed.descriptor);
    grew = true;
  }
}

function readAt({ descriptor, position }: Followed, buffer: Buffer): number {
  try {
    return readSync(descriptor, buffer, 0, buffer.length, position);
  } catch {
    return 0;
  }
}

/** The file that takes this one's place: under the same name another one, or the same one begun anew. */
function successor(
  path: string,
  followed: Followed,
  trouble: (reason: string | undefined) => void,
): Followed | undefined {
  const status = statusOf(path);
  if (typeof status === 'string') {
    trouble(status);
    return undefined;
  }
  const renewed = isRenewed(status, followed);
  try {
    const next = renewed ? followedFrom({ descriptor: openSync(path, 'r'), position: 0 }) : undefined;
    trouble(undefined);
    return next;
  } catch (error) {
    trouble(reasonOf(error));
    return undefined;
  }
}

/** Whether the file that has the name now is another one, or was begun anew. */
export function isRenewed({ ino, size }: Stats, followed: Followed): boolean {
  return ino !== followed.inode || size < followed.position || !beginsAlike(followed);
}

function statusOf(path: string): Stats | string {
  try {
    return statSync(path);
  } catch (error) {
    return reasonOf(error);
  }
}

function beginsAlike({ descriptor, fingerprint }: Followed): boolean {
  return firstBytes(descriptor).subarray(0, fingerprint.length).equals(fingerprint);
}

function firstBytes(descriptor: number): Buffer {
  const buffer = Buffer.alloc(FINGERPRINT_BYTES);
  try {
    return buffer.subarray(0, readSync(descriptor, buffer, 0, FINGERPRINT_BYTES, 0));
  } catch {
    return buffer.subarray(0, 0);
  }
}
