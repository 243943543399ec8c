import { readLines } from '../../syntax/logicalLines.ts';
import type { TableFile } from '../../tables/tableFile.ts';
import { indexLines } from '../../text/lineIndex.ts';
import { foldingOf } from '../folding.ts';
import type { FoldingRange } from '../types.ts';

/** In characters: a longer table does not fold, for that would take too long. */
const longestFolded = 4_000_000;

/** Sections, comments and entries of several lines; the rules between `if` and `endif`. */
export function tableFolding(file: TableFile): FoldingRange[] {
  const { text } = file;
  if (text.length > longestFolded) return [];
  const ranges = foldingOf({ text, ...readLines(text) });
  return [...ranges, ...conditionRanges(file)].sort((a, b) => a.startLine - b.startLine);
}

function conditionRanges(file: TableFile): FoldingRange[] {
  if (file.kind !== 'pattern' && file.kind !== 'cidr') return [];
  const { conditions, tree } = file.kind === 'pattern' ? file.patterns : file.rules;
  const index = indexLines(file.text);
  const lineOf = (statement: number) => index.positionAt(tree.statements[statement]?.span.start ?? 0).line;
  return [...conditions.ends]
    .map(([start, end]) => ({ startLine: lineOf(start), endLine: lineOf(end) - 1 }))
    .filter(({ startLine, endLine }) => endLine > startLine);
}
