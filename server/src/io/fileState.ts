import { accessSync, constants, statSync } from 'node:fs';
import type { FileState } from '../core/tables/namedFiles.ts';
import { codeOf } from './systemWords.ts';

/** Whether `path` is there, no folder, and this user may read it; its text is not read. Never throws. */
export function fileState(path: string): FileState {
  try {
    const status = statSync(path, { throwIfNoEntry: false });
    if (!status) return { state: 'missing' };
    if (status.isDirectory()) return { state: 'unreadable', reason: 'EISDIR' };
    accessSync(path, constants.R_OK);
    return { state: 'present' };
  } catch (error) {
    const reason = codeOf(error);
    return reason === 'ENOENT' || reason === 'ENOTDIR'
      ? { state: 'missing' }
      : { state: 'unreadable', reason };
  }
}
