import { type ExtensionRules, splitExtension } from '../address/extension.ts';

/** A key that Postfix asks the tables of a list for. */
export interface SearchKey {
  readonly key: string;
  /** Made from a part of what is looked for: tables of patterns are not asked for it (DICT_FLAG_FIXED). */
  readonly isPartial: boolean;
}

/** A key that is made from an address. */
export interface AddressKey extends SearchKey {
  /** What of the address it is; a domain may have an `@` or a dot in front. */
  readonly part: 'address' | 'local-part' | 'domain';
  /** The extension of the address that the key leaves out, with its delimiter; else empty. */
  readonly extension: string;
}

/** What decides which keys are tried for an address (mail_addr_find(3)). */
export interface AddressSearch {
  readonly extensions: ExtensionRules;
  /** Whether the local part alone is looked up for a domain: it is `$myorigin`, or local. */
  readonly isOwnDomain: (domain: string) => boolean;
}

export interface DomainSearch {
  /**
   * Whether the use stands in `parent_domain_matches_subdomains`: then `example.com` stands for its subdomains
   * as well, otherwise `.example.com` does.
   */
  readonly parentsMatch: boolean;
}

/**
 * The keys for an address in the tables of virtual(5), canonical(5), generic(5), relocated(5), the
 * `sender_dependent_` maps, `*_bcc_maps` and recipient maps, in order (mail_addr_find(3)): `user+ext@domain`,
 * `user@domain`, for an own domain `user+ext` and `user`, then `@domain`. The address is used as written.
 */
export function addressKeys(address: string, { extensions, isOwnDomain }: AddressSearch): AddressKey[] {
  const { domain } = splitAddress(address);
  const keys = fullKeys(address, extensions);
  if (domain === undefined) return keys;
  const locals = isOwnDomain(domain) ? keys.map(localKey) : [];
  return [...keys, ...locals, domainKey(`@${domain}`)];
}

/** The keys for a recipient in transport(5), in order; `*` stands for all that nothing else matches. */
export function transportKeys(
  address: string,
  { extensions, parentsMatch }: Pick<AddressSearch, 'extensions'> & DomainSearch,
): AddressKey[] {
  const { domain = '' } = splitAddress(address);
  const all: AddressKey = { ...domainKey('*'), isPartial: false };
  return [...fullKeys(address, extensions), ...domainNames(domain, parentsMatch).map(domainKey), all];
}

/** An address, and without its extension where it has one. */
function fullKeys(address: string, extensions: ExtensionRules): AddressKey[] {
  const whole: AddressKey = { key: address, isPartial: false, part: 'address', extension: '' };
  const bare = splitExtension(address, extensions);
  if (!bare) return [whole];
  return [whole, { ...whole, key: bare.address, isPartial: true, extension: bare.extension }];
}

function localKey(full: AddressKey): AddressKey {
  return { ...full, key: splitAddress(full.key).local, isPartial: true, part: 'local-part' };
}

function domainKey(key: string): AddressKey {
  return { key, isPartial: true, part: 'domain', extension: '' };
}

/** The keys for a host name in access(5), and for a domain in the lists of domains: itself, then its parents. */
export function domainKeys(name: string, { parentsMatch }: DomainSearch): SearchKey[] {
  return domainNames(name, parentsMatch).map((key, index) => ({ key, isPartial: index > 0 }));
}

/** The keys for an address in access(5): the address, its domain and that one's parents, `user@`. */
export function accessAddressKeys(
  address: string,
  { extensions, parentsMatch }: Pick<AddressSearch, 'extensions'> & DomainSearch,
): SearchKey[] {
  const { local, domain } = splitAddress(address);
  const bare = splitExtension(local, extensions)?.address;
  const domains = domain === undefined ? [] : [at(bare, domain), ...domainNames(domain, parentsMatch)];
  return [whole(address), ...parts(...domains, `${local}@`, at(bare, ''))];
}

/** The keys for a client in access(5): its name with the parents, its address, then ever shorter networks. */
export function accessClientKeys(
  name: string | undefined,
  address: string,
  search: DomainSearch,
): SearchKey[] {
  const names = name === undefined ? [] : domainKeys(name, search);
  return [...names, ...networkKeys(address)];
}

/** `192.0.2.1`, `192.0.2`, `192.0`, `192`; likewise with the colons of IPv6 (access(5)). */
export function networkKeys(address: string): SearchKey[] {
  const separator = address.includes(':') ? ':' : '.';
  const keys = [whole(address)];
  for (let end = address.lastIndexOf(separator); end > 0; end = address.lastIndexOf(separator, end - 1)) {
    keys.push({ key: address.slice(0, end), isPartial: true });
  }
  return keys;
}

function whole(key: string): SearchKey {
  return { key, isPartial: false };
}

function parts(...keys: readonly (string | undefined)[]): SearchKey[] {
  return keys.flatMap((key) => (key === undefined ? [] : [{ key, isPartial: true }]));
}

function at(local: string | undefined, domain: string): string | undefined {
  return local === undefined ? undefined : `${local}@${domain}`;
}

function splitAddress(address: string): { local: string; domain?: string } {
  const sign = address.lastIndexOf('@');
  return sign === -1
    ? { local: address }
    : { local: address.slice(0, sign), domain: address.slice(sign + 1) };
}

/** A name and its parents: `a.b.c`, then `.b.c` and `.c`, or `b.c` and `c` where parents match. */
function domainNames(domain: string, parentsMatch: boolean): string[] {
  const names: string[] = [];
  let name = domain;
  while (name !== '') {
    names.push(name);
    const dot = name.indexOf('.', 1);
    if (dot === -1) break;
    name = name.slice(parentsMatch ? dot + 1 : dot);
  }
  return names;
}
