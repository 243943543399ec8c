import type { Location } from '../features/types.ts';
import { attempt } from './dependency.ts';
import type { Destination } from './destination.ts';
import type { ListMatch, MatchList } from './matchList.ts';
import type { Resolver } from './resolver.ts';
import { type Step, type StepRule, step } from './step.ts';

/** What Postfix takes a domain for (ADDRESS_CLASS_README); `error` for an address that it refuses. */
export type AddressClass = 'local' | 'virtual-alias' | 'virtual-mailbox' | 'relay' | 'default' | 'error';

/** The class of a destination, and the steps that led to it. */
export interface Classified {
  readonly addressClass: AddressClass;
  readonly steps: readonly Step[];
}

/** Tells the class of a destination; throws a Dependency where a list of domains cannot be read to the end. */
export function classify(destination: Destination, resolver: Resolver): Classified {
  const { domain, local } = destination;
  if (local) return listed('local', domain, local, sharing(resolver, domain, local.parameter));
  const alias = resolver.virtualAliasDomains.match(domain);
  if (alias) return listed('virtual-alias', domain, alias, sharing(resolver, domain, alias.parameter));
  const mailbox = resolver.virtualMailboxDomains.match(domain);
  if (mailbox)
    return listed('virtual-mailbox', domain, mailbox, sharing(resolver, domain, mailbox.parameter));
  const relay = resolver.relayDomains.match(domain);
  if (relay) return listed('relay', domain, relay, []);
  return { addressClass: 'default', steps: [step('class-default', domain, 'default')] };
}

const classSteps: Readonly<Record<Exclude<AddressClass, 'default' | 'error'>, StepRule>> = {
  local: 'class-local',
  'virtual-alias': 'class-virtual-alias',
  'virtual-mailbox': 'class-virtual-mailbox',
  relay: 'class-relay',
};

function listed(
  addressClass: Exclude<AddressClass, 'default' | 'error'>,
  domain: string,
  behind: { readonly parameter: string; readonly place?: Location; readonly item?: string },
  shared: readonly Step[],
): Classified {
  return {
    addressClass,
    steps: [step(classSteps[addressClass], domain, behind.item ?? domain, behind), ...shared],
  };
}

/** The lists that Postfix looks at to warn of a domain in two classes, in its order. */
const alsoLookedAt: Readonly<Record<string, readonly string[]>> = {
  mydestination: ['virtual_alias_domains', 'virtual_mailbox_domains'],
  virtual_alias_domains: ['virtual_mailbox_domains', 'relay_domains'],
  virtual_mailbox_domains: ['relay_domains'],
};

/** Where else the domain is listed; a list that cannot be read is passed over, since it decides nothing. */
function sharing(resolver: Resolver, domain: string, parameter: string): Step[] {
  const lists: Readonly<Record<string, MatchList>> = {
    virtual_alias_domains: resolver.virtualAliasDomains,
    virtual_mailbox_domains: resolver.virtualMailboxDomains,
    relay_domains: resolver.relayDomains,
  };
  return (alsoLookedAt[parameter] ?? []).flatMap((name) => {
    const match = matchQuietly(lists[name], domain);
    return match ? [step('two-classes', domain, match.item, match)] : [];
  });
}

function matchQuietly(list: MatchList | undefined, domain: string): ListMatch | undefined {
  const search = attempt(() => list?.match(domain));
  return 'found' in search ? search.found : undefined;
}
