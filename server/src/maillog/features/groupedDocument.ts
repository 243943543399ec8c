import { type Language, type Localized, localize } from '../../core/l10n.ts';
import { indexLines, type LineIndex } from '../../core/text/lineIndex.ts';
import type { Span } from '../../core/text/span.ts';
import { filterLine, filterThreads } from './groupedFilter.ts';
import { type LogView, lineText } from './logView.ts';
import { summaryLine } from './summary.ts';

/** A log's lines put together by message, each message under a line that sums it up; the first line tells the filter. */
export interface GroupedDocument {
  readonly text: string;
  readonly lines: LineIndex;
  /** In the order of the messages' first lines; the lines without a message come last. */
  readonly sections: readonly Section[];
  /** For each line the line of the log that it shows; -1 for the heads of sections. */
  readonly logLines: Int32Array;
  /** The filter that its messages have passed; empty for all. */
  readonly filter: string;
}

/** One message: its summary in line `head`, its lines of the log up to line `last` (included). */
export interface Section {
  /** -1 for the lines that belong to no message. */
  readonly thread: number;
  readonly head: number;
  readonly last: number;
}

const withoutMessage: Localized = {
  en: 'Lines without a message  {count} lines',
  ja: 'メッセージに属さない行  {count} 行',
};

/**
 * Regroups a log, or what a filter text lets through. Lines keep their text, but for a `\r`, at which editors would break
 * them.
 */
export function groupLog(view: LogView, language: Language, filter = ''): GroupedDocument {
  const { index } = view;
  const sections: Section[] = [];
  const { threads, faults } = filterThreads(view, filter);
  const texts = [plain(filterLine(filter, threads.length, index.threadCount, faults, language))];
  const logLines = [-1];

  const add = (thread: number, head: string, lines: Iterable<number>) => {
    const start = texts.length;
    texts.push(plain(head));
    logLines.push(-1);
    for (const line of lines) {
      texts.push(plain(lineText(view, line)));
      logLines.push(line);
    }
    sections.push({ thread, head: start, last: texts.length - 1 });
  };

  for (const thread of threads) {
    const lines = index.linesOfThread(thread);
    if (lines.length > 0) add(thread, summaryLine(view, thread, language), lines);
  }
  const rest = filter.trim() === '' ? linesWithoutMessage(view) : [];
  if (rest.length > 0) add(-1, localize(withoutMessage, language, { count: rest.length }), rest);

  const text = `${texts.join('\n')}\n`;
  return { text, lines: indexLines(text), sections, logLines: Int32Array.from(logLines), filter };
}

function plain(line: string): string {
  return line.includes('\r') ? line.replaceAll('\r', ' ') : line;
}

function linesWithoutMessage({ index }: LogView): number[] {
  const lines: number[] = [];
  for (let line = 0; line < index.lineCount; line++) {
    if (index.threadOfLine(line) < 0) lines.push(line);
  }
  return lines;
}

/** The section that a line of the grouped document stands in; undefined past the end. */
export function sectionAt({ sections }: GroupedDocument, line: number): Section | undefined {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle]?.head ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  const section = sections[low];
  return section && section.head <= line && line <= section.last ? section : undefined;
}

/** The line of the log that a line of the grouped document leads to: for a head, its section's first; or -1. */
export function logLineOf(grouped: GroupedDocument, line: number): number {
  const section = sectionAt(grouped, line);
  return section ? (grouped.logLines[line === section.head ? line + 1 : line] ?? -1) : -1;
}

/** A line of the grouped document without its newline. */
export function groupedLineSpan({ lines }: GroupedDocument, line: number): Span {
  return {
    start: lines.lineStart(line),
    end: Math.max(lines.lineStart(line), lines.lineStart(line + 1) - 1),
  };
}
