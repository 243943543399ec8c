import type { LogicalLine } from '../syntax/logicalLines.ts';
import { indexLines, type LineIndex } from '../text/lineIndex.ts';
import { insideTest, type ReadLines, type Section, sectionsOf } from './sections.ts';
import type { FoldingRange } from './types.ts';

/**
 * What folds in a file: sections, logical lines of several lines, and comments of several lines outside of
 * those; in the order of their first lines, a section before what else begins there.
 */
export function foldingOf(file: ReadLines): FoldingRange[] {
  const index = indexLines(file.text);
  const sections = sectionsOf(file);
  const values = file.logical.map((line) => linesOf(index, line)).filter(isSeveral);
  return [...sections.map(foldSection).filter(isSeveral), ...values, ...commentBlocks(file, sections)].sort(
    (a, b) => a.startLine - b.startLine,
  );
}

function foldSection({ startLine, endLine }: Section): FoldingRange {
  return { startLine, endLine, kind: 'region' };
}

function isSeveral({ startLine, endLine }: FoldingRange): boolean {
  return endLine > startLine;
}

function linesOf(index: LineIndex, { span }: LogicalLine): FoldingRange {
  return { startLine: index.positionAt(span.start).line, endLine: index.positionAt(span.end).line };
}

/** Runs of comment lines without a gap; a heading is no part of one, and none goes beyond its section. */
function commentBlocks({ physical, logical }: ReadLines, sections: readonly Section[]): FoldingRange[] {
  const isInside = insideTest(logical);
  const blocks: { startLine: number; endLine: number; kind: 'comment' }[] = [];
  const comments = physical.filter((line) => line.kind === 'comment' && !isInside(line));
  const partOf = sectionCounter(sections);
  let part: number | undefined;
  for (const { number } of comments) {
    const last = blocks.at(-1);
    const now = partOf(number);
    if (last?.endLine === number - 1 && now === part && now !== undefined) last.endLine = number;
    else blocks.push({ startLine: number, endLine: number, kind: 'comment' });
    part = now;
  }
  return blocks.filter(isSeveral);
}

/** A number for what comes before the first section and one for each section; none for headings and gaps. */
function sectionCounter(sections: readonly Section[]): (line: number) => number | undefined {
  let at = 0;
  return (line) => {
    while (at < sections.length && (sections[at]?.startLine ?? 0) < line) at++;
    const section = sections[at - 1];
    if (sections[at]?.startLine === line) return undefined;
    return section && line > section.endLine ? undefined : at;
  };
}
