import type { Span } from '../text/span.ts';
import { type ReadLines, sectionsOf } from './sections.ts';

/**
 * The spans that a selection at `offset` grows through, the smallest first, each within the next. `parts` are
 * what the file has at that place, in any order; the line, its section and the whole file are added.
 */
export function growing(file: ReadLines, offset: number, parts: readonly Span[]): Span[] {
  const lines = file.physical.map(({ content }) => content);
  const sections = sectionsOf(file).map(({ span }) => span);
  const all = [
    ...parts,
    wordAt(file.text, offset),
    ...lines,
    ...sections,
    { start: 0, end: file.text.length },
  ];
  const around = all.filter(({ start, end }) => start <= offset && offset <= end && start < end);
  const spans: Span[] = [];
  for (const span of around.sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = spans.at(-1);
    const isWider = !inner || inner.end - inner.start < span.end - span.start;
    if (isWider && (!inner || (span.start <= inner.start && inner.end <= span.end))) spans.push(span);
  }
  return spans;
}

/** The word round an offset; empty where there is none. */
function wordAt(text: string, offset: number): Span {
  const isWord = (at: number) => at >= 0 && /[\p{L}\p{N}_]/u.test(text.charAt(at));
  let [start, end] = [offset, offset];
  while (isWord(start - 1)) start--;
  while (isWord(end)) end++;
  return { start, end };
}
