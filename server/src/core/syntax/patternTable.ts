import type { Span } from '../text/span.ts';
import { fileSpan, isSpace, type LogicalLine, type PhysicalLine, readLines } from './logicalLines.ts';
import { parseMacros } from './macro.ts';
import { contentEnd, type TableWord, wordAt } from './table.ts';

/** The two kinds of tables of expressions: POSIX ones of regexp_table(5), Perl's of pcre_table(5). */
export type PatternDialect = 'regexp' | 'pcre';

/** A table of expressions: its physical lines tile the text, its statements are what the driver reads. */
export interface PatternTable {
  readonly text: string;
  readonly dialect: PatternDialect;
  readonly lines: readonly PhysicalLine[];
  readonly statements: readonly PatternStatement[];
}

export type PatternStatement = MatchRule | IfRule | EndifRule | SkippedRule;

interface Statement {
  readonly line: LogicalLine;
  readonly span: Span;
  /** What the driver says of the line and uses it all the same. */
  readonly complaints: readonly PatternComplaint[];
}

/** `/expression/flags result`. */
export interface MatchRule extends Statement {
  readonly kind: 'match';
  readonly pattern: Pattern;
  /** `/expression/flags!/expression/flags`, in regexp tables alone: matches unless this does. */
  readonly second?: Pattern;
  readonly result: TableWord;
  /** The result with its `$number`s. */
  readonly parts: readonly ResultPart[];
  /** The largest `$number`; 0 for none. */
  readonly groups: number;
}

export interface IfRule extends Statement {
  readonly kind: 'if';
  readonly keyword: Span;
  readonly pattern: Pattern;
}

export interface EndifRule extends Statement {
  readonly kind: 'endif';
  readonly keyword: Span;
}

/** A line that the driver skips, with the reason in its first complaint. */
export interface SkippedRule extends Statement {
  readonly kind: 'skipped';
}

export interface Pattern {
  /** An odd number of `!` stands before it. */
  readonly isNegated: boolean;
  readonly delimiter: string;
  /** Between the delimiters. */
  readonly source: TableWord;
  readonly flags: TableWord;
  /** From the first `!` or delimiter to the last flag. */
  readonly span: Span;
}

/** A piece of a result: text, or the number of a group. */
export type ResultPart = string | number;

export type PatternComplaintCode =
  | 'orphan'
  | 'no-expression'
  | 'no-delimiter'
  | 'unknown-flag'
  | 'obsolete-flag'
  | 'no-result'
  | 'group-not-a-number'
  | 'group-out-of-range'
  | 'bad-result'
  | 'group-in-negative'
  | 'text-after-if'
  | 'text-after-endif'
  | 'unrecognized';

export interface PatternComplaint {
  readonly code: PatternComplaintCode;
  readonly span: Span;
  /** What the message names: a flag, a delimiter, a number, a text. */
  readonly word: string;
}

const knownFlags: Readonly<Record<PatternDialect, string>> = { regexp: 'imx', pcre: 'imsxAEUX' };

/** Parses a table of expressions; any text gives one. `if` and `endif` are paired by `pairConditions` (conditions.ts). */
export function parsePatternTable(text: string, dialect: PatternDialect): PatternTable {
  const { physical, logical } = readLines(text);
  return { text, dialect, lines: physical, statements: logical.map((line) => parseRule(line, dialect)) };
}

/** How far a line has been read. */
interface Reader {
  readonly line: LogicalLine;
  readonly dialect: PatternDialect;
  readonly end: number;
  at: number;
  readonly complaints: PatternComplaint[];
}

function parseRule(line: LogicalLine, dialect: PatternDialect): PatternStatement {
  const reader: Reader = { line, dialect, end: contentEnd(line.text), at: 0, complaints: [] };
  const { text } = line;
  if (line.orphan) return skipped(reader, 'orphan', 0, reader.end);
  if (!isAlphanumeric(text[0])) return parseMatch(reader);
  if (isKeyword(text, 'if')) return parseIf(reader);
  if (isKeyword(text, 'endif')) return parseEndif(reader);
  return skipped(reader, 'unrecognized', 0, reader.end);
}

function parseMatch(reader: Reader): PatternStatement {
  const pattern = parsePattern(reader);
  if (!pattern) return skippedRule(reader);
  const { line, end } = reader;
  const hasSecond = reader.dialect === 'regexp' && line.text[reader.at] === '!' && reader.at < end;
  const second = hasSecond ? parsePattern(reader) : undefined;
  if (hasSecond && !second) return skippedRule(reader);
  skipBlanks(reader);
  const result = wordAt(line, reader.at, end);
  if (reader.at === end) complain(reader, 'no-result', 0, end);
  const parts = parseResult(reader, result.text);
  if (!parts) return skippedRule(reader);
  const groups = Math.max(0, ...parts.filter((part) => typeof part === 'number'));
  if (groups > 0 && pattern.isNegated) return skipped(reader, 'group-in-negative', reader.at, end);
  return {
    kind: 'match',
    ...rest(reader),
    pattern,
    ...(second && { second }),
    result,
    parts,
    groups,
  };
}

function parseIf(reader: Reader): PatternStatement {
  reader.at = 'if'.length;
  skipBlanks(reader);
  const pattern = parsePattern(reader);
  if (!pattern) return skippedRule(reader);
  skipBlanks(reader);
  if (reader.at < reader.end) complain(reader, 'text-after-if', reader.at, reader.end);
  return { kind: 'if', ...rest(reader), keyword: fileSpan(reader.line, 0, 'if'.length), pattern };
}

function parseEndif(reader: Reader): PatternStatement {
  reader.at = 'endif'.length;
  skipBlanks(reader);
  if (reader.at < reader.end) complain(reader, 'text-after-endif', reader.at, reader.end);
  return { kind: 'endif', ...rest(reader), keyword: fileSpan(reader.line, 0, 'endif'.length) };
}

/** `!` any number of times, an expression between two of any character, flags. */
function parsePattern(reader: Reader): Pattern | undefined {
  const { line, end } = reader;
  const { text } = line;
  let isNegated = false;
  const from = reader.at;
  for (; reader.at < end; reader.at++) {
    if (text[reader.at] === '!') isNegated = !isNegated;
    else if (!isSpace(text[reader.at])) break;
  }
  if (reader.at === end) return complain(reader, 'no-expression', from, end);
  const open = reader.at;
  const delimiter = text.charAt(open);
  const close = closingDelimiter(text, open + 1, end, delimiter);
  if (close === -1) return complain(reader, 'no-delimiter', open, end, delimiter);
  reader.at = close + 1;
  const flags = parseFlags(reader);
  if (!flags) return undefined;
  return {
    isNegated,
    delimiter,
    source: wordAt(line, open + 1, close),
    flags,
    span: fileSpan(line, from, reader.at),
  };
}

function closingDelimiter(text: string, from: number, end: number, delimiter: string): number {
  for (let at = from; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === delimiter) return at;
  }
  return -1;
}

function parseFlags(reader: Reader): TableWord | undefined {
  const { line, end, dialect } = reader;
  const from = reader.at;
  for (; reader.at < end; reader.at++) {
    const flag = line.text.charAt(reader.at);
    if (isSpace(flag) || (flag === '!' && dialect === 'regexp')) break;
    if (!knownFlags[dialect].includes(flag))
      return complain(reader, 'unknown-flag', reader.at, reader.at + 1, flag);
    if (flag === 'X') complain(reader, 'obsolete-flag', reader.at, reader.at + 1, flag);
  }
  return wordAt(line, from, reader.at);
}

/** The pieces of a result, or undefined where the driver refuses it. */
function parseResult(reader: Reader, result: string): ResultPart[] | undefined {
  const { parts, broken } = parseMacros(result);
  const pieces: ResultPart[] = [];
  for (const part of parts) {
    if (part.kind === 'literal') {
      pieces.push(part.text);
      continue;
    }
    const { start, end } = part.span;
    const code = groupComplaint(part.inner);
    if (code) return complain(reader, code, reader.at + start, reader.at + end, part.inner);
    pieces.push(Number(part.inner));
  }
  if (broken) {
    const { start, end } = broken.span;
    return complain(reader, 'bad-result', reader.at + start, reader.at + end, result);
  }
  return pieces;
}

function groupComplaint(name: string): PatternComplaintCode | undefined {
  if (!/^[0-9]+$/.test(name)) return 'group-not-a-number';
  return Number(name) < 1 ? 'group-out-of-range' : undefined;
}

function skipBlanks(reader: Reader): void {
  while (reader.at < reader.end && isSpace(reader.line.text[reader.at])) reader.at++;
}

function isAlphanumeric(char: string | undefined): boolean {
  return char !== undefined && /^[0-9A-Za-z]$/.test(char);
}

function isKeyword(text: string, keyword: string): boolean {
  return (
    text.slice(0, keyword.length).toLowerCase() === keyword && !isAlphanumeric(text.charAt(keyword.length))
  );
}

function rest({ line, complaints }: Reader): Statement {
  return { line, span: fileSpan(line, 0, line.text.length), complaints };
}

function skippedRule(reader: Reader): SkippedRule {
  return { kind: 'skipped', ...rest(reader) };
}

function skipped(reader: Reader, code: PatternComplaintCode, from: number, to: number): SkippedRule {
  complain(reader, code, from, to);
  return skippedRule(reader);
}

function complain(
  { line, complaints }: Reader,
  code: PatternComplaintCode,
  from: number,
  to: number,
  word = line.text.slice(from, to),
): undefined {
  complaints.push({ code, span: fileSpan(line, from, to), word });
  return undefined;
}
