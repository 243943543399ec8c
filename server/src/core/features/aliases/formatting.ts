import type { Alias, AliasesModel } from '../../aliases/model.ts';
import type { AliasEntry } from '../../syntax/aliases.ts';
import type { PhysicalLine } from '../../syntax/logicalLines.ts';
import type { Span } from '../../text/span.ts';
import { editTo } from '../config/lineEdits.ts';
import type { TextEdit } from '../types.ts';

/** Names longer than this do not push the recipients of the others to the right. */
const longestAligned = 30;

/**
 * The edits that bring an alias file into order: the colon behind the name, the recipients of neighbouring
 * entries in one column, those of continuation lines too. What postalias stores stays the same: blanks in
 * quotes and lines that it skips are left alone. With `range`, only lines that it touches.
 */
export function formatAliases({ text, tree, aliases }: AliasesModel, range?: Span): TextEdit[] {
  const edits = blocksOf(aliases, tree.lines.physical).flatMap((block) => {
    const names = block.map(({ entry }) => entry.key.span.end - entry.key.span.start);
    const aligned = names.filter((length) => length <= longestAligned);
    const column = Math.max(0, ...aligned) + 2;
    return block.flatMap(({ entry }) => formatEntry(text, entry, column));
  });
  return edits.filter(({ span }) => !range || (span.start <= range.end && range.start <= span.end));
}

/** Entries without blank lines, comments or skipped lines between them. */
function blocksOf(aliases: readonly Alias[], lines: readonly PhysicalLine[]): Alias[][] {
  const blocks: Alias[][] = [];
  let nextLine = -1;
  for (const alias of aliases) {
    const { firstLine, segments } = alias.entry.line;
    const block = blocks.at(-1);
    if (block && firstLine === nextLine) block.push(alias);
    else blocks.push([alias]);
    const end = segments.at(-1)?.span.end ?? 0;
    nextLine = firstLine + 1;
    while ((lines[nextLine]?.span.start ?? end) < end) nextLine++;
  }
  return blocks;
}

function formatEntry(
  text: string,
  { line, tokens, key, colon, right }: AliasEntry,
  column: number,
): TextEdit[] {
  const firstEnd = line.segments[0]?.span.end ?? line.span.start;
  if (colon.end > firstEnd || /[\r\n\0]/.test(line.text)) return [];
  const value = right[0]?.from ?? line.text.length;
  const valueStart = line.span.start + value;
  const padding = ' '.repeat(Math.max(1, column - (key.span.end - key.span.start) - 1));
  const head =
    valueStart < firstEnd ? editTo(text, { start: key.span.end, end: valueStart }, `:${padding}`) : [];
  const joins = line.segments.slice(1).flatMap(({ at, span }) => {
    const blank = tokens.find(({ kind, from, to }) => kind === 'space' && from <= at && at < to);
    if (!blank) return [];
    const end = span.start + blank.to - at;
    return end < span.end ? editTo(text, { start: span.start, end }, ' '.repeat(column)) : [];
  });
  return [...head, ...joins];
}
