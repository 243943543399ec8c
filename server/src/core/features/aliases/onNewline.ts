import type { AliasesModel } from '../../aliases/model.ts';
import { entryBefore, lineStartOf } from '../config/cursor.ts';
import { editTo, indentation } from '../config/lineEdits.ts';
import type { TextEdit } from '../types.ts';

/** What a line break typed at `offset` leads to: behind a comma, the new line stands below the recipients. */
export function formatAliasesOnNewline({ text, tree }: AliasesModel, offset: number): TextEdit[] {
  const start = lineStartOf(text, offset);
  const newline = text.indexOf('\n', start);
  const line = text.slice(start, newline === -1 ? text.length : newline);
  const above = text.slice(lineStartOf(text, start - 1), Math.max(0, start - 1));
  if (start === 0 || line.trim() !== '' || /^\s*#/.test(above) || !/,[ \t]*\r?$/.test(above)) return [];
  const entry = entryBefore(tree.statements, start - 1);
  const [item] = entry?.kind === 'entry' ? entry.items : [];
  const column = item ? item.span.start - lineStartOf(text, item.span.start) : 0;
  const blanks = { start, end: start + indentation(line).length };
  return column > 0 ? editTo(text, blanks, ' '.repeat(column)) : [];
}
