import { type Span, slice } from '../text/span.ts';
import { separateAddresses } from './aliasesAddressList.ts';
import {
  type AliasToken,
  externalForm,
  internalForm,
  meaningful,
  plainText,
  scanAliasLine,
  type TokenText,
} from './aliasesTokens.ts';
import {
  fileSpan,
  isSpace,
  type Lines,
  type LogicalLine,
  type PhysicalLine,
  readLines,
} from './logicalLines.ts';

/** Characters, as an editor holds them, or the bytes of a file, one a character (latin1), as Postfix reads it. */
export type TextForm = 'characters' | 'bytes';

/** An alias file as a tree: any text gives one, and `printAliases` gives the text back byte for byte. */
export interface AliasesTree {
  readonly text: string;
  readonly form: TextForm;
  readonly lines: Lines;
  /** One for each logical line, in order. */
  readonly statements: readonly AliasStatement[];
}

export type AliasStatement = AliasEntry | MalformedAlias;

interface Statement {
  readonly line: LogicalLine;
  /** They tile the line's text. */
  readonly tokens: readonly AliasToken[];
  /** From its first to its last character. */
  readonly span: Span;
}

/** `name: value`, as postalias accepts it. */
export interface AliasEntry extends Statement {
  readonly kind: 'entry';
  readonly key: AliasKey;
  readonly colon: Span;
  readonly items: readonly AliasItem[];
  /** The right side as postalias stores it. */
  readonly value: string;
  /** The right side's tokens, without white space. */
  readonly right: readonly AliasToken[];
}

/** The left side. */
export interface AliasKey {
  /** Without quotes, as postalias 3.7 stores it once its case is folded. */
  readonly text: string;
  readonly span: Span;
  readonly tokens: readonly AliasToken[];
}

/**
 * What a right-hand item asks local(8) for. `name` is an address without a domain: another alias or a user.
 * `home` begins with `~`, which only a `.forward` file may use.
 */
export type AliasItemKind = 'name' | 'address' | 'file' | 'command' | 'include' | 'home';

/** One recipient of the right side. */
export interface AliasItem {
  readonly kind: AliasItemKind;
  /** Without quotes, its parts joined, as local(8) reads it. */
  readonly text: string;
  readonly span: Span;
  readonly tokens: readonly AliasToken[];
}

/** Why postalias takes nothing from a logical line. */
export type MalformedReason =
  | 'orphan'
  | 'not-utf8'
  | 'empty'
  | 'no-colon'
  | 'no-name'
  | 'no-value'
  | 'comma-in-name'
  | 'name-not-local';

/** A logical line that postalias skips. */
export interface MalformedAlias extends Statement {
  readonly kind: 'malformed';
  readonly reason: MalformedReason;
  /** The narrowest place to point at. */
  readonly at: Span;
}

/** Parses an alias file, aliases(5); never fails. Offsets are those of `text`. */
export function parseAliases(text: string, form: TextForm = 'characters'): AliasesTree {
  const lines = readLines(text);
  return { text, form, lines, statements: lines.logical.map((line) => parseLine(line, form)) };
}

/** The text that a tree was made from, put together again from its parts. */
export function printAliases({ text, lines, statements }: AliasesTree): string {
  const parts = new Map<number, string>();
  for (const { line, tokens } of statements) {
    const joined = tokens.map(({ from, to }) => line.text.slice(from, to)).join('');
    for (const { at, span } of line.segments) {
      parts.set(span.start, joined.slice(at, at + span.end - span.start));
    }
  }
  const print = ({ kind, span, content }: PhysicalLine) => {
    if (kind === 'blank' || kind === 'comment') return slice(text, span);
    return (parts.get(content.start) ?? '') + text.slice(content.end, span.end);
  };
  return lines.physical.map(print).join('');
}

function parseLine(line: LogicalLine, form: TextForm): AliasStatement {
  const tokens = scanAliasLine(line.text);
  const words = meaningful(tokens);
  const span = fileSpan(line, 0, line.text.length);
  const malformed = (reason: MalformedReason, at: Span): MalformedAlias => ({
    kind: 'malformed',
    line,
    tokens,
    span,
    reason,
    at,
  });
  if (line.orphan) return malformed('orphan', trimmed(line));
  if (!decodes(line.text, form)) return malformed('not-utf8', trimmed(line));
  const colon = words.findIndex((token) => isOperator(token, ':'));
  const problem = problemOf(line, words, colon);
  return problem ? malformed(problem.reason, problem.at) : entryOf(line, tokens, words, colon);
}

interface Problem {
  readonly reason: MalformedReason;
  readonly at: Span;
}

/** The checks of postalias, in its order. */
function problemOf(line: LogicalLine, words: readonly AliasToken[], colon: number): Problem | undefined {
  const left = words.slice(0, Math.max(colon, 0));
  const comma = left.find((token) => isOperator(token, ','));
  const foreign = left.findLast((token) => isOperator(token, '@') || isOperator(token, '%'));
  if (words.length === 0) return { reason: 'empty', at: trimmed(line) };
  if (colon === -1) return { reason: 'no-colon', at: trimmed(line) };
  if (colon === 0) return { reason: 'no-name', at: spanOf(line, words.slice(0, 1)) };
  if (colon === words.length - 1) return { reason: 'no-value', at: spanOf(line, words.slice(-1)) };
  if (comma) return { reason: 'comma-in-name', at: spanOf(line, [comma]) };
  if (foreign) return { reason: 'name-not-local', at: spanOf(line, left) };
  return undefined;
}

function entryOf(
  line: LogicalLine,
  tokens: readonly AliasToken[],
  words: readonly AliasToken[],
  colon: number,
): AliasEntry {
  const left = words.slice(0, colon);
  const right = words.slice(colon + 1);
  // A backslash that ends the line leaves an empty word, which is gone once the value has been stored.
  const addressed = right.filter(({ kind, text }) => kind !== 'word' || text !== '');
  return {
    kind: 'entry',
    line,
    tokens,
    span: fileSpan(line, 0, line.text.length),
    key: { text: internalForm(left), span: spanOf(line, left), tokens: left },
    colon: spanOf(line, words.slice(colon, colon + 1)),
    items: separateAddresses(addressed).map((group) => itemOf(line, group)),
    value: externalForm(right),
    right,
  };
}

function itemOf(line: LogicalLine, tokens: readonly AliasToken[]): AliasItem {
  const text = tokens.map(plainText).join('');
  return { kind: itemKind(text, tokens), text, span: spanOf(line, tokens), tokens };
}

/** What an item asks local(8) for, from its text without quotes: what it begins with decides. */
export function itemKind(text: string, tokens: readonly TokenText[]): AliasItemKind {
  if (text.startsWith('/')) return 'file';
  if (text.startsWith('~')) return 'home';
  if (text.startsWith('|')) return 'command';
  if (/^:include:/i.test(text)) return 'include';
  const hasDomain = tokens.some(
    (token) => token.kind === 'literal' || ['@', '%', '!'].some((char) => isOperator(token, char)),
  );
  return hasDomain ? 'address' : 'name';
}

function isOperator(token: TokenText, char: string): boolean {
  return token.kind === 'operator' && token.text === char;
}

/** The file span of a run of tokens of a line. */
export function spanOf(line: LogicalLine, tokens: readonly AliasToken[]): Span {
  const first = tokens[0];
  const last = tokens.at(-1);
  return first && last ? fileSpan(line, first.from, last.to) : line.span;
}

function trimmed(line: LogicalLine): Span {
  let from = 0;
  let to = line.text.length;
  while (from < to && isSpace(line.text[from])) from++;
  while (to > from && isSpace(line.text[to - 1])) to--;
  return fileSpan(line, from, to);
}

/**
 * Whether postalias and postmap take a line for UTF-8: they look at all of it unless the text before a NUL is
 * all ASCII, and not empty. In an editor's text a replacement character stands for bytes that were none.
 */
export function decodes(text: string, form: TextForm): boolean {
  if (/^[\x01-\x7f]+(?:\0|$)/.test(text)) return true;
  return form === 'bytes' ? decodeUtf8(text) !== undefined : !/[\p{Cs}\uFFFD]/u.test(text);
}

/** The characters that bytes (one a character) stand for, or undefined where they are not UTF-8. */
export function decodeUtf8(bytes: string): string | undefined {
  try {
    const array = Uint8Array.from(bytes, (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(array);
  } catch {
    return undefined;
  }
}
