import ipaddr from 'ipaddr.js';
import { isAddress } from '../config/values/network.ts';

/** A range of addresses, as cidr_match(3) compares them. */
export interface Network {
  readonly bytes: readonly number[];
  /** How many leading bits count. */
  readonly bits: number;
}

/** Why cidr_match_parse(3) refuses a text; `words` are Postfix's. */
export interface NetworkError {
  readonly reason:
    | 'missing-bracket'
    | 'text-after-bracket'
    | 'bad-mask'
    | 'mask-too-long'
    | 'bad-network'
    | 'host-bits'
    | 'bad-address';
  readonly words: string;
  /** The network that was meant, where host bits are set. */
  readonly better?: string;
}

/** Reads `address`, `network/bits`, `[address]`, `[network]/bits` or `[network/bits]`. */
export function readNetwork(text: string): Network | NetworkError {
  if (!text.startsWith('[')) return readRange(text);
  const close = text.indexOf(']');
  if (close === -1) return error('missing-bracket', `missing ']' character after "${text}"`);
  const rest = text.slice(close + 1);
  if (rest !== '' && !rest.startsWith('/'))
    return error('text-after-bracket', `garbage after "${text.slice(0, close + 1)}"`);
  return readRange(rest === '' ? text.slice(1, close) : `${text.slice(1, close)}${rest}`, rest !== '');
}

/** An address as a key of a table of networks; undefined for anything else. */
export function readAddress(text: string): readonly number[] | undefined {
  return isAddress(text) ? ipaddr.parse(text).toByteArray() : undefined;
}

/** Whether `network` holds the address. */
export function holds({ bytes, bits }: Network, address: readonly number[]): boolean {
  if (bytes.length !== address.length) return false;
  return masked(address, bits).every((byte, index) => byte === bytes[index]);
}

/** Whether all addresses of `inner` are addresses of `outer`. */
export function contains(outer: Network, inner: Network): boolean {
  return outer.bits <= inner.bits && holds(outer, inner.bytes);
}

/** `hasBrackets`: the mask stands behind them, so that slashes inside belong to the address. */
function readRange(text: string, hasBrackets = false): Network | NetworkError {
  const slash = hasBrackets ? text.lastIndexOf('/') : text.indexOf('/');
  const address = slash === -1 ? text : text.slice(0, slash);
  const size = address.includes(':') ? 128 : 32;
  if (slash === -1) {
    const bytes = readAddress(address);
    return bytes ? { bytes, bits: size } : error('bad-address', `bad address pattern: "${address}"`);
  }
  const mask = text.slice(slash + 1);
  if (!/^[0-9]+$/.test(mask)) return error('bad-mask', `bad mask value in "${text}"`);
  const bits = Number(mask);
  if (bits > size) return error('mask-too-long', `bad mask length in "${text}"`);
  const bytes = readAddress(address);
  if (!bytes) return error('bad-network', `bad network value in "${text}"`);
  const base = masked(bytes, bits);
  if (base.every((byte, index) => byte === bytes[index])) return { bytes, bits };
  const better = `${printAddress(base)}/${bits}`;
  const words = `non-null host address bits in "${text}", perhaps you should use "${better}" instead`;
  return { reason: 'host-bits', words, better };
}

function masked(bytes: readonly number[], bits: number): number[] {
  return bytes.map((byte, index) => {
    const kept = Math.min(Math.max(bits - index * 8, 0), 8);
    return byte & (0xff00 >> kept) & 0xff;
  });
}

/** As inet_ntop(3) does. */
function printAddress(bytes: number[]): string {
  const address = ipaddr.fromByteArray(bytes);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}

function error(reason: NetworkError['reason'], words: string): NetworkError {
  return { reason, words };
}
