import { addressesIn } from '../address/list.ts';
import { quoteAddress, unquoteAddress } from '../address/quoting.ts';
import { scanAddress, toExternal } from '../address/tokens.ts';
import type { AddressSearch } from '../tables/searchKeys.ts';
import { type AddressHit, findAddress } from './addressLookup.ts';
import { Dependency } from './dependency.ts';
import { type RewriteRules, type RewritingStep, rewriteTokens } from './rewriting.ts';
import type { TableList } from './tables.ts';

/** An address in external form, completed (trivial-rewrite(8)); the empty one stays as it is. */
export function completeAddress(
  external: string,
  rules: RewriteRules,
): { readonly address: string; readonly done: readonly RewritingStep[] } {
  if (external === '') return { address: '', done: [] };
  const { tokens, done } = rewriteTokens(scanAddress(external), rules);
  return { address: toExternal(tokens), done };
}

/** What mapping addresses by a table needs to know (mail_addr_map(3)). */
export interface MappingRules {
  readonly lookup: AddressSearch;
  readonly rewrite: RewriteRules;
  /** Give an extension that no key had to each result. */
  readonly propagates: boolean;
}

/** What a table makes of an address. */
export interface Mapped {
  readonly hit: AddressHit;
  /** In internal form, completed. */
  readonly addresses: readonly [string, ...string[]];
}

/** Maps an address in internal form; undefined where no table has it. `@domain` keeps the user. */
export function mapAddress(tables: TableList, address: string, rules: MappingRules): Mapped | undefined {
  const hit = findAddress(tables, address, rules.lookup, 'external');
  if (!hit) return undefined;
  const list = hit.value.startsWith('@') ? inDomain(address, hit) : hit.value;
  const extension = rules.propagates ? hit.extension : '';
  const addresses = addressesIn(list).map((external) =>
    withExtension(unquoteAddress(completeAddress(external, rules.rewrite).address), extension),
  );
  const [first, ...others] = addresses;
  if (first === undefined) throw notAnAddress(hit);
  return { hit, addresses: [first, ...others] };
}

/** The user of an address, without the extension that was not looked up, in the domain of the result. */
function inDomain(address: string, { value, extension }: AddressHit): string {
  const at = address.lastIndexOf('@');
  const user = at === -1 ? address : address.slice(0, at);
  return quoteAddress(user.slice(0, user.length - extension.length) + value);
}

function withExtension(address: string, extension: string): string {
  if (extension === '') return address;
  const at = address.lastIndexOf('@');
  return at === -1 ? address + extension : address.slice(0, at) + extension + address.slice(at);
}

/** Postfix takes a result without an address for a failed lookup. */
function notAnAddress({ parameter, table, place }: AddressHit): Dependency {
  return new Dependency({
    parameter,
    table,
    words: { en: 'the result holds no address', ja: '検索結果にアドレスがありません' },
    ...(place && { place }),
  });
}
