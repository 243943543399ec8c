import type { AliasesModel } from '../../aliases/model.ts';
import { foldingOf } from '../folding.ts';
import type { FoldingRange } from '../types.ts';

/** Sections, entries of several lines, and runs of comment lines between entries. */
export function aliasesFolding({ text, tree }: AliasesModel): FoldingRange[] {
  return foldingOf({ text, ...tree.lines });
}
