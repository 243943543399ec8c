import type { Configuration } from '../../config/configuration.ts';
import { isSpace } from '../../syntax/logicalLines.ts';
import { type MasterColumn, masterColumns } from '../../syntax/masterCf.ts';
import { entryBefore, lineStartOf, logicalBefore } from './cursor.ts';

/** Where a cursor stands in master.cf; `typed` is the word up to it. */
export type MasterCursor =
  | { readonly kind: 'column'; readonly column: MasterColumn; readonly typed: string }
  | { readonly kind: 'flag'; readonly typed: string }
  | {
      readonly kind: 'option';
      /** The command of the service. */
      readonly command: string;
      /** The name of the `-o` setting, as far as it stands before the cursor. */
      readonly name: string;
      /** The value up to the cursor; absent where the cursor is in the name. */
      readonly before?: string;
      /** No blank may be inserted: the setting is not in braces. */
      readonly isUnbraced: boolean;
    };

/** The place of the cursor in master.cf; undefined in comments, and where nothing can be said. */
export function masterCursor(configuration: Configuration, offset: number): MasterCursor | undefined {
  const before = serviceBefore(configuration, offset);
  if (before === undefined) return undefined;
  const words = wordsBefore(before);
  const typed = words.at(-1) ?? '';
  const column = masterColumns[words.length - 1];
  if (column) return { kind: 'column', column, typed };
  if (words.at(-2) !== '-o') return { kind: 'flag', typed };
  const [, name = '', value] = /^(?:\{\s*)?([^\s=]*)(?:\s*=(.*))?$/s.exec(typed) ?? [];
  return {
    kind: 'option',
    command: words[masterColumns.length - 1] ?? '',
    name,
    ...(value !== undefined && { before: value }),
    isUnbraced: !typed.startsWith('{'),
  };
}

/** The text of the logical line up to the cursor; undefined in a comment. */
function serviceBefore({ master }: Configuration, offset: number): string | undefined {
  if (!master) return undefined;
  const lineStart = lineStartOf(master.text, offset);
  const before = master.text.slice(lineStart, offset);
  if (/^[ \t-\r]*#/.test(before)) return undefined;
  if (!isSpace(before[0])) return before;
  const entry = entryBefore(master.tree.entries, offset);
  return entry && !entry.line.orphan ? logicalBefore(master.text, entry.line, offset) : undefined;
}

/** The words up to the cursor, split at blanks outside braces; the last one is being typed, perhaps empty. */
function wordsBefore(text: string): string[] {
  const words = [''];
  let level = 0;
  for (const char of text) {
    if (char === '{') level++;
    else if (char === '}' && level > 0) level--;
    const last = words.length - 1;
    if (level > 0 || !isSpace(char)) words[last] += char;
    else if (words[last] !== '') words.push('');
  }
  return words;
}
