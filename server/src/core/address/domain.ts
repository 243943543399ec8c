import { isHostName } from '../config/values/hostName.ts';

/** Whether a domain of an address is a host name; one beyond ASCII counts where SMTPUTF8 is enabled. */
export function isMailDomain(domain: string, smtputf8: boolean): boolean {
  if (/^[\0-\x7f]*$/.test(domain)) return isHostName(domain);
  if (!smtputf8) return false;
  const ascii = toAsciiDomain(domain);
  return ascii !== undefined && isHostName(ascii);
}

/** An internationalized domain name with its `xn--` labels; undefined where it is none. */
export function toAsciiDomain(domain: string): string | undefined {
  if (/[\0-\x2c/:;<=>?@[\\\]^`{|}~\x7f]/.test(domain)) return undefined;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return undefined;
  }
}

/** The network address inside `[…]` of an address, without `IPv6:`; undefined where the literal is none. */
export function addressOfLiteral(domain: string): string | undefined {
  const close = domain.indexOf(']');
  if (!domain.startsWith('[') || close !== domain.length - 1) return undefined;
  const inner = domain.slice(1, close);
  if (inner.length > 45) return undefined;
  if (/^ipv6:/i.test(inner)) return isIpv6(inner.slice(5)) ? inner.slice(5) : undefined;
  return isIpv4(inner) ? inner : undefined;
}

/** A bare network address as valid_hostaddr(3) takes it. */
export function isNetworkAddress(text: string): boolean {
  return text.includes(':') ? isIpv6(text) : isIpv4(text);
}

/** Four numbers up to 255, of any number of digits; the first is 0 only in 0.0.0.0. */
function isIpv4(text: string): boolean {
  if (!/^\d+(?:\.\d+){3}$/.test(text)) return false;
  const numbers = text.split('.').map(Number);
  return numbers.every((number) => number < 256) && (numbers[0] !== 0 || numbers.every((n) => n === 0));
}

/** As lax as valid_ipv6_hostaddr(3): without `::`, fewer than eight fields will do. */
function isIpv6(text: string): boolean {
  const fields = text.split(':');
  const last = fields.pop() ?? '';
  if (fields.length < 2 || fields.length > 7) return false;
  if (text.startsWith(':') && !text.startsWith('::')) return false;
  if (text.includes(':::') || text.split('::').length > 2) return false;
  if (!fields.every((field) => /^[0-9a-f]{0,4}$/i.test(field))) return false;
  if (last.includes('.')) return fields.length <= 6 && isIpv4(last);
  return last === '' ? text.endsWith('::') : /^[0-9a-f]{1,4}$/i.test(last);
}
