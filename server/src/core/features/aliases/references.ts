import { type LookupOptions, withoutExtension } from '../../aliases/lookup.ts';
import type { AliasesModel } from '../../aliases/model.ts';
import type { Span } from '../../text/span.ts';
import type { FileId, Location } from '../types.ts';
import { nameAt, placeAt } from './locate.ts';

/** Where the name at an offset stands in the file, in order; its own entries only on demand. */
export function aliasesReferences(
  aliases: AliasesModel,
  file: FileId,
  offset: number,
  includeDeclaration: boolean,
  options?: LookupOptions,
): Location[] {
  const place = placeAt(aliases, offset);
  const name = place && nameAt(aliases, place, options);
  if (name === undefined) return [];
  const keys = includeDeclaration ? keySpans(aliases, name) : [];
  return [...keys, ...useSpans(aliases, name, options)]
    .sort((a, b) => a.start - b.start)
    .map((span) => ({ file, span }));
}

/** The left sides that are the name. */
export function keySpans(aliases: AliasesModel, name: string): Span[] {
  return aliases.aliases.filter((alias) => alias.name === name).map(({ entry }) => entry.key.span);
}

/** The right-hand names that lead to the name, by way of an extension too. */
export function useSpans(
  aliases: AliasesModel,
  name: string,
  { recipientDelimiter = '' }: LookupOptions = {},
): Span[] {
  const spans = (aliases.uses.get(name) ?? []).map(({ item }) => item.span);
  if (recipientDelimiter === '') return spans;
  for (const [used, uses] of aliases.uses) {
    if (used === name || aliases.byName.has(used)) continue;
    if (withoutExtension(used, recipientDelimiter) === name) spans.push(...uses.map(({ item }) => item.span));
  }
  return spans;
}
