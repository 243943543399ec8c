import ipaddr from 'ipaddr.js';
import { isNetworkAddress } from '../address/domain.ts';
import type { NetworkInterface } from '../config/defaults.ts';
import type { Location } from '../features/types.ts';
import { Dependency } from './dependency.ts';
import type { Values } from './values.ts';

/** The parameter that makes a network address one of this machine's. */
export interface OwnAddress {
  readonly parameter: 'inet_interfaces' | 'proxy_interfaces';
  readonly place?: Location;
}

/** Tells the machine's own addresses; throws a Dependency where its interfaces, or a host name, are not known. */
export type FindOwnAddress = (address: string) => OwnAddress | undefined;

/** `interfaces` are those of the machine; none where it is not this one. */
export function ownAddresses(values: Values, interfaces: readonly NetworkInterface[]): FindOwnAddress {
  return (address) => {
    const wanted = normalized(address);
    if (wanted === undefined) return undefined;
    for (const parameter of ['inet_interfaces', 'proxy_interfaces'] as const) {
      const listens = isListed(values, parameter, wanted, interfaces);
      if (listens === 'unknown') throw unknownAddresses(values, parameter);
      if (!listens) continue;
      const place = values.place(parameter);
      return { parameter, ...(place && { place }) };
    }
    return undefined;
  };
}

function isListed(
  values: Values,
  parameter: OwnAddress['parameter'],
  wanted: string,
  interfaces: readonly NetworkInterface[],
): boolean | 'unknown' {
  const isInterface = parameter === 'inet_interfaces';
  if (isInterface && !hasFamily(values, wanted)) return false;
  const words = values.items(parameter).map(({ text }) => text);
  const [first] = words;
  if (isInterface && words.length === 1 && (first === 'all' || first === 'loopback-only')) {
    return isOfMachine(wanted, interfaces, first);
  }
  const known = words.map(hostAddresses);
  if (known.some((addresses) => addresses?.includes(wanted))) return true;
  return known.includes(undefined) ? 'unknown' : false;
}

/** Whether inet_protocols lets Postfix see the address. */
function hasFamily(values: Values, address: string): boolean {
  const protocols = values.items('inet_protocols').map(({ text }) => text);
  return protocols.includes('all') || protocols.includes(address.includes(':') ? 'ipv6' : 'ipv4');
}

const loopback = ['127.0.0.1', '::1'];

function isOfMachine(
  wanted: string,
  interfaces: readonly NetworkInterface[],
  which: 'all' | 'loopback-only',
): boolean | 'unknown' {
  const own = interfaces.filter((each) => which === 'all' || each.loopback);
  if (own.some(({ address }) => normalized(address) === wanted)) return true;
  if (interfaces.length > 0) return false;
  if (loopback.includes(wanted)) return true;
  return which === 'all' ? 'unknown' : false;
}

/** The addresses that a word of the list stands for; undefined for a name that DNS would have to tell. */
function hostAddresses(word: string): string[] | undefined {
  if (word.toLowerCase() === 'localhost') return loopback;
  const address = normalized(word.replace(/^\[(.*)\]$/, '$1'));
  return address === undefined ? undefined : [address];
}

/** One spelling for each address; undefined for what is none. */
function normalized(text: string): string | undefined {
  if (!isNetworkAddress(text) || !ipaddr.isValid(text)) return undefined;
  return ipaddr.parse(text).toString();
}

function unknownAddresses(values: Values, parameter: string): Dependency {
  const place = values.place(parameter);
  return new Dependency({
    parameter,
    table: parameter,
    words: {
      en: "the machine's own addresses are not known here",
      ja: 'このマシンのアドレスがここでは分かりません',
    },
    ...(place && { place }),
  });
}
