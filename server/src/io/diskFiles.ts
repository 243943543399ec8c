import { statSync } from 'node:fs';
import type { FileState } from '../core/tables/namedFiles.ts';
import { fileState } from './fileState.ts';
import { readTextFile, type TextFile } from './textFile.ts';

/** Files on disk: each read once, and again when it is another. */
export interface DiskFiles {
  /**
   * The file `path` as it is now. The answer is the same object as long as the file stays as it is; that is
   * looked at once in a turn of the event loop, so that one request sees one state.
   */
  read(path: string): TextFile;
  /** Whether a file is there and can be read; it is followed like those that were read. */
  stateOf(path: string): FileState;
  /** Whether the file was read, found or not, and is remembered. */
  knows(path: string): boolean;
  /** The remembered files, missing ones too, that have become others since the last call. */
  changed(isAsked?: (path: string) => boolean): string[];
}

/** A remembered file; without its text where that is long, or was not asked for since it changed. */
interface Entry {
  readonly stamp: string;
  readonly file?: TextFile;
}

/** More files are not remembered; those that were asked for longest ago are forgotten. */
const mostKept = 1000;

/** Texts with more characters are read each time. */
const longestKept = 4_000_000;

/** Follows files by their times and sizes; nothing is kept open. */
export function openDiskFiles(): DiskFiles {
  const known = new Map<string, Entry>();
  const news = new Set<string>();
  const looked = new Set<string>();

  const look = (path: string): Entry => {
    const last = known.get(path);
    if (last && looked.has(path)) return last;
    if (looked.size === 0) setImmediate(() => looked.clear());
    looked.add(path);
    const stamp = stampOf(path);
    if (last?.stamp === stamp) return last;
    if (last) news.add(path);
    return { stamp };
  };

  /** The entry asked for last stands at the end. */
  const remember = (path: string, entry: Entry) => {
    known.delete(path);
    known.set(path, entry);
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  };

  return {
    read(path) {
      const { stamp, file = readTextFile(path) } = look(path);
      const isLong = file.state === 'read' && file.text.length > longestKept;
      remember(path, isLong ? { stamp } : { stamp, file });
      return file;
    },
    stateOf(path) {
      remember(path, look(path));
      return fileState(path);
    },
    knows: (path) => known.has(path),
    changed(isAsked = () => true) {
      looked.clear();
      for (const path of [...known.keys()].filter(isAsked)) known.set(path, look(path));
      const changed = [...news].filter(isAsked);
      for (const path of changed) news.delete(path);
      return changed;
    },
  };
}

/** What tells one state of a file from another; of a missing one too. */
function stampOf(path: string): string {
  try {
    const status = statSync(path, { throwIfNoEntry: false });
    if (!status) return 'missing';
    return [status.ino, status.size, status.mtimeMs, status.ctimeMs].join(' ');
  } catch (error) {
    return String(error);
  }
}
