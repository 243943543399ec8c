import { type Item, splitList } from './items.ts';
import type { LandedValue } from './landed.ts';

/** A next hop taken apart. */
export interface NextHop extends Item {
  /** Without brackets and port, in lower case. */
  readonly host: string;
  readonly port: string;
  /** In brackets: no MX records are looked up. */
  readonly isDirect: boolean;
}

/** The next hops of relayhost, or of a transport such as `smtp:[host]:port`; none for transports of other kinds. */
export function nextHopsOf({ setting, text, failed }: LandedValue): NextHop[] {
  if (failed) return [];
  if (setting.name === 'relayhost') return splitList(text).flatMap(readNextHop);
  const transport = /^(?:default|relay)_transport$/.test(setting.name) && /^(?:smtp|relay):/.exec(text);
  return transport
    ? splitList(text.slice(transport[0].length), transport[0].length).flatMap(readNextHop)
    : [];
}

/** A next hop as smtp(8) reads it; none for what is no such thing. */
export function readNextHop(item: Item): NextHop[] {
  const match = /^(?:\[([^\]]*)\]|([^:[\]]+))(?::([\w-]+))?$/.exec(item.text);
  if (!match) return [];
  const [, direct, host = '', port = ''] = match;
  return [{ ...item, host: (direct ?? host).toLowerCase(), port, isDirect: direct !== undefined }];
}
