import { indexLines, type LineIndex } from '../../core/text/lineIndex.ts';
import type { Span } from '../../core/text/span.ts';
import { createIndexer, type Indexer, type LogIndex } from '../logIndex.ts';

/** A log as an editor holds it: its text, where its lines begin in it, and its messages. */
export interface LogView {
  readonly text: string;
  readonly lines: LineIndex;
  readonly index: LogIndex;
  /** Goes on where the text ends. */
  readonly indexer: Indexer;
}

/**
 * Reads a log. Any text is accepted. Where it goes on from what `before` shows, the index of `before` is extended and
 * taken over: a log that grows is not read again.
 */
export function viewLog(text: string, before?: LogView): LogView {
  const grown = before?.text.endsWith('\n') && text.startsWith(before.text) ? before : undefined;
  const indexer = grown?.indexer ?? createIndexer();
  feedText(indexer, text, grown?.text.length ?? 0);
  indexer.finish();
  return { text, lines: indexLines(text), index: indexer.index, indexer };
}

/** So many characters are made bytes at a time: it takes half the time of making them all at once. */
const PIECE = 65_536;
const encoder = new TextEncoder();

/** Indexes the text from `start` on, piece by piece; no pair of surrogates is cut in two. */
function feedText(indexer: Indexer, text: string, start: number): void {
  const bytes = new Uint8Array(PIECE * 3);
  for (let at = start; at < text.length; ) {
    const last = text.charCodeAt(at + PIECE - 1);
    const end = at + PIECE - (last >= 0xd800 && last < 0xdc00 ? 1 : 0);
    const { written } = encoder.encodeInto(text.slice(at, end), bytes);
    indexer.feed(bytes.subarray(0, written));
    at = end;
  }
}

/** Line `line` without what ends it; empty past the end. */
export function lineSpan({ text, lines }: LogView, line: number): Span {
  const start = lines.lineStart(line);
  let end = line + 1 < lines.lineCount ? lines.lineStart(line + 1) - 1 : text.length;
  if (end > start && text[end - 1] === '\r') end--;
  return { start, end: Math.max(start, end) };
}

export function lineText(view: LogView, line: number): string {
  const { start, end } = lineSpan(view, line);
  return view.text.slice(start, end);
}

/** The message that the line at `offset` belongs to, or -1. */
export function threadAt(view: LogView, offset: number): number {
  return view.index.threadOfLine(view.lines.positionAt(offset).line);
}

/** Where the message's queue ID stands in one of its lines; undefined where only its process ties it. */
export function queueIdSpan(view: LogView, thread: number, line: number): Span | undefined {
  const id = view.index.queueId(thread);
  const span = lineSpan(view, line);
  const at = id === '' ? -1 : view.text.slice(span.start, span.end).indexOf(id);
  return at < 0 ? undefined : { start: span.start + at, end: span.start + at + id.length };
}

/** The queue ID in a line of the message, or else the line: what stands for the message there. */
export function markOfLine(view: LogView, thread: number, line: number): Span {
  return queueIdSpan(view, thread, line) ?? lineSpan(view, line);
}
