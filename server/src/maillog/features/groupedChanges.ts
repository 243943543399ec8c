import type { GroupedDocument, Section } from './groupedDocument.ts';

/** Replaces a stretch of the old text, in its lines and columns (0-based, UTF-16). */
export interface GroupedEdit {
  readonly start: GroupedPosition;
  readonly end: GroupedPosition;
  readonly text: string;
}

export interface GroupedPosition {
  readonly line: number;
  readonly character: number;
}

/** What turns a grouped document into a newer one of the same log, in small pieces: what is not touched keeps its folds. */
export interface GroupedChanges {
  /** In order, without overlaps. */
  readonly edits: readonly GroupedEdit[];
  /** The head lines of new sections, in the new text. */
  readonly newHeads: readonly number[];
}

/** The changes from `before` to `after`. Sections are the same where they begin with the same line of the log. */
export function groupedChanges(before: GroupedDocument, after: GroupedDocument): GroupedChanges {
  const edits: GroupedEdit[] = [];
  const newHeads: number[] = [];
  replaceLines(edits, before, after, { from: 0, to: 1 }, { from: 0, to: 1 });
  let at = 0;
  for (const section of after.sections) {
    const key = orderOf(after, section);
    for (; at < before.sections.length; at++) {
      const old = before.sections[at];
      if (old === undefined || orderOf(before, old) >= key) break;
      replaceLines(edits, before, after, linesOf(old), { from: 0, to: 0 });
    }
    const old = before.sections[at];
    if (old !== undefined && orderOf(before, old) === key) {
      replaceLines(edits, before, after, linesOf(old), linesOf(section));
      at++;
    } else {
      const place = old?.head ?? before.logLines.length;
      replaceLines(edits, before, after, { from: place, to: place }, linesOf(section));
      newHeads.push(section.head);
    }
  }
  for (const old of before.sections.slice(at))
    replaceLines(edits, before, after, linesOf(old), { from: 0, to: 0 });
  return { edits, newHeads };
}

/** The line of the log with which a section begins; the lines without a message come last. */
function orderOf({ logLines }: GroupedDocument, { thread, head }: Section): number {
  return thread < 0 ? Number.MAX_SAFE_INTEGER : (logLines[head + 1] ?? -1);
}

/** Line numbers, half-open. */
interface Lines {
  readonly from: number;
  readonly to: number;
}

function linesOf({ head, last }: Section): Lines {
  return { from: head, to: last + 1 };
}

/** Adds the edits that turn some lines into others: equal lines at both ends stay. */
function replaceLines(
  edits: GroupedEdit[],
  before: GroupedDocument,
  after: GroupedDocument,
  old: Lines,
  now: Lines,
): void {
  const bothBegin = old.to > old.from && now.to > now.from;
  const heads = bothBegin ? [textOf(before, old.from), textOf(after, now.from)] : [];
  const [head = '', newHead = ''] = heads;
  if (head !== newHead) edits.push(changeInLine(old.from, head, newHead));
  let start = bothBegin ? 1 : 0;
  const shorter = Math.min(old.to - old.from, now.to - now.from);
  while (start < shorter && textOf(before, old.from + start) === textOf(after, now.from + start)) start++;
  let end = 0;
  while (end < shorter - start && textOf(before, old.to - 1 - end) === textOf(after, now.to - 1 - end)) end++;
  if (old.from + start === old.to - end && now.from + start === now.to - end) return;
  edits.push({
    start: { line: old.from + start, character: 0 },
    end: { line: old.to - end, character: 0 },
    text: after.text.slice(after.lines.lineStart(now.from + start), after.lines.lineStart(now.to - end)),
  });
}

/** Changes the part of a line that differs: a fold that starts there stays. */
function changeInLine(line: number, old: string, now: string): GroupedEdit {
  let start = 0;
  const shorter = Math.min(old.length, now.length);
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  return {
    start: { line, character: start },
    end: { line, character: old.length - end },
    text: now.slice(start, now.length - end),
  };
}

function textOf({ text, lines }: GroupedDocument, line: number): string {
  return text.slice(lines.lineStart(line), lines.lineStart(line + 1) - 1);
}
