import type { MalformedEntry, MalformedEntryReason, TableEntry, TableWord } from '../../syntax/table.ts';
import { type IndexedTable, statementAt } from '../../tables/indexedTable.ts';
import type { CidrFile, ClientFile, IndexedFile, PatternFile } from '../../tables/tableFile.ts';
import type { Rule } from '../rule.ts';

export type IndexedRule = Rule<IndexedFile>;
export type PatternRule = Rule<PatternFile>;
export type NetworkRule = Rule<CidrFile>;
export type ClientRule = Rule<ClientFile>;

/** The entries of an indexed table, in order; of a long one, those that are looked at one by one. */
export function entriesOf({
  table,
  lookedAt = Number.POSITIVE_INFINITY,
}: IndexedFile): readonly TableEntry[] {
  const known = entries.get(table);
  if (known) return known;
  const count = Math.min(table.lines.count, lookedAt);
  const read = Array.from({ length: count }, (_, index) => statementAt(table.lines, index)).filter(
    (statement) => statement.kind === 'entry',
  );
  entries.set(table, read);
  return read;
}

/** Several rules look at the entries of a table. */
const entries = new WeakMap<IndexedTable, readonly TableEntry[]>();

/** So many lost lines and duplicates are looked at; nobody reads further. */
const mostFindings = 1000;

/** The lines that postmap(1) takes nothing from for one of `reasons`. */
export function* lostLines(
  { table }: IndexedFile,
  ...reasons: readonly MalformedEntryReason[]
): Generator<MalformedEntry> {
  for (const index of table.malformed.slice(0, mostFindings)) {
    const statement = statementAt(table.lines, index);
    if (statement.kind === 'malformed' && reasons.includes(statement.reason)) yield statement;
  }
}

/** The entries that are ignored, each with the one that counts. */
export function* ignoredEntries({
  table,
}: IndexedFile): Generator<{ ignored: TableEntry; first: TableEntry }> {
  for (const duplicate of table.duplicates.slice(0, mostFindings)) {
    const ignored = statementAt(table.lines, duplicate.line);
    const first = statementAt(table.lines, duplicate.first);
    if (ignored.kind === 'entry' && first.kind === 'entry') yield { ignored, first };
  }
}

/** The results of all rules of a table, whatever its kind. */
export function* resultsOf(file: IndexedFile | PatternFile | CidrFile): Generator<TableWord> {
  if (file.kind === 'table') {
    for (const { value } of entriesOf(file)) yield value;
  } else if (file.kind === 'pattern') {
    for (const rule of file.patterns.rules) if (rule.kind === 'match') yield rule.rule.result;
  } else {
    for (const rule of file.rules.rules) if (rule.kind === 'match') yield rule.rule.result;
  }
}

/** The span of a part of a word on its first line; positions are in the word's text. */
export function partSpan({ span }: TableWord, from: number, to: number) {
  const start = Math.min(span.start + from, span.end);
  return { start, end: Math.min(span.start + to, span.end) };
}
