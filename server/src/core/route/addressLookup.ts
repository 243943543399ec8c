import { quoteAddress } from '../address/quoting.ts';
import {
  type AddressKey,
  type AddressSearch,
  addressKeys,
  type DomainSearch,
  transportKeys,
} from '../tables/searchKeys.ts';
import type { TableHit, TableList } from './tables.ts';

/** What an address was found under. */
export interface AddressHit extends TableHit {
  /** The extension that no key had, with its delimiter; empty where there was none. */
  readonly extension: string;
}

/** The forms in which an address is looked up: quoted, or quoted first and then as it is. */
export type QueryForm = 'external' | 'external-first';

/** Finds an address in internal form in the order of virtual(5), canonical(5) and their like. */
export function findAddress(
  tables: TableList,
  address: string,
  search: AddressSearch,
  form: QueryForm = 'external-first',
): AddressHit | undefined {
  return findFirst(tables, addressKeys(address, search), form);
}

/** Finds an address in internal form, or its domain, in the order of transport(5). */
export function findByDomain(
  tables: TableList,
  address: string,
  search: Pick<AddressSearch, 'extensions'> & DomainSearch,
): AddressHit | undefined {
  return findFirst(tables, transportKeys(address, search), 'external-first');
}

function findFirst(tables: TableList, keys: readonly AddressKey[], form: QueryForm): AddressHit | undefined {
  for (const key of keys) {
    const hit = findKey(tables, key, form);
    if (hit) return { ...hit, extension: key.extension };
  }
  return undefined;
}

function findKey(
  tables: TableList,
  { key, part, isPartial }: AddressKey,
  form: QueryForm,
): TableHit | undefined {
  const external = part === 'domain' ? key : quoteAddress(key, part === 'local-part');
  const hit = tables.find(external, isPartial);
  if (hit || form === 'external' || external === key) return hit;
  return tables.find(key, isPartial);
}
