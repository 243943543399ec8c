import type { Configuration } from '../config/configuration.ts';
import { subdomainsOf } from '../route/matchList.ts';
import { extensionRules } from '../route/resolver.ts';
import { valuesFor } from '../route/values.ts';
import type { TablePurpose } from './purposes.ts';
import {
  type AddressSearch,
  accessAddressKeys,
  accessClientKeys,
  addressKeys,
  type DomainSearch,
  domainKeys,
  type SearchKey,
  transportKeys,
} from './searchKeys.ts';
import type { TableUse } from './uses.ts';

const noExtensions = { delimiters: '', doubleBounceSender: 'double-bounce', ownerRequestSpecial: true };

/** How the programs of a configuration look for addresses and names; what cannot be expanded counts as not set. */
export function keySearch(configuration: Configuration): AddressSearch & DomainSearch {
  const values = valuesFor(configuration, 'cleanup');
  const own = new Set(
    ['myorigin', 'mydestination']
      .flatMap((name) => attempt(() => values.items(name), []))
      .map(({ text }) => text.toLowerCase()),
  );
  return {
    extensions: attempt(() => extensionRules(values), noExtensions),
    isOwnDomain: (domain) => own.has(domain.toLowerCase()),
    parentsMatch: parentsMatch(configuration, 'smtpd_access_maps'),
  };
}

/**
 * Whether `example.com` stands for its subdomains in tables of this kind, as `parent_domain_matches_subdomains`
 * has it, so that `.example.com` stands for nothing. For access tables it does by default.
 */
export function parentsMatch(
  configuration: Configuration,
  kind: 'smtpd_access_maps' | 'transport_maps',
): boolean {
  const values = valuesFor(configuration, kind === 'transport_maps' ? 'trivial-rewrite' : 'smtpd');
  return attempt(() => subdomainsOf(values, kind) === 'parent', kind === 'smtpd_access_maps');
}

/** The keys that a use of a table has Postfix try for an example, in order; one where there is but one. */
export function exampleKeys(use: TableUse, configuration: Configuration): string[] {
  const search = keySearch(configuration);
  const delimiter = search.extensions.delimiters.charAt(0);
  const address = `${delimiter === '' ? 'user' : `user${delimiter}ext`}@example.com`;
  return keysFor(use, address, search, configuration).map(({ key }) => key);
}

function keysFor(
  { purpose, restriction = '' }: TableUse,
  address: string,
  search: AddressSearch & DomainSearch,
  configuration: Configuration,
): SearchKey[] {
  switch (purpose) {
    case 'transport':
      return transportKeys(address, {
        ...search,
        parentsMatch: parentsMatch(configuration, 'transport_maps'),
      });
    case 'access':
      if (/^check_(?:sender|recipient)_access$/.test(restriction)) return accessAddressKeys(address, search);
      if (restriction === 'check_client_access') return accessClientKeys('example.com', '192.0.2.1', search);
      return /_access$/.test(restriction) && !/_(?:a|mx|ns|ccert|sasl)_access$/.test(restriction)
        ? domainKeys('example.com', search)
        : [];
    default:
      return byAddress.has(purpose) ? addressKeys(address, { ...search, isOwnDomain: () => true }) : [];
  }
}

/** Purposes for which mail_addr_find(3) searches. */
const byAddress: ReadonlySet<TablePurpose> = new Set([
  'virtual-alias',
  'virtual-mailbox',
  'canonical',
  'generic',
  'relocated',
  'sender-relayhost',
  'sender-transport',
  'recipients',
  'bcc',
]);

function attempt<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
