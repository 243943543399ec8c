import { foldName } from '../../aliases/foldName.ts';
import type { Alias, AliasesModel } from '../../aliases/model.ts';
import type { AliasItem } from '../../syntax/aliases.ts';
import { inOrder } from '../tokenOrder.ts';
import type { SemanticToken, TokenType } from '../types.ts';

/** The names of an alias file and what its recipients are, in the order of the file. */
export function aliasesSemanticTokens(aliases: AliasesModel): SemanticToken[] {
  return inOrder(aliases.text, [
    ...aliases.aliases.map(keyToken),
    ...aliases.aliases.flatMap((alias) =>
      alias.entry.items.map((item): SemanticToken => {
        return { span: item.span, type: typeOf(aliases, alias, item), modifiers: [] };
      }),
    ),
  ]);
}

/** An entry that an earlier one of its name makes useless is drawn like what is no longer in use. */
function keyToken({ entry, overriddenBy }: Alias): SemanticToken {
  const modifiers: SemanticToken['modifiers'] = overriddenBy ? ['definition', 'deprecated'] : ['definition'];
  return { span: entry.key.span, type: 'alias', modifiers };
}

/** A name that is an alias is looked up again; a name in its own entry is the user. */
function typeOf(
  { byName, tree }: AliasesModel,
  { name: parent }: Alias,
  { kind, text }: AliasItem,
): TokenType {
  switch (kind) {
    case 'name': {
      const name = foldName(text, tree.form);
      return name !== parent && byName.has(name) ? 'alias' : 'user';
    }
    case 'address':
      return 'address';
    case 'command':
      return 'command';
    default:
      return 'path';
  }
}
