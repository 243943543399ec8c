import type { AliasesModel } from '../../aliases/model.ts';
import type { LogicalLine } from '../../syntax/logicalLines.ts';
import type { FoldingRange } from '../types.ts';

/** Entries of several lines, and runs of comment lines between entries; in the order of their first lines. */
export function aliasesFolding(aliases: AliasesModel): FoldingRange[] {
  return [...entryRanges(aliases), ...commentRanges(aliases)].sort((a, b) => a.startLine - b.startLine);
}

function entryRanges({ tree }: AliasesModel): FoldingRange[] {
  return tree.statements
    .map(({ line }) => ({ startLine: line.firstLine, endLine: lastLine(tree.text, line) }))
    .filter(({ startLine, endLine }) => endLine > startLine);
}

function lastLine(text: string, { firstLine, span }: LogicalLine): number {
  let line = firstLine;
  for (let at = text.indexOf('\n', span.start); at !== -1 && at < span.end; at = text.indexOf('\n', at + 1)) {
    line++;
  }
  return line;
}

function commentRanges({ tree }: AliasesModel): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  let start: number | undefined;
  const close = (end: number) => {
    if (start !== undefined && end > start) ranges.push({ startLine: start, endLine: end, kind: 'comment' });
    start = undefined;
  };
  const inside = linesInsideEntries(tree.lines.logical, tree.text);
  for (const { kind, number } of tree.lines.physical) {
    if (kind === 'comment' && !inside.has(number)) start ??= number;
    else close(number - 1);
  }
  close(tree.lines.physical.length - 1);
  return ranges;
}

/** The physical lines from the first to the last of each logical line. */
function linesInsideEntries(lines: readonly LogicalLine[], text: string): Set<number> {
  const inside = new Set<number>();
  for (const line of lines) {
    const last = lastLine(text, line);
    for (let number = line.firstLine; number <= last; number++) inside.add(number);
  }
  return inside;
}
