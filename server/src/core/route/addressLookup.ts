import { type ExtensionRules, splitExtension } from '../address/extension.ts';
import { quoteAddress } from '../address/quoting.ts';
import type { TableHit, TableList } from './tables.ts';

/** What looking up parts of an address needs to know (mail_addr_find(3)). */
export interface LookupRules {
  readonly extensions: ExtensionRules;
  /** Whether the local part alone is looked up for this domain: it is myorigin, or local. */
  readonly isOwnDomain: (domain: string) => boolean;
}

/** What an address was found under. */
export interface AddressHit extends TableHit {
  /** The extension that no key had, with its delimiter; empty where there was none. */
  readonly extension: string;
}

/** The forms in which an address is looked up: quoted, or quoted first and then as it is. */
export type QueryForm = 'external' | 'external-first';

/**
 * Finds an address in internal form in the order of virtual(5), canonical(5) and their like: `user+ext@domain`,
 * `user@domain`, then `user+ext` and `user` for the machine's own domains, then `@domain`.
 */
export function findAddress(
  tables: TableList,
  address: string,
  rules: LookupRules,
  form: QueryForm = 'external-first',
): AddressHit | undefined {
  const split = splitExtension(address, rules.extensions);
  const query = queryFor(tables, form);
  const full = findFull(query, address, split);
  if (full) return full;
  const at = address.lastIndexOf('@');
  if (at === -1) return undefined;
  return findLocalPart(query, address, rules) ?? withoutExtension(tables.find(address.slice(at), true));
}

/** Finds an address as transport(5) has it: whole, without its extension, then its domain and those above it. */
export function findByDomain(
  tables: TableList,
  address: string,
  { extensions }: LookupRules,
  parents: 'dotted' | 'parent',
): AddressHit | undefined {
  const query = queryFor(tables, 'external-first');
  const full = findFull(query, address, splitExtension(address, extensions));
  if (full) return full;
  let name = address.slice(address.lastIndexOf('@') + 1);
  while (name !== '') {
    const hit = tables.find(name, true);
    if (hit) return withoutExtension(hit);
    const dot = name.indexOf('.', 1);
    if (dot === -1) return undefined;
    name = name.slice(parents === 'parent' ? dot + 1 : dot);
  }
  return undefined;
}

type Query = (address: string, kind: 'full' | 'partial' | 'local-part') => TableHit | undefined;

function queryFor(tables: TableList, form: QueryForm): Query {
  return (address, kind) => {
    const external = quoteAddress(address, kind === 'local-part');
    const isPartial = kind !== 'full';
    const hit = tables.find(external, isPartial);
    if (hit || form === 'external' || external === address) return hit;
    return tables.find(address, isPartial);
  };
}

function findFull(
  query: Query,
  address: string,
  split: ReturnType<typeof splitExtension>,
): AddressHit | undefined {
  const whole = query(address, 'full');
  if (whole) return { ...whole, extension: '' };
  const bare = split && query(split.address, 'partial');
  return bare && { ...bare, extension: split.extension };
}

function findLocalPart(
  query: Query,
  address: string,
  { extensions, isOwnDomain }: LookupRules,
): AddressHit | undefined {
  const at = address.lastIndexOf('@');
  if (!isOwnDomain(address.slice(at + 1))) return undefined;
  const whole = query(address.slice(0, at), 'local-part');
  if (whole) return { ...whole, extension: '' };
  const split = splitExtension(address, extensions);
  if (!split) return undefined;
  const bare = query(split.address.slice(0, split.address.lastIndexOf('@')), 'local-part');
  return bare && { ...bare, extension: split.extension };
}

function withoutExtension(hit: TableHit | undefined): AddressHit | undefined {
  return hit && { ...hit, extension: '' };
}
