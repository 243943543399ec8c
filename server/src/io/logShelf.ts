import { statSync } from 'node:fs';
import { type LoadedLog, loadLog } from './loadLog.ts';
import { type Followed, followedFrom, isRenewed, readNew } from './logFollower.ts';

/** Logs on disk that are looked something up in now and then. */
export interface LogShelf {
  /** The log at a path as it is now, indexed; undefined where it cannot be read or is too big to be read in passing. */
  read(path: string): Promise<LoadedLog | undefined>;
}

interface Kept {
  readonly log: LoadedLog;
  readonly followed: Followed | undefined;
}

/** Bytes on disk. */
const LARGEST = 512 * 1024 * 1024;
/** How long an index is kept that nobody asks for, in milliseconds. */
const IDLE_MS = 60_000;

/** An empty shelf. A log that has grown since is read on, any other change reads it anew. */
export function createLogShelf(): LogShelf {
  const shelf = new Map<string, Promise<Kept | undefined>>();
  const timers = new Map<string, NodeJS.Timeout>();

  const remove = async (path: string): Promise<void> => {
    const kept = shelf.get(path);
    shelf.delete(path);
    (await kept)?.log.lines.close();
  };

  const keepAWhile = (path: string): void => {
    clearTimeout(timers.get(path));
    timers.set(path, setTimeout(() => void remove(path), IDLE_MS).unref());
  };

  const add = (path: string): Promise<Kept | undefined> => {
    const loading = load(path);
    shelf.set(path, loading);
    return loading;
  };

  return {
    async read(path) {
      keepAWhile(path);
      const kept = await (shelf.get(path) ?? add(path));
      if (kept !== undefined && isCurrent(path, kept)) return kept.log;
      await remove(path);
      return (await add(path))?.log;
    },
  };
}

async function load(path: string): Promise<Kept | undefined> {
  try {
    const status = statSync(path);
    if (!status.isFile() || status.size > LARGEST) return undefined;
    const log = await loadLog({ paths: [path], keepText: true, growing: true });
    return { log, followed: log.newest && followedFrom(log.newest) };
  } catch {
    return undefined;
  }
}

/** Whether the index is that of the file as it is now; reads on what was appended. */
function isCurrent(path: string, { log, followed }: Kept): boolean {
  if (followed === undefined) return false;
  try {
    if (isRenewed(statSync(path), followed)) return false;
  } catch {
    return false;
  }
  readNew(log, followed);
  return true;
}
