import { parameterNamed } from '../../../config/parameters.ts';
import type { Assignment } from '../../../syntax/mainCf.ts';
import { entryBefore } from '../cursor.ts';
import { newlineOf } from '../fileLines.ts';
import { itemsPerLine } from '../listItems.ts';
import { restrictionClasses } from '../restrictionCompletion.ts';
import type { Refactoring, Selection } from './refactoring.ts';

/** Writes a list with each item on a line of its own. */
export const oneItemPerLine: Refactoring = {
  kind: 'refactor.rewrite',
  find(selection) {
    const list = listAt(selection);
    const items = list && itemsPerLine(oneLine(list));
    if (!list || !items || items.length < 2 || items.some(isLostAlone)) return [];
    const newline = newlineOf(selection.source.text);
    const newText = items.map((item) => `${newline}  ${item}`).join('');
    return rewrite(selection, list, newText, { en: 'One item per line', ja: '1 行に 1 項目で書く' });
  },
};

/** Writes a list on one line. */
export const allOnOneLine: Refactoring = {
  kind: 'refactor.rewrite',
  find(selection) {
    const list = listAt(selection);
    if (!list || list.line.segments.length < 2) return [];
    const newText = ` ${oneLine(list)}`;
    return rewrite(selection, list, newText, { en: 'All on one line', ja: '1 行にまとめる' });
  },
};

function rewrite(
  { source }: Selection,
  { nameSpan, line, value }: Assignment,
  newText: string,
  title: { en: string; ja: string },
) {
  const equals = source.text.indexOf('=', nameSpan.end) + 1;
  const last = line.segments.at(-1)?.span.end ?? equals;
  const end = source.text[last - 1] === '\r' ? last - 1 : last;
  const span = { start: equals, end };
  const isSame = value === '' || source.text.slice(span.start, span.end) === newText;
  return isSame ? [] : [{ title, edits: [{ file: source.file, span, newText }] }];
}

/** A value as one line; lists do not care how many blanks there are. Other white space is part of an item. */
function oneLine({ value }: Assignment): string {
  return value.replace(/[ \t\r]+/g, ' ');
}

/** On a line of its own an item would be a comment, or a blank line. */
function isLostAlone(item: string): boolean {
  return item.startsWith('#') || /^[ \t-\r]*$/.test(item);
}

/** Types that are lists by another name. */
const listTypes = new Set(['list', 'maplist', 'enum-maplist']);

/** The list at the cursor; none where comments or blank lines stand in it, or quotes. */
function listAt(selection: Selection): Assignment | undefined {
  const { configuration, file, span, source } = selection;
  const entry = file === 'main' ? entryBefore(configuration.main.tree.entries, span.start) : undefined;
  if (entry?.kind !== 'assignment' || span.start > entry.line.span.end || entry.nulAt !== undefined) {
    return undefined;
  }
  const type = parameterNamed(entry.name)?.type ?? '';
  const isList = type.endsWith('-list') || listTypes.has(type);
  if (!isList && !restrictionClasses(configuration).has(entry.name)) return undefined;
  const count = source.text.slice(entry.line.span.start, entry.line.span.end).split('\n').length;
  // At the start of a line `#` would make a comment of the item.
  const isSafe = !/["\0]|(?:^|[\s,])#/.test(entry.value);
  return count === entry.line.segments.length && isSafe ? entry : undefined;
}
