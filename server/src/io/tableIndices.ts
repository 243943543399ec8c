import { statSync } from 'node:fs';
import type { TableIndex } from '../core/tables/tableFile.ts';

/** How the indices of the types of tables are named. */
const endings: Readonly<Record<string, string>> = {
  hash: '.db',
  btree: '.db',
  lmdb: '.lmdb',
  cdb: '.cdb',
  dbm: '.pag',
  sdbm: '.pag',
};

/**
 * The indices that tables of `types` need beside the source `path`, by their times. Like Postfix, it takes an
 * index for old when the source has changed since (dict_open(3)).
 */
export function tableIndices(path: string, types: readonly string[]): TableIndex[] {
  const source = timeOf(path);
  if (source === undefined) return [];
  return [...new Set(types)].flatMap((type): TableIndex[] => {
    const ending = Object.hasOwn(endings, type) ? endings[type] : undefined;
    if (ending === undefined) return [];
    const time = timeOf(path + ending);
    const state = time === undefined ? 'missing' : time < source ? 'stale' : 'current';
    return [{ type, path: path + ending, state }];
  });
}

/** When a file was last changed, in milliseconds. */
function timeOf(path: string): number | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  } catch {
    return undefined;
  }
}
