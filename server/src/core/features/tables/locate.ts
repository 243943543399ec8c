import type { LogicalLine } from '../../syntax/logicalLines.ts';
import type { TableWord } from '../../syntax/table.ts';
import { statementAt } from '../../tables/indexedTable.ts';
import type { TableFile } from '../../tables/tableFile.ts';
import { touches } from '../../text/span.ts';

/** What the cursor is on: the left or the right side of an entry or rule, or a setting of a client. */
export interface TablePlace {
  readonly side: 'key' | 'value';
  readonly key: TableWord;
  readonly value: TableWord;
  readonly line: LogicalLine;
}

/** The side of an entry or rule that an offset touches. */
export function placeAt(file: TableFile, offset: number): TablePlace | undefined {
  const entry = entryAt(file, offset);
  if (!entry) return undefined;
  if (touches(entry.key.span, offset)) return { ...entry, side: 'key' };
  return touches(entry.value.span, offset) ? { ...entry, side: 'value' } : undefined;
}

type Sides = Omit<TablePlace, 'side'>;

function entryAt(file: TableFile, offset: number): Sides | undefined {
  switch (file.kind) {
    case 'table': {
      const { lines } = file.table;
      const index = lastAtOrBefore(lines.count, (at) => lines.offsets[at] ?? 0, offset);
      const statement = index < 0 ? undefined : statementAt(lines, index);
      return statement?.kind === 'entry' ? statement : undefined;
    }
    case 'pattern': {
      const { statements } = file.patterns.tree;
      const statement = statements[lastAtOrBefore(statements.length, startOf(statements), offset)];
      if (statement?.kind !== 'match') return undefined;
      const { pattern, result, line } = statement;
      return { key: { text: pattern.source.text, span: pattern.span }, value: result, line };
    }
    case 'cidr': {
      const { statements } = file.rules.tree;
      const statement = statements[lastAtOrBefore(statements.length, startOf(statements), offset)];
      if (statement?.kind !== 'match') return undefined;
      return { key: statement.network, value: statement.result, line: statement.line };
    }
    case 'client': {
      const { entries } = file.tree;
      const index = lastAtOrBefore(entries.length, (at) => entries[at]?.line.span.start ?? 0, offset);
      const entry = entries[index];
      if (entry?.kind !== 'assignment') return undefined;
      const key = { text: entry.name, span: entry.nameSpan };
      return { key, value: { text: entry.value, span: entry.valueSpan }, line: entry.line };
    }
  }
}

function startOf(statements: readonly { readonly line: LogicalLine }[]): (index: number) => number {
  return (index) => statements[index]?.line.span.start ?? 0;
}

function lastAtOrBefore(count: number, start: (index: number) => number, offset: number): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
