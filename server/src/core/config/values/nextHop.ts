import type { FaultOf, FaultReasons } from './fault.ts';
import { isUnknown } from './fault.ts';
import { isHostName } from './hostName.ts';
import { type Item, partOf, splitList } from './items.ts';
import { isAddress } from './network.ts';
import { uncommented } from './text.ts';

type NextHopFault = FaultOf<'bad-next-hop'>;

/** Transports of which it is known that their next hop is `[host]:port`. */
const smtpTransports = new Set(['smtp', 'relay', 'lmtp']);

/** A list of next hops such as relayhost: `domain`, `[host]`, each with or without `:port`. */
export function checkNextHops(text: string, base = 0): NextHopFault[] {
  return uncommented(splitList(text, base)).flatMap((item) => checkNextHop(item) ?? []);
}

/** `transport:nexthop`, as default_transport and its like have it. */
export function checkTransport(text: string): NextHopFault[] {
  const colon = text.indexOf(':');
  if (colon === -1 || !smtpTransports.has(text.slice(0, colon))) return [];
  const hop = text.slice(colon + 1);
  if (/^(?:unix|inet):/.test(hop)) return [];
  return checkNextHops(hop, colon + 1);
}

/** The complaint of host_port(3), as the SMTP client calls it, about one next hop. */
export function checkNextHop(item: Item): NextHopFault | undefined {
  const { text } = item;
  if (isUnknown(text) || /^(?:unix|inet):/.test(text)) return undefined;
  if (text.startsWith('[')) return checkBracketed(item);
  const colon = text.lastIndexOf(':');
  if (colon === -1) return isHost(text) ? undefined : fault(item, 'bad-host');
  if (colon === 0) return fault(item, 'missing-host');
  if (!isHost(text.slice(0, colon))) return fault(partOf(item, 0, colon), 'bad-host');
  return checkService(partOf(item, colon + 1, text.length));
}

function checkBracketed(item: Item): NextHopFault | undefined {
  const { text } = item;
  const close = text.indexOf(']');
  if (close === -1) return fault(item, 'missing-bracket');
  if (text.length > close + 1 && text[close + 1] !== ':') {
    return fault(partOf(item, close + 1, text.length), 'text-after-bracket');
  }
  const inner = text.slice(1, close);
  const isLabelled = /^ipv6:/i.test(inner);
  const host = isLabelled ? inner.slice(5) : inner;
  const hostItem = partOf(item, 1, close);
  if (isLabelled && !(host.includes(':') && isAddress(host))) return fault(hostItem, 'bad-ipv6');
  if (!isHost(host)) return fault(host === '' ? item : hostItem, host === '' ? 'missing-host' : 'bad-host');
  return checkService(partOf(item, Math.min(close + 2, text.length), text.length));
}

/** The part behind the colon; an empty one stands for the default. */
function checkService(item: Item): NextHopFault | undefined {
  const { text } = item;
  if (!/^[0-9]/.test(text)) return undefined;
  const port = /^[0-9]+$/.test(text) ? Number(text) : 0;
  return port > 0 && port < 65_536 ? undefined : fault(item, 'bad-port');
}

/** A host name or address; letters beyond ASCII may be an internationalized name. */
function isHost(text: string): boolean {
  return isAddress(text) || /[^\0-\x7f]/.test(text) || isHostName(text);
}

function fault({ start, end }: Item, reason: FaultReasons['bad-next-hop']): NextHopFault {
  return { code: 'bad-next-hop', reason, start, end };
}
