import ipaddr from 'ipaddr.js';
import type { FaultOf, FaultReasons } from './fault.ts';
import { type Item, partOf } from './items.ts';

type NetworkFault = FaultOf<'bad-network'>;

/**
 * The complaint of match_hostaddr(3) about a pattern of mynetworks and its like. Names and other text
 * that is no address pattern are passed over there and here.
 */
export function checkNetwork(item: Item): NetworkFault | undefined {
  const { text } = item;
  const isPattern = /[:/]/.test(text) && /^[0-9a-f.:[\]/]+$/i.test(text);
  if (!isPattern || text.startsWith('/')) return undefined;
  if (!text.startsWith('[')) return checkRange(item, item);
  const close = text.indexOf(']');
  if (close === -1) return fault(item, 'missing-bracket');
  const rest = text.slice(close + 1);
  if (rest !== '' && !rest.startsWith('/'))
    return fault(partOf(item, close + 1, text.length), 'text-after-bracket');
  const inner = text.slice(1, close);
  return checkRange({ ...item, text: rest === '' ? inner : `${inner}${rest}` }, item);
}

/** `pattern` is the item without its brackets; cidr_match_parse(3) splits it at the first slash. */
function checkRange(pattern: Item, item: Item): NetworkFault | undefined {
  const slash = pattern.text.indexOf('/');
  const network = slash === -1 ? pattern.text : pattern.text.slice(0, slash);
  const bits = network.includes(':') ? 128 : 32;
  if (slash === -1) return isAddress(network) ? undefined : fault(item, 'bad-address', { address: network });
  const mask = pattern.text.slice(slash + 1);
  if (!/^[0-9]+$/.test(mask)) return fault(item, 'bad-mask', { mask });
  if (Number(mask) > bits) return fault(item, 'mask-too-long', { mask, bits });
  if (!isAddress(network)) return fault(item, 'bad-address', { address: network });
  const base = networkAddress(network, Number(mask));
  if (base === undefined) return undefined;
  const better = item.text.startsWith('[') || bits === 128 ? `[${base}]/${mask}` : `${base}/${mask}`;
  return fault(item, 'host-bits', { network: item.text, better });
}

/** The network's address where `address` has bits of a host behind the mask. */
function networkAddress(address: string, mask: number): string | undefined {
  const range = `${address}/${mask}`;
  const parsed = ipaddr.parse(address);
  const network =
    parsed.kind() === 'ipv6'
      ? ipaddr.IPv6.networkAddressFromCIDR(range)
      : ipaddr.IPv4.networkAddressFromCIDR(range);
  if (network.toNormalizedString() === parsed.toNormalizedString()) return undefined;
  return network instanceof ipaddr.IPv6 ? network.toRFC5952String() : network.toString();
}

/** An address as inet_pton(3) reads it: four parts in IPv4, no zone in IPv6. */
export function isAddress(text: string): boolean {
  if (text.includes(':')) return !text.includes('%') && ipaddr.IPv6.isValid(text);
  return ipaddr.IPv4.isValidFourPartDecimal(text) && !/(?:^|\.)0[0-9]/.test(text);
}

/** An IPv6 address or range that stands where a table's `type:name` would: it needs brackets. */
export function isBareIpv6({ text }: Item): boolean {
  const [address = ''] = text.split('/');
  return address.includes(':') && ipaddr.IPv6.isValid(address);
}

function fault(
  { start, end }: Item,
  reason: FaultReasons['bad-network'],
  args?: NonNullable<NetworkFault['args']>,
): NetworkFault {
  return { code: 'bad-network', reason, start, end, ...(args && { args }) };
}
