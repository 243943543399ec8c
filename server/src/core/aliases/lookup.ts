import { splitExtension } from '../address/extension.ts';
import { foldName } from './foldName.ts';
import type { Alias, AliasesModel } from './model.ts';

/** What main.cf says about looking up aliases. */
export interface LookupOptions {
  /** `recipient_delimiter`: the characters that set an address extension off; none by default. */
  readonly recipientDelimiter?: string;
}

/** What local(8) finds for a local part. */
export interface NameLookup {
  readonly alias?: Alias;
  /** One of its names is `parent`: mail goes to the user of that name unless `alias` is found. */
  readonly isSelf: boolean;
  /** How many names were looked up. */
  readonly tried: number;
}

/**
 * Looks a local part up as local(8) does: first with, then without its extension. `parent` is the name of the
 * alias on whose right side it stands: that name is passed over, since an alias may list its own user.
 */
export function lookUp(
  model: AliasesModel,
  localPart: string,
  { recipientDelimiter = '' }: LookupOptions = {},
  parent?: string,
): NameLookup {
  const full = foldName(localPart, model.tree.form);
  const user = withoutExtension(full, recipientDelimiter);
  const names = user === undefined ? [full] : [full, user];
  const others = names.filter((name) => name !== parent);
  const alias = others.map((name) => model.byName.get(name)).find((found) => found !== undefined);
  return { ...(alias && { alias }), isSelf: others.length < names.length, tried: others.length };
}

/**
 * A local part up to the first delimiter character. Postfix leaves some names whole: the mail system's own and,
 * where `-` is a delimiter, `owner-name` and `name-request` (postconf(5), recipient_delimiter).
 */
export function withoutExtension(localPart: string, delimiters: string): string | undefined {
  const defaults = { doubleBounceSender: 'double-bounce', ownerRequestSpecial: true };
  return splitExtension(localPart, { delimiters, ...defaults })?.address;
}
