import { indexFile } from '../core/config/indexedTables.ts';
import type { TableIndex } from '../core/tables/tableFile.ts';
import { modifiedAt } from './modifiedAt.ts';

/**
 * The indices that tables of `types` need beside the source `path`, by their times. Like Postfix, it takes an
 * index for old when the source has changed since (dict_open(3)).
 */
export function tableIndices(path: string, types: readonly string[]): TableIndex[] {
  const source = modifiedAt(path);
  if (source === undefined) return [];
  return [...new Set(types)].flatMap((type): TableIndex[] => {
    const index = indexFile(type, path);
    if (index === undefined) return [];
    const time = modifiedAt(index);
    const state = time === undefined ? 'missing' : time < source ? 'stale' : 'current';
    return [{ type, path: index, state }];
  });
}
