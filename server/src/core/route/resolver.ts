import type { ExtensionRules } from '../address/extension.ts';
import { foldName } from '../aliases/foldName.ts';
import type { Configuration } from '../config/configuration.ts';
import { once } from '../once.ts';
import type { AddressSearch } from '../tables/searchKeys.ts';
import type { DestinationRules } from './destination.ts';
import { type FindLocalDomain, localDomains } from './localDomains.ts';
import { type ListSources, type MatchList, matchList, type Subdomains, subdomainsOf } from './matchList.ts';
import { ownAddresses } from './ownAddresses.ts';
import { type TableList, tableList } from './tables.ts';
import { type Values, valuesFor } from './values.ts';

/**
 * Everything that trivial-rewrite(8) reads of a configuration, read when it is first asked for; where it cannot be
 * read, asking throws a Dependency.
 */
export interface Resolver {
  readonly configuration: Configuration;
  readonly values: Values;
  readonly sources: ListSources;
  readonly destination: DestinationRules;
  readonly lookup: AddressSearch;
  /** The lists that tell the class of a domain. */
  readonly virtualAliasDomains: MatchList;
  readonly virtualMailboxDomains: MatchList;
  readonly relayDomains: MatchList;
  tables(parameter: string): TableList;
  subdomains(parameter: string): Subdomains;
}

/** Prepares a configuration; `sources` reads its tables and files. */
export function createResolver(configuration: Configuration, sources: ListSources): Resolver {
  const values = valuesFor(configuration, 'trivial-rewrite');
  const list = (parameter: string, subdomains: Subdomains) =>
    lazyList(() => matchList(values, parameter, subdomains, sources));
  const findLocalDomain = localDomains(
    list('mydestination', 'none'),
    ownAddresses(values, configuration.host.interfaces),
  );
  const tables = new Map<string, TableList>();
  const destination = once(() => destinationRules(values, sources, findLocalDomain));
  const lookup = once(() => lookupRules(values, sources, findLocalDomain));
  return {
    configuration,
    values,
    sources,
    get destination() {
      return destination();
    },
    get lookup() {
      return lookup();
    },
    virtualAliasDomains: list('virtual_alias_domains', 'none'),
    virtualMailboxDomains: list('virtual_mailbox_domains', 'none'),
    relayDomains: lazyList(() =>
      matchList(values, 'relay_domains', subdomainsOf(values, 'relay_domains'), sources),
    ),
    tables(parameter) {
      const known = tables.get(parameter) ?? tableList(values, parameter, sources.open);
      tables.set(parameter, known);
      return known;
    },
    subdomains: (parameter) => subdomainsOf(values, parameter),
  };
}

/** Reads a list when it is first asked: one that cannot be read harms no other question. */
function lazyList(make: () => MatchList): MatchList {
  const list = once(make);
  return {
    get isEmpty() {
      return list().isEmpty;
    },
    match: (name) => list().match(name),
  };
}

function destinationRules(
  values: Values,
  sources: ListSources,
  findLocalDomain: FindLocalDomain,
): DestinationRules {
  return {
    findLocalDomain,
    swapBangpath: values.flag('swap_bangpath'),
    allowPercentHack: values.flag('allow_percent_hack'),
    appendAtMyorigin: values.flag('append_at_myorigin'),
    appendDotMydomain: values.flag('append_dot_mydomain'),
    myorigin: readOrigin(values, sources),
    mydomain: values.text('mydomain'),
    myhostname: values.text('myhostname'),
    emptyAddressRecipient: values.text('empty_address_recipient'),
    resolveDequotedAddress: values.flag('resolve_dequoted_address'),
    resolveNullDomain: values.flag('resolve_null_domain'),
    resolveNumericDomain: values.flag('resolve_numeric_domain'),
    smtputf8: values.flag('smtputf8_enable'),
  };
}

/** Debian lets myorigin name a file whose first line counts. */
function readOrigin(values: Values, { readFile }: ListSources): string {
  const origin = values.text('myorigin');
  if (!origin.startsWith('/')) return origin;
  const [line = ''] = (readFile(origin) ?? '').split('\n');
  return line.trim() || origin;
}

function lookupRules(values: Values, sources: ListSources, findLocalDomain: FindLocalDomain): AddressSearch {
  return {
    extensions: extensionRules(values),
    isOwnDomain: (domain) =>
      foldName(domain) === foldName(readOrigin(values, sources)) || findLocalDomain(domain) !== undefined,
  };
}

export function extensionRules(values: Values): ExtensionRules {
  return {
    delimiters: values.text('recipient_delimiter'),
    doubleBounceSender: values.text('double_bounce_sender'),
    ownerRequestSpecial: values.flag('owner_request_special'),
  };
}
