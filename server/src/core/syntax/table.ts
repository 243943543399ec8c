import type { Span } from '../text/span.ts';
import { decodes } from './aliases.ts';
import { fileSpan, isSpace, type LogicalLine, type PhysicalLine, readLines } from './logicalLines.ts';

/** The source of an indexed table: its physical lines tile the text, its statements are what postmap(1) reads. */
export interface TableTree {
  readonly text: string;
  readonly lines: readonly PhysicalLine[];
  /** One for each logical line, in order. */
  readonly statements: readonly TableStatement[];
}

export type TableStatement = TableEntry | MalformedEntry;

/** A piece of a logical line: what Postfix reads there, and where it stands in the file. */
export interface TableWord {
  readonly text: string;
  readonly span: Span;
}

/** `key white-space value`. */
export interface TableEntry {
  readonly kind: 'entry';
  readonly line: LogicalLine;
  /** As written; quotes are part of it. */
  readonly key: TableWord;
  /** Trimmed, continuation lines joined, white space inside kept. */
  readonly value: TableWord;
}

/** Why postmap(1) takes nothing from a logical line. */
export type MalformedEntryReason = 'orphan' | 'not-utf8' | 'unbalanced-quote' | 'no-key' | 'no-value';

export interface MalformedEntry {
  readonly kind: 'malformed';
  readonly line: LogicalLine;
  readonly reason: MalformedEntryReason;
  /** The line without the blanks around it, up to a NUL. */
  readonly text: string;
  readonly span: Span;
}

/** Parses the source of an indexed table; any text gives a tree. */
export function parseTable(text: string): TableTree {
  const { physical, logical } = readLines(text);
  return { text, lines: physical, statements: logical.map(parseTableLine) };
}

/** Reads one logical line as postmap(1), texthash and 3.5 and later do. */
export function parseTableLine(line: LogicalLine): TableStatement {
  const end = contentEnd(line.text);
  if (line.orphan) return malformed(line, 'orphan', end);
  if (!decodes(line.text, 'characters')) return malformed(line, 'not-utf8', end);
  const keyEnd = endOfKey(line.text, end);
  if (keyEnd === undefined) return malformed(line, 'unbalanced-quote', end);
  if (keyEnd === 0) return malformed(line, 'no-key', end);
  let valueStart = keyEnd;
  while (valueStart < end && isSpace(line.text[valueStart])) valueStart++;
  if (valueStart === end) return malformed(line, 'no-value', end);
  return {
    kind: 'entry',
    line,
    key: wordAt(line, 0, keyEnd),
    value: wordAt(line, valueStart, end),
  };
}

/** The piece `from`–`to` of a logical line. */
export function wordAt(line: LogicalLine, from: number, to: number): TableWord {
  return { text: line.text.slice(from, to), span: fileSpan(line, from, to) };
}

/** Where a logical line ends for Postfix: before a NUL and before white space at the end. */
export function contentEnd(text: string): number {
  const nul = text.indexOf('\0');
  let end = nul === -1 ? text.length : nul;
  while (end > 0 && isSpace(text[end - 1])) end--;
  return end;
}

/** The first white space outside quotes; undefined where a quote is open at the end of the line. */
function endOfKey(text: string, end: number): number | undefined {
  let isQuoted = false;
  for (let at = 0; at < end; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && isSpace(char)) return at;
  }
  return isQuoted ? undefined : end;
}

function malformed(line: LogicalLine, reason: MalformedEntryReason, end: number): MalformedEntry {
  let from = 0;
  while (from < end && isSpace(line.text[from])) from++;
  const word = wordAt(line, from, end > from ? end : line.text.length);
  return { kind: 'malformed', line, reason, text: line.text.slice(from, end), span: word.span };
}
