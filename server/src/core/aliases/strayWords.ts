import type { AliasEntry, AliasItem } from '../syntax/aliases.ts';
import { cover, type Span } from '../text/span.ts';

/** An item and the items that follow it without a comma between. */
export interface StrayWords {
  readonly item: AliasItem;
  readonly words: readonly AliasItem[];
  /** From the item to the last of its words. */
  readonly span: Span;
}

/** The items of an entry that have others right behind them, separated by blanks alone. */
export function strayWords(entry: AliasEntry): StrayWords[] {
  const runs: AliasItem[][] = [];
  for (const item of entry.items) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    if (run && previous && isBesides(entry, previous, item)) run.push(item);
    else runs.push([item]);
  }
  return runs.flatMap(([item, ...words]) => {
    const last = words.at(-1);
    return item && last ? [{ item, words, span: cover(item.span, last.span) }] : [];
  });
}

/** Only blanks and comments lie between the two. */
function isBesides({ tokens }: AliasEntry, item: AliasItem, next: AliasItem): boolean {
  const from = item.tokens.at(-1)?.to ?? 0;
  const to = next.tokens[0]?.from ?? 0;
  return !tokens.some((token) => token.kind === 'operator' && token.from >= from && token.to <= to);
}

/** Whether an item is written without quotes and without backslashes before its blanks. */
export function isBare({ tokens }: AliasItem): boolean {
  return tokens.every(({ kind }) => kind !== 'quoted' && kind !== 'escaped');
}
