import { addressOfLiteral } from '../address/domain.ts';
import type { Location } from '../features/types.ts';
import type { MatchList } from './matchList.ts';
import type { FindOwnAddress } from './ownAddresses.ts';

/** Why a domain is the machine's own. */
export interface LocalDomain {
  readonly parameter: string;
  readonly place?: Location;
}

export type FindLocalDomain = (domain: string) => LocalDomain | undefined;

/** Tells local domains: those of mydestination, and `[address]`es of the machine's interfaces (resolve_local(3)). */
export function localDomains(mydestination: MatchList, findOwnAddress: FindOwnAddress): FindLocalDomain {
  return (domain) => {
    const name = domain.endsWith('.') ? domain.slice(0, -1) : domain;
    if (name === '' || name.endsWith('.')) return undefined;
    const listed = mydestination.match(name);
    if (listed) return listed;
    const address = addressOfLiteral(name);
    return address === undefined ? undefined : findOwnAddress(address);
  };
}
