import type { Span } from '../text/span.ts';
import { fileSpan, isSpace, type LogicalLine, type PhysicalLine, readLines } from './logicalLines.ts';
import { contentEnd, type TableWord, wordAt } from './table.ts';

/** A table of networks, cidr_table(5): its physical lines tile the text. */
export interface CidrTable {
  readonly text: string;
  readonly lines: readonly PhysicalLine[];
  readonly statements: readonly CidrStatement[];
}

export type CidrStatement = CidrMatch | CidrIf | CidrEndif | SkippedCidrRule;

interface Statement {
  readonly line: LogicalLine;
  readonly span: Span;
}

/** `network result`. */
export interface CidrMatch extends Statement {
  readonly kind: 'match';
  readonly isNegated: boolean;
  readonly network: TableWord;
  /** Where it is empty, the driver skips the rule. */
  readonly result: TableWord;
}

export interface CidrIf extends Statement {
  readonly kind: 'if';
  readonly keyword: Span;
  readonly isNegated: boolean;
  /** All that follows, which should be one network. */
  readonly network: TableWord;
}

export interface CidrEndif extends Statement {
  readonly kind: 'endif';
  readonly keyword: Span;
}

/** A line that the driver skips before it looks at the network. */
export interface SkippedCidrRule extends Statement {
  readonly kind: 'skipped';
  readonly reason: 'orphan' | 'no-network' | 'text-after-endif';
  /** The narrowest place to point at. */
  readonly at: Span;
}

/** Parses a table of networks; any text gives one. Whether the networks are such is for `readNetwork` to say. */
export function parseCidrTable(text: string): CidrTable {
  const { physical, logical } = readLines(text);
  return { text, lines: physical, statements: logical.map(parseRule) };
}

function parseRule(line: LogicalLine): CidrStatement {
  const { text } = line;
  const end = contentEnd(text);
  const span = fileSpan(line, 0, text.length);
  const skipped = (reason: SkippedCidrRule['reason'], from: number): SkippedCidrRule => ({
    kind: 'skipped',
    line,
    span,
    reason,
    at: fileSpan(line, from, Math.max(end, from + 1)),
  });
  if (line.orphan) return skipped('orphan', 0);
  if (isKeyword(text, 'endif')) {
    const rest = skipBlanks(text, 'endif'.length, end);
    if (rest < end) return skipped('text-after-endif', rest);
    return { kind: 'endif', line, span, keyword: fileSpan(line, 0, 'endif'.length) };
  }
  const isIf = isKeyword(text, 'if');
  const { isNegated, at } = readNegation(text, isIf ? 'if'.length : 0, end);
  if (at === end) return skipped('no-network', 0);
  if (isIf) {
    const keyword = fileSpan(line, 0, 'if'.length);
    return { kind: 'if', line, span, keyword, isNegated, network: wordAt(line, at, end) };
  }
  let networkEnd = at;
  while (networkEnd < end && !isSpace(text[networkEnd])) networkEnd++;
  const result = skipBlanks(text, networkEnd, end);
  return {
    kind: 'match',
    line,
    span,
    isNegated,
    network: wordAt(line, at, networkEnd),
    result: wordAt(line, result, end),
  };
}

function readNegation(text: string, from: number, end: number): { isNegated: boolean; at: number } {
  let isNegated = false;
  let at = from;
  for (; at < end; at++) {
    if (text[at] === '!') isNegated = !isNegated;
    else if (!isSpace(text[at])) break;
  }
  return { isNegated, at };
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text[at])) at++;
  return at;
}

function isKeyword(text: string, keyword: string): boolean {
  const next = text.charAt(keyword.length);
  return text.slice(0, keyword.length).toLowerCase() === keyword && !/^[0-9A-Za-z]$/.test(next);
}
