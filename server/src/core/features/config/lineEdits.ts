/** What the formatters of main.cf, master.cf and aliases have in common. */
import type { PhysicalLine } from '../../syntax/logicalLines.ts';
import { type Span, slice } from '../../text/span.ts';
import type { TextEdit } from '../types.ts';

/** The edit that makes `wanted` of a span, none where it is that already. */
export function editTo(text: string, span: Span, wanted: string): TextEdit[] {
  return slice(text, span) === wanted ? [] : [{ span, newText: wanted }];
}

/** The blanks at the start of a line; other white space is content. */
export function indentation(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Where the blanks at the end of a span begin, not counting the `\r` of a line break behind them. */
export function trimmedEnd(text: string, { start, end }: Span): number {
  let at = end > start && text[end - 1] === '\r' ? end - 1 : end;
  while (at > start && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at;
}

/** The indentation that three continuation lines, and more than half of all, have; `usual` where none does. */
export function majorityIndent(text: string, lines: readonly PhysicalLine[], usual: string): string {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { kind, content } of lines) {
    const indent = kind === 'continuation' ? indentation(slice(text, content)) : '';
    if (indent === '') continue;
    counts.set(indent, (counts.get(indent) ?? 0) + 1);
    all++;
  }
  return [...counts].find(([, count]) => count >= 3 && count * 2 > all)?.[0] ?? usual;
}
