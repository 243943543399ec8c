import type { AliasesModel } from '../../aliases/model.ts';
import { spanOf } from '../../syntax/aliases.ts';
import type { Span } from '../../text/span.ts';
import { entryBefore } from '../config/cursor.ts';
import { growing } from '../selection.ts';

/**
 * What a selection at `offset` of an alias file grows through: a word, a name or recipient, all recipients,
 * the entry, its section, the file.
 */
export function aliasesSelection({ text, tree }: AliasesModel, offset: number): Span[] {
  const entry = entryBefore(tree.statements, offset);
  const parts =
    entry?.kind === 'entry'
      ? [entry.span, entry.key.span, spanOf(entry.line, entry.right), ...entry.items.map(({ span }) => span)]
      : [];
  return growing({ text, ...tree.lines }, offset, parts);
}
