import type { FaultOf } from './fault.ts';
import { splitList } from './items.ts';

/** A host name as valid_hostname(3) takes it: labels of letters, digits, `_` and inner hyphens, not all digits. */
export function isHostName(text: string): boolean {
  if (text.length > 255 || /^[0-9.]*$/.test(text)) return false;
  return text.split('.').every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label));
}

/** The machine's own names, myhostname and mydomain: every program checks them at its start. */
export function checkHostName(text: string): FaultOf<'bad-host-name'>[] {
  if (isHostName(text)) return [];
  return [{ code: 'bad-host-name', reason: 'not-a-host-name', start: 0, end: text.length }];
}

/** myorigin is one domain, not a list. */
export function checkOrigin(text: string): FaultOf<'bad-host-name'>[] {
  if (splitList(text).length < 2 && !/[, \t\r\n]/.test(text)) return [];
  return [{ code: 'bad-host-name', reason: 'one-only', start: 0, end: text.length }];
}
