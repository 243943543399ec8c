import { isSpace, type LogicalLine } from '../../syntax/logicalLines.ts';
import type { TableWord } from '../../syntax/table.ts';
import { statementAt } from '../../tables/indexedTable.ts';
import type { TableFile } from '../../tables/tableFile.ts';
import type { Span } from '../../text/span.ts';
import { editTo } from '../config/lineEdits.ts';
import type { TextEdit } from '../types.ts';

/** Keys longer than this do not push the values of the others to the right. */
const longestAligned = 40;

/** In characters: a longer table is left as it is. */
const longestFormatted = 4_000_000;

/** An entry or rule: what lies between its sides is all that may change. */
interface Row {
  readonly line: LogicalLine;
  readonly key: Span;
  readonly value: TableWord;
}

/**
 * The edits that bring the values of neighbouring entries into one column; in client configurations, the blanks
 * around `=`. What Postfix reads stays the same: continuation lines are part of a value, blanks and all, and
 * lines that it skips are left alone. With `range`, only lines that it touches.
 */
export function formatTable(file: TableFile, range?: Span): TextEdit[] {
  if (file.text.length > longestFormatted) return [];
  const edits = file.kind === 'client' ? settingEdits(file) : rowEdits(file.text, rowsOf(file));
  return edits.filter(({ span }) => !range || (span.start <= range.end && range.start <= span.end));
}

function rowsOf(file: Exclude<TableFile, { kind: 'client' }>): Row[] {
  if (file.kind === 'pattern') {
    return file.patterns.tree.statements.flatMap((statement) => {
      if (statement.kind !== 'match') return [];
      const { line, pattern, second, result } = statement;
      return [{ line, key: { start: pattern.span.start, end: (second ?? pattern).span.end }, value: result }];
    });
  }
  if (file.kind === 'cidr') {
    return file.rules.tree.statements.flatMap((statement) =>
      statement.kind === 'match'
        ? [
            {
              line: statement.line,
              key: keyFrom(statement.line, statement.network.span.end),
              value: statement.result,
            },
          ]
        : [],
    );
  }
  const { lines } = file.table;
  return Array.from({ length: lines.count }, (_, index) => statementAt(lines, index)).flatMap((statement) =>
    statement.kind === 'entry'
      ? [{ line: statement.line, key: statement.key.span, value: statement.value }]
      : [],
  );
}

/** A left side with what stands before it, such as `!`. */
function keyFrom({ span }: LogicalLine, end: number): Span {
  return { start: span.start, end };
}

function rowEdits(text: string, rows: readonly Row[]): TextEdit[] {
  return blocksOf(text, rows).flatMap((block) => {
    const lengths = block.map(({ key }) => key.end - key.start).filter((length) => length <= longestAligned);
    const column = Math.max(0, ...lengths) + 2;
    return block.flatMap((row) => rowEdit(text, row, column));
  });
}

/** Rows without blank lines, comments or other lines between them. */
function blocksOf(text: string, rows: readonly Row[]): Row[][] {
  const blocks: Row[][] = [];
  let end = -1;
  for (const row of rows) {
    const isNext = end >= 0 && row.line.span.start === end;
    const block = blocks.at(-1);
    if (block && isNext) block.push(row);
    else blocks.push([row]);
    const newline = text.indexOf('\n', row.line.span.end);
    end = newline === -1 ? text.length : newline + 1;
  }
  return blocks;
}

function rowEdit(text: string, { line, key, value }: Row, column: number): TextEdit[] {
  const firstEnd = line.segments[0]?.span.end ?? line.span.start;
  const gap = { start: key.end, end: value.span.start };
  if (value.text === '' || gap.end >= firstEnd || gap.end <= gap.start) return [];
  if (!/^[ \t]+$/.test(text.slice(gap.start, gap.end))) return [];
  return editTo(text, gap, ' '.repeat(Math.max(1, column - (key.end - key.start))));
}

function settingEdits(file: Extract<TableFile, { kind: 'client' }>): TextEdit[] {
  const { text, tree } = file;
  return tree.entries.flatMap((entry) => {
    if (entry.kind !== 'assignment' || entry.value === '') return [];
    const firstEnd = entry.line.segments[0]?.span.end ?? 0;
    const gap = { start: entry.nameSpan.end, end: entry.valueSpan.start };
    if (gap.end >= firstEnd || isSpace(text[entry.valueSpan.start])) return [];
    return /^[ \t]*=[ \t]*$/.test(text.slice(gap.start, gap.end)) ? editTo(text, gap, ' = ') : [];
  });
}
