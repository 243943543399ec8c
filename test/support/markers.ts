import type { Span } from '../../server/src/core/text/span.ts';

/** A text with marks taken out, and where they stood. */
export interface Marked {
  readonly text: string;
  /** The offsets of `‸`, in order. */
  readonly cursors: number[];
  /** What stood between `⟦` and `⟧`, in the order of the opening marks; they may nest. */
  readonly ranges: Span[];
}

/** Reads a text in which `‸` marks a cursor and `⟦…⟧` a range; throws where the brackets do not match. */
export function readMarkers(marked: string): Marked {
  const cursors: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  for (const part of marked.split(/([‸⟦⟧])/)) {
    if (part === '‸') cursors.push(text.length);
    else if (part === '⟦') {
      const range = { start: text.length, end: -1 };
      ranges.push(range);
      open.push(range);
    } else if (part === '⟧') {
      const range = open.pop();
      if (!range) throw new Error(`⟧ without ⟦ in ${marked}`);
      range.end = text.length;
    } else text += part;
  }
  if (open.length > 0) throw new Error(`⟦ without ⟧ in ${marked}`);
  return { text, cursors, ranges };
}

/** The only cursor of a marked text. */
export function readCursor(marked: string): { text: string; offset: number } {
  const { text, cursors } = readMarkers(marked);
  const [offset] = cursors;
  if (offset === undefined || cursors.length !== 1) throw new Error(`one ‸ expected in ${marked}`);
  return { text, offset };
}
