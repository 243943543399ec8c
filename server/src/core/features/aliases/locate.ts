import { foldName } from '../../aliases/foldName.ts';
import { type LookupOptions, lookUp } from '../../aliases/lookup.ts';
import type { Alias, AliasesModel } from '../../aliases/model.ts';
import type { AliasItem } from '../../syntax/aliases.ts';
import { type Span, touches } from '../../text/span.ts';

/** What the cursor is on: the name of an entry, or an item on the right side of one. */
export type Place =
  | { readonly kind: 'key'; readonly span: Span; readonly alias: Alias }
  | { readonly kind: 'item'; readonly span: Span; readonly alias: Alias; readonly item: AliasItem };

/** The name or item at an offset, or undefined between them and in comments. */
export function placeAt(aliases: AliasesModel, offset: number): Place | undefined {
  const alias = entryAt(aliases.aliases, offset);
  if (!alias) return undefined;
  const { key, items } = alias.entry;
  if (touches(key.span, offset)) return { kind: 'key', span: key.span, alias };
  const item = items.find(({ span }) => touches(span, offset));
  return item && { kind: 'item', span: item.span, alias, item };
}

/** The entry whose logical line holds the offset; entries are in order. */
function entryAt(aliases: readonly Alias[], offset: number): Alias | undefined {
  let low = 0;
  let high = aliases.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((aliases[middle]?.entry.span.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const alias = aliases[low];
  return alias && touches(alias.entry.span, offset) ? alias : undefined;
}

/** The folded name that a place stands for: its own, or the one that the item looks up. */
export function nameAt(aliases: AliasesModel, place: Place, options: LookupOptions = {}): string | undefined {
  if (place.kind === 'key') return place.alias.name;
  if (place.item.kind !== 'name') return undefined;
  const found = lookUp(aliases, place.item.text, options).alias;
  return found?.name ?? foldName(place.item.text, aliases.tree.form);
}
