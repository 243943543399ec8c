/**
 * What a piece of a logical line is. `escaped` is a bare word that holds white space, a control character or
 * an operator by way of a backslash: postalias stores it in quotes. `rest` is everything from a NUL on, which
 * nobody reads.
 */
export type AliasTokenKind =
  | 'space'
  | 'word'
  | 'escaped'
  | 'quoted'
  | 'literal'
  | 'comment'
  | 'operator'
  | 'rest';

/** A token without its place: what it stands for. */
export interface TokenText {
  readonly kind: AliasTokenKind;
  /** Its backslashes resolved, without its quotes or brackets; a comment as written. */
  readonly text: string;
  /** No blank is written behind it, whatever follows. */
  readonly isTight?: boolean;
}

/** A piece of a logical line; the tokens of a line tile its text. */
export interface AliasToken extends TokenText {
  /** Offsets in the logical line's text. */
  readonly from: number;
  readonly to: number;
  /** False where a closing quote, bracket or parenthesis is missing: the line's end closes it. */
  readonly closed: boolean;
}

/** The characters that are tokens of their own (RFC 822's specials and `|`, `%`, `!`). */
const operators = new Set('|%!()<>@,;:\\".[]');

/** Whether RFC 822 counts the character as white space; vertical tab and form feed are part of words. */
function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n';
}

/** Splits the text of a logical line into tokens as tok822_scan does; any text is accepted. */
export function scanAliasLine(text: string): AliasToken[] {
  const nul = text.indexOf('\0');
  const end = nul === -1 ? text.length : nul;
  const tokens: AliasToken[] = [];
  for (let at = 0; at < end; ) {
    const token = scanToken(text, at, end);
    tokens.push(token);
    at = token.to;
  }
  if (end < text.length) {
    tokens.push({ kind: 'rest', from: end, to: text.length, text: text.slice(end), closed: true });
  }
  return tokens;
}

function scanToken(text: string, from: number, end: number): AliasToken {
  const char = text.charAt(from);
  if (isBlank(char)) return scanSpace(text, from, end);
  if (char === '(') return scanComment(text, from, end);
  if (char === '[') return scanEnclosed(text, from, end, 'literal', ']');
  if (char === '"') return scanEnclosed(text, from, end, 'quoted', '"');
  if (char !== '\\' && operators.has(char)) {
    return { kind: 'operator', from, to: from + 1, text: char, closed: true };
  }
  return scanWord(text, from, end);
}

function scanSpace(text: string, from: number, end: number): AliasToken {
  let to = from;
  while (to < end && isBlank(text.charAt(to))) to++;
  return { kind: 'space', from, to, text: text.slice(from, to), closed: true };
}

/** Comments nest, and keep their backslashes. */
function scanComment(text: string, from: number, end: number): AliasToken {
  let level = 0;
  let to = from;
  while (to < end) {
    const char = text.charAt(to);
    to += char === '\\' ? 2 : 1;
    if (char === '(') level++;
    if (char === ')' && --level === 0) break;
  }
  to = Math.min(to, end);
  return { kind: 'comment', from, to, text: text.slice(from, to), closed: level === 0 };
}

function scanEnclosed(
  text: string,
  from: number,
  end: number,
  kind: 'literal' | 'quoted',
  closing: string,
): AliasToken {
  const inside = collect(text, from + 1, end, (char) => char !== closing);
  const closed = inside.to < end;
  return { kind, from, to: closed ? inside.to + 1 : inside.to, text: inside.text, closed };
}

function scanWord(text: string, from: number, end: number): AliasToken {
  const inside = collect(text, from, end, (char) => !isBlank(char) && !operators.has(char));
  return { kind: needsQuotes(inside.text) ? 'escaped' : 'word', from, ...inside, closed: true };
}

/** Reads on while `wanted`; a backslash takes the next character as it is, all white space becomes a blank. */
function collect(text: string, from: number, end: number, wanted: (char: string) => boolean) {
  const parts: string[] = [];
  let copied = from;
  let to = from;
  while (to < end) {
    const escaped = text.charAt(to) === '\\';
    if (!escaped && !wanted(text.charAt(to))) break;
    if (escaped) {
      parts.push(text.slice(copied, to));
      copied = ++to;
    }
    if (to < end) to++;
  }
  parts.push(text.slice(copied, to));
  return { to, text: parts.join('').replace(/[\t\r\n]/g, ' ') };
}

function needsQuotes(word: string): boolean {
  return /[\x00-\x20\x7f|%!()<>@,;:\\".[\]]/.test(word);
}

/** Whether a token is a character sequence: white space between two of them is kept, as one blank. */
function isText({ kind }: TokenText): boolean {
  return kind !== 'operator';
}

function needsBlank(token: TokenText, next: TokenText | undefined): boolean {
  if (!next || token.isTight) return false;
  if (token.text === ',' && token.kind === 'operator') return true;
  if (next.text === '<' && next.kind === 'operator') return true;
  return isText(token) && isText(next);
}

function join(tokens: readonly TokenText[], write: (token: TokenText) => string): string {
  return tokens
    .map((token, index) => write(token) + (needsBlank(token, tokens[index + 1]) ? ' ' : ''))
    .join('');
}

/** The tokens that postalias reads: without white space and what follows a NUL. */
export function meaningful(tokens: readonly AliasToken[]): AliasToken[] {
  return tokens.filter(({ kind }) => kind !== 'space' && kind !== 'rest');
}

/** A name as postalias 3.7 stores it, before its case is folded: without quotes. Takes meaningful tokens. */
export function internalForm(tokens: readonly TokenText[]): string {
  return join(tokens, plainText);
}

/** A token of an address as local(8) reads it. */
export function plainText({ kind, text }: TokenText): string {
  return kind === 'literal' ? `[${text}]` : text;
}

/** A value as postalias stores it: quoted where it must be, and blanks as it sets them. Takes meaningful tokens. */
export function externalForm(tokens: readonly TokenText[]): string {
  return withFinalBlank(tokens, join(tokens, quotedText));
}

/** A token of an address as it is written, in quotes where it needs them. */
export function quotedText({ kind, text }: TokenText): string {
  if (kind === 'quoted' || kind === 'escaped') return `"${text.replace(/["\\\r\n]/g, '\\$&')}"`;
  if (kind === 'literal') return `[${text.replace(/[\\\r\n]/g, '\\$&')}]`;
  return text;
}

/** A comma is stored with a blank after it even where nothing follows. */
function withFinalBlank(tokens: readonly TokenText[], text: string): string {
  const last = tokens.at(-1);
  return last?.kind === 'operator' && last.text === ',' ? `${text} ` : text;
}
