import type { TableEntry, TableWord } from '../../syntax/table.ts';
import { statementAt } from '../../tables/indexedTable.ts';
import type { CidrFile, ClientFile, IndexedFile, PatternFile } from '../../tables/tableFile.ts';
import type { Rule } from '../rule.ts';

export type IndexedRule = Rule<IndexedFile>;
export type PatternRule = Rule<PatternFile>;
export type NetworkRule = Rule<CidrFile>;
export type ClientRule = Rule<ClientFile>;

/** Entries beyond this many are not looked at one by one; lost lines and duplicates are found in all. */
const closelyRead = 100_000;

/** The entries of an indexed table, in order. */
export function* entriesOf({ table }: IndexedFile): Generator<TableEntry> {
  const count = Math.min(table.lines.count, closelyRead);
  for (let index = 0; index < count; index++) {
    const statement = statementAt(table.lines, index);
    if (statement.kind === 'entry') yield statement;
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
