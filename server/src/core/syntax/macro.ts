import type { Span } from '../text/span.ts';

/**
 * A value as mac_parse(3) reads it: literal text and macro references. Operands of `${…}` are parsed
 * when they are asked for, so that nesting costs nothing until somebody looks.
 */
export interface MacroText {
  readonly parts: readonly MacroPart[];
  /** Where the text ends early: nothing behind this point is read. */
  readonly broken?: MacroSyntaxError;
}

export type MacroPart = LiteralPart | ReferencePart;

export interface LiteralPart {
  readonly kind: 'literal';
  readonly text: string;
}

export interface ReferencePart {
  readonly kind: 'reference';
  /** From `$` to the end of the name or the closing bracket; positions in the whole value. */
  readonly span: Span;
  readonly bracket: '' | '{' | '(';
  /** The text between the brackets, or the name. */
  readonly inner: string;
  readonly expression: Expression;
}

/** What a reference says, as far as it can be read: an error stands where reading stopped. */
export type Expression = NamedExpression | Comparison | MacroSyntaxError;

export interface NamedExpression {
  readonly kind: 'named';
  readonly name: string;
  readonly nameSpan: Span;
  readonly branches?: Branches;
}

export interface Comparison {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  /** `==level` and its like compare versions. */
  readonly level: boolean;
  readonly left: Operand;
  readonly right: Operand;
  readonly branches?: Branches | MacroSyntaxError;
}

/** `? {a} : {b}`, either part alone, and what is wrong behind them. */
export interface Branches {
  readonly whenTrue?: Operand;
  readonly whenFalse?: Operand;
  /** Found after the branches before it have been read. */
  readonly error?: MacroSyntaxError;
}

/** A text inside an expression, itself a value. */
export interface Operand {
  readonly text: string;
  readonly span: Span;
  parse(): MacroText;
}

export const comparisonOperators = ['==', '!=', '<', '<=', '>=', '>'] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

export interface MacroSyntaxError {
  readonly kind: 'error';
  readonly code: 'truncated-macro' | 'empty-macro-name' | 'macro-syntax';
  readonly span: Span;
  /** In the words of mac_parse(3) and mac_expand(3). */
  readonly words: string;
}

/** The quotes stand as mac_expand(3) prints them. */
const operatorsInWords = '"==" or "!="" or "<"" or "<="" or ">="" or ">"';

/** White space between the parts of an expression (CHARS_SPACE). */
const blanks = ' \t\r\n';

const nameCharacter = /[A-Za-z0-9_]/;

/** Parses a value; `base` is added to all positions. */
export function parseMacros(text: string, base = 0): MacroText {
  const parts: MacroPart[] = [];
  let literal = '';
  let at = 0;
  const flush = () => {
    if (literal.length > 0) parts.push({ kind: 'literal', text: literal });
    literal = '';
  };

  while (at < text.length) {
    const dollar = text.indexOf('$', at);
    if (dollar === -1) {
      literal += text.slice(at);
      break;
    }
    literal += text.slice(at, dollar);
    if (text[dollar + 1] === '$') {
      literal += '$';
      at = dollar + 2;
      continue;
    }
    flush();
    const reference = parseReference(text, dollar, base);
    if (reference.kind === 'error') return { parts, broken: reference };
    parts.push(reference);
    at = reference.span.end - base;
  }
  flush();
  return { parts };
}

/** A name as some `$` form uses it. */
export interface NameReference {
  readonly name: string;
  readonly span: Span;
}

/** All names that a value mentions, in both branches of conditions and in operands too, in text order. */
export function macroNames(text: MacroText): NameReference[] {
  const names: NameReference[] = [];
  collectNames(text, names, 0);
  return names;
}

/** Deeper nesting than Postfix itself follows. */
export const deepest = 100;

function collectNames({ parts }: MacroText, names: NameReference[], depth: number): void {
  if (depth > deepest) return;
  for (const part of parts) {
    if (part.kind === 'literal' || part.expression.kind === 'error') continue;
    const { expression } = part;
    if (expression.kind === 'named') names.push({ name: expression.name, span: expression.nameSpan });
    for (const operand of operandsOf(expression)) collectNames(operand.parse(), names, depth + 1);
  }
}

export function operandsOf(expression: NamedExpression | Comparison): Operand[] {
  const { branches } = expression;
  const sides = expression.kind === 'comparison' ? [expression.left, expression.right] : [];
  if (!branches || 'kind' in branches) return sides;
  return [...sides, branches.whenTrue, branches.whenFalse].filter((operand) => operand !== undefined);
}

function parseReference(text: string, dollar: number, base: number): ReferencePart | MacroSyntaxError {
  const next = text[dollar + 1];
  const bracket = next === '{' || next === '(' ? next : '';
  const from = dollar + 1 + bracket.length;
  const to = bracket === '' ? endOfName(text, from) : closingBracket(text, from, bracket);
  if (to === -1) {
    return error(
      'truncated-macro',
      { start: base + dollar, end: base + text.length },
      `truncated macro reference: "${text}"`,
    );
  }
  const end = to + bracket.length;
  const span = { start: base + dollar, end: base + end };
  if (to === from) return error('empty-macro-name', span, `empty macro name: "${text}"`);
  const inner = text.slice(from, to);
  return { kind: 'reference', span, bracket, inner, expression: parseExpression(inner, base + from) };
}

function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length && nameCharacter.test(text.charAt(at))) at++;
  return at;
}

/** Position of the bracket that closes the one before `from`, or -1. Each kind nests on its own. */
function closingBracket(text: string, from: number, open: '{' | '('): number {
  const close = open === '{' ? '}' : ')';
  let level = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === open) level++;
    else if (text[at] === close && --level === 0) return at;
  }
  return -1;
}

function parseExpression(inner: string, base: number): Expression {
  const start = skipBlanks(inner, 0);
  return inner[start] === '{' ? parseComparison(inner, start, base) : parseNamed(inner, start, base);
}

function parseNamed(inner: string, start: number, base: number): NamedExpression | MacroSyntaxError {
  const end = endOfName(inner, start);
  const after = skipBlanks(inner, end);
  const nameSpan = { start: base + start, end: base + end };
  const name = inner.slice(start, end);
  if (after === inner.length) return { kind: 'named', name, nameSpan };
  const operator = inner[after];
  if (operator === '?' || operator === ':') {
    return { kind: 'named', name, nameSpan, branches: parseBranches(inner, after, operator, base) };
  }
  return error(
    'macro-syntax',
    { start: base + end, end: base + inner.length },
    `attribute name syntax error at: "...${inner.slice(0, end)}>>>${inner.slice(end, end + 20)}"`,
  );
}

function parseComparison(inner: string, start: number, base: number): Comparison | MacroSyntaxError {
  const left = parseBraces(inner, start, base);
  if (left.kind === 'error') return left;
  const operatorEnd = skipAll(inner, left.next, '<>!=?+-*/~&|%');
  const operator = comparisonOperators.find((known) => known === inner.slice(left.next, operatorEnd));
  if (!operator) {
    const rest = inner.slice(left.next, left.next + 20);
    return error(
      'macro-syntax',
      spanOf(base, left.next, Math.max(operatorEnd, left.next)),
      `${operatorsInWords} expected at: "...${left.operand.text}}>>>${rest}"`,
    );
  }
  const suffixEnd = skipWhile(inner, operatorEnd, /[A-Za-z0-9]/);
  const suffix = inner.slice(operatorEnd, suffixEnd);
  if (suffix !== '' && suffix !== 'level') {
    return error(
      'macro-syntax',
      spanOf(base, operatorEnd, suffixEnd),
      `bad operator suffix at: "...${operator}>>>${suffix}"`,
    );
  }
  const rightStart = skipBlanks(inner, suffixEnd);
  if (inner[rightStart] !== '{') {
    return error(
      'macro-syntax',
      spanOf(base, suffixEnd, inner.length),
      `"{expression}" expected at: "...{${left.operand.text}} ${operator}>>>${inner.slice(suffixEnd, suffixEnd + 20)}"`,
    );
  }
  const right = parseBraces(inner, rightStart, base);
  if (right.kind === 'error') return right;
  const comparison = {
    kind: 'comparison' as const,
    operator,
    level: suffix === 'level',
    left: left.operand,
    right: right.operand,
  };
  if (right.next === inner.length) return comparison;
  const mark = inner[right.next];
  const branches =
    mark === '?' || mark === ':'
      ? parseBranches(inner, right.next, mark, base)
      : error(
          'macro-syntax',
          spanOf(base, right.next, inner.length),
          `"?" or ":" expected at: "...}>>>${inner.slice(right.next, right.next + 20)}"`,
        );
  return { ...comparison, branches };
}

/** What follows a name or comparison from its `?` or `:` on. */
function parseBranches(inner: string, mark: number, operator: '?' | ':', base: number): Branches {
  const first = parseBranch(inner, mark + 1, base);
  if (operator === ':') return closeBranches({}, 'whenFalse', first, inner, base);
  if (first.kind === 'error') return { error: first };
  const branches = { whenTrue: first.operand };
  if (first.next === inner.length) return branches;
  if (inner[first.next] !== ':') {
    const words = `":" expected at: "...${first.operand.text}}>>>${inner.slice(first.next, first.next + 20)}"`;
    return { ...branches, error: error('macro-syntax', spanOf(base, first.next, inner.length), words) };
  }
  return closeBranches(branches, 'whenFalse', parseBranch(inner, first.next + 1, base), inner, base);
}

function closeBranches(
  before: Branches,
  which: 'whenFalse',
  last: Braces | MacroSyntaxError,
  inner: string,
  base: number,
): Branches {
  if (last.kind === 'error') return { ...before, error: last };
  const branches = { ...before, [which]: last.operand };
  if (last.next === inner.length) return branches;
  const words = `unexpected input at: "...${last.operand.text}}>>>${inner.slice(last.next, last.next + 20)}"`;
  return { ...branches, error: error('macro-syntax', spanOf(base, last.next, inner.length), words) };
}

interface Braces {
  readonly kind: 'braces';
  readonly operand: Operand;
  /** Position behind the text and the blanks that follow it. */
  readonly next: number;
}

/** A branch in braces, or, as before Postfix 3.0, all the rest of the expression. */
function parseBranch(inner: string, from: number, base: number): Braces | MacroSyntaxError {
  const start = skipBlanks(inner, from);
  if (inner[start] === '{') return parseBraces(inner, start, base);
  return { kind: 'braces', operand: operand(inner, from, inner.length, base), next: inner.length };
}

function parseBraces(inner: string, open: number, base: number): Braces | MacroSyntaxError {
  const close = closingBracket(inner, open + 1, '{');
  if (close === -1) {
    const words = `unbalanced {} in attribute expression: "${inner.slice(open)}"`;
    return error('macro-syntax', spanOf(base, open, inner.length), words);
  }
  return {
    kind: 'braces',
    operand: operand(inner, open + 1, close, base),
    next: skipBlanks(inner, close + 1),
  };
}

function operand(inner: string, start: number, end: number, base: number): Operand {
  const text = inner.slice(start, end);
  let parsed: MacroText | undefined;
  return {
    text,
    span: spanOf(base, start, end),
    parse() {
      parsed ??= parseMacros(text, base + start);
      return parsed;
    },
  };
}

function error(code: MacroSyntaxError['code'], span: Span, words: string): MacroSyntaxError {
  return { kind: 'error', code, span, words };
}

function spanOf(base: number, start: number, end: number): Span {
  return { start: base + start, end: base + end };
}

function skipBlanks(text: string, from: number): number {
  return skipAll(text, from, blanks);
}

function skipAll(text: string, from: number, characters: string): number {
  let at = from;
  while (at < text.length && characters.includes(text.charAt(at))) at++;
  return at;
}

function skipWhile(text: string, from: number, characters: RegExp): number {
  let at = from;
  while (at < text.length && characters.test(text.charAt(at))) at++;
  return at;
}
