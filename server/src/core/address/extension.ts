/** What main.cf says about address extensions. */
export interface ExtensionRules {
  /** `recipient_delimiter`: any of these characters sets an extension off. */
  readonly delimiters: string;
  /** `double_bounce_sender`, a name that is never split. */
  readonly doubleBounceSender: string;
  /** `owner_request_special`: `owner-name` and `name-request` stay whole although `-` is a delimiter. */
  readonly ownerRequestSpecial: boolean;
}

/** A local part, or an address, without its extension, and the extension with its delimiter. */
export interface SplitAddress {
  readonly address: string;
  readonly extension: string;
}

/** Takes the extension off an address in internal form (strip_addr(3)); undefined where it has none. */
export function splitExtension(address: string, rules: ExtensionRules): SplitAddress | undefined {
  const at = address.lastIndexOf('@');
  const local = at === -1 ? address : address.slice(0, at);
  const split = splitLocalPart(local, rules);
  if (!split) return undefined;
  return { address: split.address + address.slice(local.length), extension: split.extension };
}

function splitLocalPart(
  local: string,
  { delimiters, doubleBounceSender, ownerRequestSpecial }: ExtensionRules,
): SplitAddress | undefined {
  const folded = local.toLowerCase();
  if (['postmaster', 'mailer-daemon', doubleBounceSender.toLowerCase()].includes(folded)) return undefined;
  const keepsLists = delimiters.includes('-') && ownerRequestSpecial;
  if (keepsLists && /^owner-|.-request$/s.test(folded)) return undefined;
  const at = local.split('').findIndex((char) => delimiters.includes(char));
  // A local part that begins with a delimiter would be left empty.
  return at > 0 ? { address: local.slice(0, at), extension: local.slice(at) } : undefined;
}
