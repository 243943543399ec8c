import type { DocumentSymbol, FoldingRange, Hover } from '../../core/features/types.ts';
import { type Language, type Localized, localize } from '../../core/l10n.ts';
import type { Span } from '../../core/text/span.ts';
import { type GroupedDocument, groupedLineSpan, logLineOf, sectionAt } from './groupedDocument.ts';
import { threadHover } from './hover.ts';
import type { LogView } from './logView.ts';
import { hueOf } from './marks.ts';

/** One fold a section: the summary stays. */
export function groupedFolding({ sections }: GroupedDocument): FoldingRange[] {
  return sections.map(({ head, last }) => ({ startLine: head, endLine: last, kind: 'region' }));
}

/** One symbol a section, named by its summary. */
export function groupedSymbols(grouped: GroupedDocument): DocumentSymbol[] {
  return grouped.sections.map(({ thread, head, last }) => {
    const selection = groupedLineSpan(grouped, head);
    const span = { start: selection.start, end: groupedLineSpan(grouped, last).end };
    const name = grouped.text.slice(selection.start, selection.end);
    return { name, kind: thread < 0 ? 'section' : 'thread', span, selection };
  });
}

/** In every line of the section at `line`, what stands for the message: its queue ID, or else the line. */
export function groupedHighlights(grouped: GroupedDocument, view: LogView, line: number): Span[] {
  const section = sectionAt(grouped, line);
  if (!section || section.thread < 0) return [];
  const spans: Span[] = [];
  for (let at = section.head; at <= section.last; at++) {
    spans.push(idSpan(grouped, view, section.thread, at) ?? groupedLineSpan(grouped, at));
  }
  return spans;
}

/** Like `logMarks`, for lines of the grouped document. */
export function groupedMarks(
  grouped: GroupedDocument,
  view: LogView,
  firstLine: number,
  lastLine: number,
  hueCount: number,
): number[] {
  const marks: number[] = [];
  for (let line = Math.max(0, firstLine); line <= lastLine && line < grouped.logLines.length; line++) {
    const thread = sectionAt(grouped, line)?.thread ?? -1;
    if (thread < 0) continue;
    const id = idSpan(grouped, view, thread, line);
    const start = grouped.lines.lineStart(line);
    const hue = hueOf(view.index.queueId(thread), hueCount);
    marks.push(line, hue, id ? id.start - start : 0, id ? id.end - start : 0);
  }
  return marks;
}

const backToLog: Localized = { en: 'Line {line} of the log', ja: 'ログの {line} 行目へ' };

/**
 * The story of the message at `line`, with a link back to the log; `addressOf` makes the address of a line
 * (0-based) of the log.
 */
export function groupedHover(
  grouped: GroupedDocument,
  view: LogView,
  line: number,
  language: Language,
  addressOf: (logLine: number) => string,
): Hover | undefined {
  const logLine = logLineOf(grouped, line);
  if (logLine < 0) return undefined;
  const thread = sectionAt(grouped, line)?.thread ?? -1;
  const span = groupedLineSpan(grouped, line);
  const link = `[${localize(backToLog, language, { line: logLine + 1 })}](${addressOf(logLine)})`;
  const story = thread < 0 ? '' : `${threadHover(view, thread, span, language, addressOf).markdown}\n\n`;
  return { span, markdown: story + link };
}

/** A piece of the grouped document that leads to a line (0-based) of the log. */
export interface LogLink {
  readonly span: Span;
  readonly line: number;
}

/** The time in the head of each message, which leads to the message's first line in the log. */
export function groupedLinks(grouped: GroupedDocument): LogLink[] {
  return grouped.sections.flatMap(({ thread, head }) => {
    const { start, end } = groupedLineSpan(grouped, head);
    const time = thread < 0 ? null : timeInHead.exec(grouped.text.slice(start, end));
    if (!time) return [];
    const at = start + time[0].length;
    return [{ span: { start: at - 8, end: at }, line: logLineOf(grouped, head) }];
  });
}

const timeInHead = /^\S+ {2}\d\d:\d\d:\d\d/;

/** The lines between `firstLine` and `lastLine` (both included) that head a section. */
export function groupedHeads({ sections }: GroupedDocument, firstLine: number, lastLine: number): number[] {
  return sections.map(({ head }) => head).filter((head) => head >= firstLine && head <= lastLine);
}

function idSpan(grouped: GroupedDocument, view: LogView, thread: number, line: number): Span | undefined {
  const id = view.index.queueId(thread);
  const { start, end } = groupedLineSpan(grouped, line);
  const at = id === '' ? -1 : grouped.text.slice(start, end).indexOf(id);
  return at < 0 ? undefined : { start: start + at, end: start + at + id.length };
}
