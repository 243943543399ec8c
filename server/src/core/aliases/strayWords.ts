import type { AliasEntry, AliasItem } from '../syntax/aliases.ts';
import { cover, type Span } from '../text/span.ts';

/** An item and the items that follow it without a comma between. */
export interface StrayWords {
  readonly item: AliasItem;
  readonly words: readonly AliasItem[];
  /** From the item to the last of its words. */
  readonly span: Span;
}

/** The items of an entry that have others right behind them, only blanks and comments between. */
export function strayWords({ items, tokens }: AliasEntry): StrayWords[] {
  const operators = tokens.filter(({ kind }) => kind === 'operator');
  const runs: AliasItem[][] = [];
  let at = 0;
  for (const item of items) {
    const run = runs.at(-1);
    const end = run?.at(-1)?.tokens.at(-1)?.to ?? 0;
    while ((operators[at]?.from ?? Number.POSITIVE_INFINITY) < end) at++;
    const isSeparate = (operators[at]?.from ?? Number.POSITIVE_INFINITY) < (item.tokens[0]?.from ?? 0);
    if (run && !isSeparate) run.push(item);
    else runs.push([item]);
  }
  return runs.flatMap(([item, ...words]) => {
    const last = words.at(-1);
    return item && last ? [{ item, words, span: cover(item.span, last.span) }] : [];
  });
}

/** Whether an item is written without quotes and without backslashes before its blanks. */
export function isBare({ tokens }: AliasItem): boolean {
  return tokens.every(({ kind }) => kind !== 'quoted' && kind !== 'escaped');
}
