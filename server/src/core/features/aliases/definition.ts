import type { LookupOptions } from '../../aliases/lookup.ts';
import type { AliasesModel } from '../../aliases/model.ts';
import type { FileId, Location } from '../types.ts';
import { nameAt, placeAt } from './locate.ts';

/** The entries of the name at an offset: the one that counts, the first, before those that are ignored. */
export function aliasesDefinition(
  aliases: AliasesModel,
  file: FileId,
  offset: number,
  options?: LookupOptions,
): Location[] {
  const place = placeAt(aliases, offset);
  const name = place && nameAt(aliases, place, options);
  if (name === undefined || !aliases.byName.has(name)) return [];
  return aliases.aliases
    .filter((alias) => alias.name === name)
    .map(({ entry }) => ({ file, span: entry.key.span }));
}
