import type { Parameter } from '../parameters.ts';
import type { PostfixVersion } from '../version.ts';
import { type Fault, isUnknown } from './fault.ts';
import { type Item, partOf, splitBracedList } from './items.ts';
import { checkNetwork, isBareIpv6 } from './network.ts';
import { checkTable, looksLikeTable } from './table.ts';
import { uncommented } from './text.ts';

/** What the items of a match list may be besides tables and files. */
export type MatchListKind = 'network' | 'text';

/** Lists of plain words that match_list(3) reads, so that `type:name` in them is a table. */
const wordMatchLists = new Set([
  'authorized_flush_users',
  'authorized_mailq_users',
  'authorized_submit_users',
  'lmtp_connection_cache_destinations',
  'smtp_connection_cache_destinations',
  'lmtp_sasl_mechanism_filter',
  'smtp_sasl_mechanism_filter',
  'smtpd_sasl_mechanism_filter',
  'masquerade_exceptions',
  'smtpd_forbidden_commands',
  'smtpd_log_access_permit_actions',
]);

/** Whether match_list(3) reads the parameter, and how its items are compared. */
export function matchListKind({ name, type }: Parameter): MatchListKind | undefined {
  if (type === 'network-list' || type === 'domain-address-list') return 'network';
  if (type === 'domain-list' && name !== 'maps_rbl_domains') return 'text';
  return wordMatchLists.has(name) ? 'text' : undefined;
}

/** What match_list(3) would say of a list of patterns, each perhaps after `!`. */
export function checkMatchList(text: string, kind: MatchListKind, version: PostfixVersion): Fault[] {
  return uncommented(splitBracedList(text)).flatMap((item) => checkPattern(item, kind, version));
}

function checkPattern(item: Item, kind: MatchListKind, version: PostfixVersion): Fault[] {
  if (isUnknown(item.text)) return [];
  const marks = /^!*/.exec(item.text)?.[0].length ?? 0;
  const pattern = partOf(item, marks, item.text.length);
  if (pattern.text === '') return [{ ...placeOf(item), code: 'bad-network', reason: 'missing-pattern' }];
  if (pattern.text.startsWith('/')) return [];
  if (kind === 'network' && isBareIpv6(pattern)) {
    const args = { better: bracketed(pattern.text) };
    return [{ ...placeOf(pattern), code: 'bad-network', reason: 'ipv6-without-brackets', args }];
  }
  if (looksLikeTable(pattern.text)) return checkTable(pattern, version);
  const fault = kind === 'network' ? checkNetwork(pattern) : undefined;
  return fault ? [fault] : [];
}

function placeOf({ start, end }: Item) {
  return { start, end };
}

function bracketed(text: string): string {
  const slash = text.indexOf('/');
  return slash === -1 ? `[${text}]` : `[${text.slice(0, slash)}]${text.slice(slash)}`;
}
