import type { ExpressionLibrary } from '../core/tables/expressions.ts';
import type { TableWorld } from '../core/tables/lookupTable.ts';
import { readTextFile } from './textFile.ts';

/** Lookup tables and other files that a configuration names, on disk; `expressions` matches their patterns. */
export function tableFiles(expressions: ExpressionLibrary): TableWorld {
  return {
    expressions,
    read(path) {
      const file = readTextFile(path);
      if (file.state === 'read') return { file: path, text: file.text };
      return { unreadable: file.state === 'missing' ? 'ENOENT' : file.reason };
    },
  };
}
