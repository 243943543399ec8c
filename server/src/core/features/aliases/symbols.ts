import type { AliasesModel } from '../../aliases/model.ts';
import { inSections, sectionsOf } from '../sections.ts';
import type { DocumentSymbol } from '../types.ts';

/** A long list of recipients is cut in the outline. */
const detailLength = 80;

/** One symbol an entry, named as written, with its recipients beside it, below the headings of comments. */
export function aliasesSymbols({ aliases, text, tree }: AliasesModel): DocumentSymbol[] {
  const symbols = aliases.map(
    ({ entry }): DocumentSymbol => ({
      name: entry.key.text || '""',
      detail: shorten(entry.value),
      kind: 'alias',
      span: entry.span,
      selection: entry.key.span,
    }),
  );
  return inSections(symbols, sectionsOf({ text, ...tree.lines }));
}

function shorten(text: string): string {
  return text.length <= detailLength ? text : `${text.slice(0, detailLength - 1)}…`;
}
