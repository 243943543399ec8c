import type { ConfigFile, Configuration } from '../../config/configuration.ts';
import type { MainCf } from '../../syntax/mainCf.ts';
import type { MasterCf } from '../../syntax/masterCf.ts';
import { foldingOf } from '../folding.ts';
import type { ReadLines } from '../sections.ts';
import type { FoldingRange } from '../types.ts';

/** Sections, comment blocks and values of several lines in main.cf. */
export function mainFolding({ main }: Configuration): FoldingRange[] {
  return foldingOf(readLinesOf(main));
}

/** Sections, comment blocks and services of several lines in master.cf. */
export function masterFolding({ master }: Configuration): FoldingRange[] {
  return master ? foldingOf(readLinesOf(master)) : [];
}

/** The lines of a configuration file. */
export function readLinesOf({ text, tree }: ConfigFile<MainCf | MasterCf>): ReadLines {
  return { text, physical: tree.lines, logical: tree.entries.map(({ line }) => line) };
}
