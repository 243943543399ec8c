import { once } from '../once.ts';
import type { Span } from '../text/span.ts';
import { fileSpan, isSpace, type LogicalLine, type PhysicalLine } from './logicalLines.ts';
import { type MacroText, parseMacros } from './macro.ts';
import { readAgain } from './rereading.ts';

/** A `name = value` line of main.cf. */
export interface Assignment {
  readonly kind: 'assignment';
  readonly line: LogicalLine;
  readonly name: string;
  /** Where the name stands in the file. */
  readonly nameSpan: Span;
  /** As Postfix stores it: trimmed, continuation lines joined, white space inside kept. */
  readonly value: string;
  /** The value parsed, on demand; positions count from the value's start. */
  macros(): MacroText;
  /** Position of the value in the logical line's text; `fileSpan(line, valueAt + i, …)` leads back. */
  readonly valueAt: number;
  /** The value in the file, the lines between its pieces included; empty where there is none. */
  readonly valueSpan: Span;
  /** Offset of a NUL in the logical line's text; Postfix reads no further. */
  readonly nulAt?: number;
}

/** A logical line that Postfix cannot use. */
export interface MalformedLine {
  readonly kind: 'malformed';
  readonly line: LogicalLine;
  readonly reason: 'missing-equals' | 'missing-name' | 'orphan-continuation';
  /** What Postfix quotes in its message. */
  readonly text: string;
  readonly span: Span;
}

export type MainCfEntry = Assignment | MalformedLine;

/** The tree of a main.cf: its physical lines tile the text, its entries are what Postfix makes of them. */
export interface MainCf {
  readonly text: string;
  readonly lines: readonly PhysicalLine[];
  readonly entries: readonly MainCfEntry[];
  /** Of how many earlier texts parts were taken over. */
  readonly age: number;
}

/**
 * Reads a main.cf; any text gives a tree. Postfix itself stops at the first line without name or `=`. What
 * `last`, the tree of an earlier text, has in common with the new one is taken over.
 */
export function parseMainCf(text: string, last?: MainCf): MainCf {
  return readAgain(text, last, parseEntry);
}

/** What Postfix says of a line without a name or without `=`; its text follows in quotes. */
export const missingWords = {
  'missing-equals': "missing '=' after attribute name",
  'missing-name': 'missing attribute name',
} as const;

/** What it says of an indented line with nothing to continue; the beginning of its text follows in quotes. */
export const orphanWords = 'logical line must not start with whitespace';

/** So much of a text as readllines(3) quotes. */
export function beginning(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}...` : text;
}

/** `name = value` split the way split_nameval(3) does, or what is missing. Positions are in `text`. */
export function splitNameValue(
  text: string,
): { name: Span; value: Span } | { missing: 'missing-equals' | 'missing-name' } {
  const start = skipSpace(text, 0);
  if (start === text.length || text[start] === '=') return { missing: 'missing-name' };
  let end = start;
  while (end < text.length && text[end] !== '=' && !isSpace(text[end])) end++;
  const equals = skipSpace(text, end);
  if (text[equals] !== '=') return { missing: 'missing-equals' };
  const valueStart = skipSpace(text, equals + 1);
  let valueEnd = text.length;
  while (valueEnd > valueStart && isSpace(text[valueEnd - 1])) valueEnd--;
  return { name: { start, end }, value: { start: valueStart, end: valueEnd } };
}

function parseEntry(line: LogicalLine): MainCfEntry {
  const nul = line.text.indexOf('\0');
  const text = nul === -1 ? line.text : line.text.slice(0, nul);
  if (line.orphan) return malformed(line, 'orphan-continuation', text);
  const split = splitNameValue(text);
  if ('missing' in split) return malformed(line, split.missing, text);
  const { name, value } = split;
  return {
    kind: 'assignment',
    line,
    name: text.slice(name.start, name.end),
    nameSpan: fileSpan(line, name.start, name.end),
    value: text.slice(value.start, value.end),
    macros: once(() => parseMacros(text.slice(value.start, value.end))),
    valueAt: value.start,
    valueSpan: fileSpan(line, value.start, value.end),
    ...(nul !== -1 && { nulAt: nul }),
  };
}

function malformed(line: LogicalLine, reason: MalformedLine['reason'], text: string): MalformedLine {
  return { kind: 'malformed', line, reason, text, span: trimmedSpan(line) };
}

/** The line's place without the white space around its text. */
function trimmedSpan(line: LogicalLine): Span {
  const start = skipSpace(line.text, 0);
  let end = line.text.length;
  while (end > start && isSpace(line.text[end - 1])) end--;
  return fileSpan(line, start, end);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text[at])) at++;
  return at;
}
