import { readFileSync, statSync } from 'node:fs';
import { codeOf } from './systemWords.ts';

/** What became of reading a file; `reason` is the system's code, such as `EACCES`. */
export type TextFile =
  | { readonly state: 'read'; readonly text: string }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly reason: string };

/** Files above this size are not read as text: no document of an editor is larger. */
const largest = 64 * 1024 * 1024;

/** Reads the regular file `path` as UTF-8; bytes that are not become U+FFFD. Never throws. */
export function readTextFile(path: string): TextFile {
  try {
    const status = statSync(path);
    if (!status.isFile()) return { state: 'unreadable', reason: 'not a regular file' };
    if (status.size > largest) return { state: 'unreadable', reason: 'EFBIG' };
    return { state: 'read', text: readFileSync(path, 'utf8') };
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { state: 'missing' }
      : { state: 'unreadable', reason: code };
  }
}
