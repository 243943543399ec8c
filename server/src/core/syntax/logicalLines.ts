import { beginsOpaqueLine } from '../text/opaque.ts';
import type { Span } from '../text/span.ts';

/**
 * A physical line. The lines of a file tile its text: joined, their spans give it back byte for byte.
 * `start` begins a logical line, `continuation` adds to it; `blank` and `comment` lines are skipped,
 * inside a logical line too.
 */
export interface PhysicalLine {
  readonly kind: 'blank' | 'comment' | 'start' | 'continuation';
  /** With the newline, where there is one. */
  readonly span: Span;
  /** Without the newline. */
  readonly content: Span;
  /** 0-based. */
  readonly number: number;
}

/** A piece of the file's text that went into a logical line. */
export interface Segment {
  /** Where it lies in the logical line's text. */
  readonly at: number;
  readonly span: Span;
}

/** What Postfix reads as one line: a first line and its continuations, joined without their newlines. */
export interface LogicalLine {
  readonly text: string;
  readonly segments: readonly Segment[];
  /** 0-based number of the first physical line that is part of it. */
  readonly firstLine: number;
  /** From its first character to the last one of its last segment. */
  readonly span: Span;
  /** It begins with white space: there is nothing that it could continue, and Postfix drops it. */
  readonly orphan: boolean;
}

export interface Lines {
  readonly physical: readonly PhysicalLine[];
  readonly logical: readonly LogicalLine[];
}

/** White space as Postfix knows it (ISSPACE in sys_defs.h): the ASCII kind alone. */
export function isSpace(char: string | undefined): boolean {
  return char === ' ' || (char !== undefined && char >= '\t' && char <= '\r' && char.length === 1);
}

/** The beginning of a line of a text. */
export interface LineStart {
  readonly offset: number;
  /** 0-based. */
  readonly number: number;
}

/**
 * Splits a text into physical and logical lines the way readllines(3) does, for main.cf, master.cf,
 * aliases and lookup tables alike. Any text is accepted. Reading begins at `from`, where no logical line may
 * be open.
 */
export function readLines(text: string, from: LineStart = { offset: 0, number: 0 }): Lines {
  const physical: PhysicalLine[] = [];
  const logical: LogicalLine[] = [];
  let open: PhysicalLine[] = [];

  const close = () => {
    if (open.length > 0) logical.push(joinLines(text, open));
    open = [];
  };

  for (let { offset: start, number } = from; start < text.length; number++) {
    const newline = text.indexOf('\n', start);
    const contentEnd = newline === -1 ? text.length : newline;
    const end = newline === -1 ? text.length : newline + 1;
    const content = { start, end: contentEnd };
    const first = text[start];
    if (first !== '#' && !isSpace(first) && !beginsOpaqueLine(first)) close();
    const kind = kindOf(text, content, open.length > 0);
    const line = { kind, span: { start, end }, content, number };
    physical.push(line);
    if (kind === 'start' || kind === 'continuation') open.push(line);
    start = end;
  }
  close();
  return { physical, logical };
}

function kindOf(text: string, content: Span, isOpen: boolean): PhysicalLine['kind'] {
  let at = content.start;
  while (at < content.end && isSpace(text[at])) at++;
  if (at === content.end) return 'blank';
  if (text[at] === '#' || beginsOpaqueLine(text[at])) return 'comment';
  return isOpen ? 'continuation' : 'start';
}

function joinLines(text: string, lines: readonly PhysicalLine[]): LogicalLine {
  const segments: Segment[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const { content } of lines) {
    segments.push({ at: length, span: content });
    parts.push(text.slice(content.start, content.end));
    length += content.end - content.start;
  }
  const joined = parts.join('');
  const start = segments[0]?.span.start ?? 0;
  const end = segments.at(-1)?.span.end ?? start;
  return {
    text: joined,
    segments,
    firstLine: lines[0]?.number ?? 0,
    span: { start, end },
    orphan: isSpace(joined[0]),
  };
}

/** The file offset of position `at` of a logical line's text; at a join, the end of the earlier piece. */
export function fileOffset(line: LogicalLine, at: number): number {
  const segment = segmentAt(line.segments, at > 0 ? at - 1 : 0);
  return segment.span.start + (at - segment.at);
}

/** The file span of `from`–`to` of a logical line's text; what lies between the pieces is covered too. */
export function fileSpan(line: LogicalLine, from: number, to: number): Span {
  const segment = segmentAt(line.segments, from);
  const start = segment.span.start + (from - segment.at);
  return { start, end: to > from ? fileOffset(line, to) : start };
}

function segmentAt(segments: readonly Segment[], at: number): Segment {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return segments[low] ?? { at: 0, span: { start: 0, end: 0 } };
}
