import type { AliasesModel } from '../../aliases/model.ts';
import type { DocumentSymbol } from '../types.ts';

/** A long list of recipients is cut in the outline. */
const detailLength = 80;

/** One symbol an entry, named as written, with its recipients beside it. */
export function aliasesSymbols(aliases: AliasesModel): DocumentSymbol[] {
  return aliases.aliases.map(({ entry }) => ({
    name: entry.key.text || '""',
    detail: shorten(entry.value),
    kind: 'alias',
    span: entry.span,
    selection: entry.key.span,
  }));
}

function shorten(text: string): string {
  return text.length <= detailLength ? text : `${text.slice(0, detailLength - 1)}…`;
}
