import type { Configuration } from '../../config/configuration.ts';
import type { LogicalLine, PhysicalLine } from '../../syntax/logicalLines.ts';
import { indexLines, type LineIndex } from '../../text/lineIndex.ts';
import type { FoldingRange } from '../types.ts';

/** Comment blocks and values of several lines in main.cf. */
export function mainFolding({ main }: Configuration): FoldingRange[] {
  return folding(
    main.text,
    main.tree.lines,
    main.tree.entries.map(({ line }) => line),
  );
}

/** Comment blocks and services of several lines in master.cf. */
export function masterFolding({ master }: Configuration): FoldingRange[] {
  if (!master) return [];
  return folding(
    master.text,
    master.tree.lines,
    master.tree.entries.map(({ line }) => line),
  );
}

function folding(
  text: string,
  physical: readonly PhysicalLine[],
  logical: readonly LogicalLine[],
): FoldingRange[] {
  const index = indexLines(text);
  const values = logical
    .map((line) => linesOf(index, line))
    .filter(({ startLine, endLine }) => endLine > startLine);
  const inside = new Set(values.flatMap(({ startLine, endLine }) => range(startLine + 1, endLine)));
  const comments = physical.filter(({ kind, number }) => kind === 'comment' && !inside.has(number));
  return [...values, ...commentBlocks(comments)].sort((a, b) => a.startLine - b.startLine);
}

function linesOf(index: LineIndex, { span }: LogicalLine): FoldingRange {
  return { startLine: index.positionAt(span.start).line, endLine: index.positionAt(span.end).line };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
}

/** Runs of comment lines without a gap; single lines do not fold. */
function commentBlocks(comments: readonly PhysicalLine[]): FoldingRange[] {
  const blocks: { startLine: number; endLine: number; kind: 'comment' }[] = [];
  for (const { number } of comments) {
    const last = blocks.at(-1);
    if (last?.endLine === number - 1) last.endLine = number;
    else blocks.push({ startLine: number, endLine: number, kind: 'comment' });
  }
  return blocks.filter(({ startLine, endLine }) => endLine > startLine);
}
