import type { Configuration } from '../../config/configuration.ts';
import { isSpace, type PhysicalLine } from '../../syntax/logicalLines.ts';
import { type Assignment, splitNameValue } from '../../syntax/mainCf.ts';
import { type Span, slice } from '../../text/span.ts';
import type { TextEdit } from '../types.ts';
import { areBlanksFree } from './freeBlanks.ts';
import { editTo, indentation, majorityIndent, trimmedEnd } from './lineEdits.ts';
import { itemsPerLine } from './listItems.ts';

export interface FormatOptions {
  /** Lists with a line longer than this, in characters, get one item a line. */
  readonly width: number;
}

const defaultIndent = '    ';

/**
 * The edits that bring main.cf into order: `name = value`, continuation lines indented alike, no blanks at
 * the ends of lines, lists that are too wide one item a line. What Postfix reads stays the same: blanks that
 * are part of a text and lines that it cannot read are left alone. With `range`, only lines that it touches.
 */
export function formatMain(configuration: Configuration, { width }: FormatOptions, range?: Span): TextEdit[] {
  const { text, tree } = configuration.main;
  const indent = majorityIndent(text, tree.lines, defaultIndent);
  const isWanted = ({ start, end }: Span) => !range || (start <= range.end && range.start <= end);
  const edits = skippedLines(text, tree.lines).filter(({ span }) => isWanted(span));
  for (const entry of tree.entries) {
    if (entry.kind !== 'assignment' || entry.nulAt !== undefined || !isWanted(entry.line.span)) continue;
    edits.push(...formatAssignment(configuration, entry, indent, width));
  }
  return edits.sort((a, b) => a.span.start - b.span.start);
}

/** What a line break typed at `offset` leads to: the line above in order, the new one indented in a list. */
export function formatMainOnNewline(
  configuration: Configuration,
  options: FormatOptions,
  offset: number,
): TextEdit[] {
  const { text, tree } = configuration.main;
  const at = tree.lines.findIndex(({ span }) => span.start <= offset && offset <= span.end);
  const newline = text.lastIndexOf('\n', offset - 1);
  if (at === -1 || newline === -1) return [];
  const above = { start: text.lastIndexOf('\n', newline - 1) + 1, end: newline };
  const edits = formatMain(configuration, options, above).filter(({ span }) => span.end <= newline);
  const end = text.indexOf('\n', newline + 1);
  const here = { start: newline + 1, end: end === -1 ? text.length : end };
  if (slice(text, here).trim() !== '' || !/^[^#]*[,=][ \t]*\r?$/.test(slice(text, above))) return edits;
  const blanks = { start: here.start, end: here.start + indentation(slice(text, here)).length };
  return [...edits, ...editTo(text, blanks, majorityIndent(text, tree.lines, defaultIndent))];
}

/** Blanks at the ends of blank lines and comments. */
function skippedLines(text: string, lines: readonly PhysicalLine[]): TextEdit[] {
  return lines
    .filter(({ kind }) => kind === 'blank' || kind === 'comment')
    .flatMap(({ content }) =>
      editTo(text, { start: trimmedEnd(text, content), end: lineEnd(text, content) }, ''),
    );
}

/** The end of a line's content, before the `\r` of its line break. */
function lineEnd(text: string, { start, end }: Span): number {
  return end > start && text[end - 1] === '\r' ? end - 1 : end;
}

/** One physical line of a value: its place in the file, and the text that it shall have. */
interface ValueLine {
  readonly span: Span;
  readonly indent: string;
  readonly text: string;
}

function formatAssignment(
  configuration: Configuration,
  entry: Assignment,
  indent: string,
  width: number,
): TextEdit[] {
  const { text } = configuration.main;
  const [first] = entry.line.segments;
  const firstText = first ? slice(text, first.span) : '';
  const head = splitNameValue(firstText);
  if (!first || 'missing' in head) return [];
  const isFree = areBlanksFree(configuration, entry.name) && !/\$\{\s*\{|[\v\f]/.test(entry.value);
  const lines = valueLines(text, entry, head.value.start, isFree, indent);
  const start = `${entry.name} =`;
  const broken = isFree && isTooWide(lines, start, width) ? breakLines(text, lines, indent) : undefined;
  const named = { start: entry.nameSpan.start, end: first.span.start + head.value.start };
  const hasValue = head.value.end > head.value.start;
  return [
    ...editTo(text, named, hasValue && !broken?.movesFirst ? `${start} ` : start + rest(firstText, hasValue)),
    ...(broken?.edits ?? lines.flatMap((line) => editTo(text, line.span, line.indent + line.text))),
  ];
}

/** The `\r` that ends a line without a value counts as white space before the value that is not there. */
function rest(firstText: string, hasValue: boolean): string {
  return !hasValue && firstText.endsWith('\r') ? '\r' : '';
}

function valueLines(
  text: string,
  { line, valueAt }: Assignment,
  headValue: number,
  isFree: boolean,
  indent: string,
): ValueLine[] {
  return line.segments.flatMap(({ at, span }, index): ValueLine[] => {
    const next = line.segments[index + 1];
    const isFirst = index === 0;
    const start = isFirst ? span.start + headValue : span.start;
    const end = lineEnd(text, span);
    if (isFirst && start >= end) return [];
    const blanks = isFirst ? '' : indentation(text.slice(start, end));
    const beginsValue = at <= valueAt;
    const canIndent = blanks !== '' && (isFree || beginsValue);
    const canTrim = !next || (isFree && /[ \t]/.test(text.charAt(next.span.start)));
    const contentEnd = canTrim ? trimmedEnd(text, { start, end }) : end;
    return [
      {
        span: { start, end },
        indent: canIndent ? indent : blanks,
        text: text.slice(start + blanks.length, contentEnd),
      },
    ];
  });
}

function isTooWide(lines: readonly ValueLine[], start: string, width: number): boolean {
  return lines.some(({ indent, text }) => (indent || `${start} `).length + text.length > width);
}

interface Broken {
  readonly edits: TextEdit[];
  /** The first line of the value leaves the line of the name. */
  readonly movesFirst: boolean;
}

/** Every item on a line of its own; undefined where no line holds more than one. */
function breakLines(text: string, lines: readonly ValueLine[], indent: string): Broken | undefined {
  const items = lines.map((line) => itemsPerLine(line.text));
  if (items.every(({ length }) => length <= 1)) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const first = lines[0];
  const movesFirst = first?.indent === '' && !isSpace(first.text[0]) && !first.text.startsWith('#');
  const edits = lines.flatMap((line, index) => {
    const joined = (items[index] ?? []).join(newline + indent);
    const before = index === 0 && movesFirst ? newline + indent : line.indent;
    return editTo(text, line.span, before + joined);
  });
  return { edits, movesFirst };
}
