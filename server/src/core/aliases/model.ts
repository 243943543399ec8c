import {
  type AliasEntry,
  type AliasesTree,
  type AliasItem,
  type MalformedAlias,
  parseAliases,
  type TextForm,
} from '../syntax/aliases.ts';
import { foldName } from './foldName.ts';

/** A parsed alias file with its names resolved. */
export interface AliasesModel {
  readonly text: string;
  readonly tree: AliasesTree;
  /** Every entry that postalias accepts, in order, the ignored later ones of a name too. */
  readonly aliases: readonly Alias[];
  readonly malformed: readonly MalformedAlias[];
  /** By folded name, the entry that counts: the first. */
  readonly byName: ReadonlyMap<string, Alias>;
  /** By folded name, the right-hand items that are that name, in order. */
  readonly uses: ReadonlyMap<string, readonly AliasUse[]>;
}

/** An entry with its name as it is looked up. */
export interface Alias {
  readonly name: string;
  readonly entry: AliasEntry;
  /** The earlier entry of the same name, which makes Postfix ignore this one. */
  readonly overriddenBy?: Alias;
}

/** A name on the right side of `alias`. */
export interface AliasUse {
  readonly alias: Alias;
  readonly item: AliasItem;
}

/** Reads an alias file; never fails. With `form` `bytes` the text holds one byte a character (latin1). */
export function readAliases(text: string, form: TextForm = 'characters'): AliasesModel {
  const tree = parseAliases(text, form);
  const aliases: Alias[] = [];
  const malformed: MalformedAlias[] = [];
  const byName = new Map<string, Alias>();
  for (const statement of tree.statements) {
    if (statement.kind === 'malformed') {
      malformed.push(statement);
      continue;
    }
    const name = foldName(statement.key.text, form);
    const overriddenBy = byName.get(name);
    const alias = { name, entry: statement, ...(overriddenBy && { overriddenBy }) };
    aliases.push(alias);
    if (!overriddenBy) byName.set(name, alias);
  }
  return { text, tree, aliases, malformed, byName, uses: usesOf(aliases, form) };
}

function usesOf(aliases: readonly Alias[], form: TextForm): Map<string, AliasUse[]> {
  const uses = new Map<string, AliasUse[]>();
  for (const alias of aliases) {
    for (const item of alias.entry.items) {
      if (item.kind !== 'name') continue;
      const name = foldName(item.text, form);
      const known = uses.get(name);
      if (known) known.push({ alias, item });
      else uses.set(name, [{ alias, item }]);
    }
  }
  return uses;
}
