import { isUnknown } from './fault.ts';
import { splitBracedList } from './items.ts';
import { isLiteral, type LandedValue } from './landed.ts';
import { uncommented } from './text.ts';

/** Parameters that say what a domain is; trivial-rewrite(8) wants each domain in one of them. */
export const domainParameters = [
  'mydestination',
  'virtual_alias_domains',
  'virtual_mailbox_domains',
  'relay_domains',
] as const;

/** A domain that two parameters list. */
export interface SharedDomain {
  readonly domain: string;
  /** The parameter that counts, for its place in the order in which they are looked at. */
  readonly first: DomainPlace;
  readonly second: DomainPlace;
}

export interface DomainPlace {
  readonly landed: LandedValue;
  readonly start: number;
  readonly end: number;
}

/** The domains that more than one parameter of main.cf lists; those in tables and files are not known. */
export function sharedDomains(values: readonly LandedValue[]): SharedDomain[] {
  const places = new Map<string, DomainPlace>();
  const shared: SharedDomain[] = [];
  const byName = new Map(values.map((landed) => [landed.setting.name, landed]));
  for (const name of domainParameters) {
    const landed = byName.get(name);
    for (const { domain, ...second } of landed ? domainsOf(landed) : []) {
      const first = places.get(domain);
      if (!first) places.set(domain, second);
      else if (isMistake(first, second)) shared.push({ domain, first, second });
    }
  }
  return shared;
}

function domainsOf(landed: LandedValue): (DomainPlace & { readonly domain: string })[] {
  if (landed.failed) return [];
  return uncommented(splitBracedList(landed.text))
    .filter(({ text }) => !isUnknown(text) && !/^[!/]|[:{]/.test(text))
    .map(({ text, start, end }) => ({ domain: text.toLowerCase(), landed, start, end }));
}

/** relay_domains may hold all of mydestination by reference: that used to be its default. */
function isMistake(first: DomainPlace, second: DomainPlace): boolean {
  const names = [first.landed.setting.name, second.landed.setting.name];
  if (names[0] === names[1]) return false;
  if (names[0] !== 'mydestination' || names[1] !== 'relay_domains') return true;
  return isLiteral(first.landed, first) && isLiteral(second.landed, second);
}
