import type { Localized } from '../l10n.ts';
import type { Alias, AliasesModel } from './model.ts';

/** A name that others expect every mail system to answer under. */
export interface Role {
  readonly name: string;
  readonly meaning: Localized;
  /** Mail for it must be accepted; the others are customary. */
  readonly required: boolean;
}

/** RFC 5321 (postmaster), RFC 2142 (the others), local(8) (MAILER-DAEMON), cron and system daemons (root). */
export const roles: readonly Role[] = [
  {
    name: 'postmaster',
    required: true,
    meaning: {
      en: 'Who runs the mail system; every domain must accept mail for it (RFC 5321).',
      ja: 'メールシステムの管理者。すべてのドメインがこの宛先を受け取らなければなりません (RFC 5321)。',
    },
  },
  {
    name: 'MAILER-DAEMON',
    required: false,
    meaning: {
      en: 'The sender of bounces; replies to them arrive here.',
      ja: 'バウンスメールの差出人。それへの返信がここに届きます。',
    },
  },
  {
    name: 'abuse',
    required: false,
    meaning: {
      en: 'Complaints about spam and other misuse (RFC 2142).',
      ja: '迷惑メールなど不正利用の苦情窓口 (RFC 2142)。',
    },
  },
  {
    name: 'root',
    required: false,
    meaning: {
      en: 'Mail from cron and system programs; usually sent on to a person.',
      ja: 'cron やシステムのプログラムからのメール。通常は担当者へ転送します。',
    },
  },
  {
    name: 'hostmaster',
    required: false,
    meaning: { en: 'Who runs the DNS zone (RFC 2142).', ja: 'DNS ゾーンの管理者 (RFC 2142)。' },
  },
  {
    name: 'webmaster',
    required: false,
    meaning: { en: 'Who runs the web site (RFC 2142).', ja: 'Web サイトの管理者 (RFC 2142)。' },
  },
  {
    name: 'security',
    required: false,
    meaning: {
      en: 'Reports of security problems (RFC 2142).',
      ja: 'セキュリティ問題の連絡窓口 (RFC 2142)。',
    },
  },
  {
    name: 'noc',
    required: false,
    meaning: { en: 'Who runs the network (RFC 2142).', ja: 'ネットワークの運用担当 (RFC 2142)。' },
  },
];

/** The role of that name, in any case. */
export function roleOf(name: string): Role | undefined {
  return roles.find((role) => role.name.toLowerCase() === name.toLowerCase());
}

/** A list, and the companion alias that handles its errors or its requests. */
export interface Companion {
  readonly kind: 'owner' | 'request';
  readonly list: Alias;
}

/** The alias that `owner-NAME` or `NAME-request` belongs to, where the file has it. */
export function companionOf(model: AliasesModel, name: string): Companion | undefined {
  const owned = name.startsWith('owner-') ? model.byName.get(name.slice('owner-'.length)) : undefined;
  if (owned) return { kind: 'owner', list: owned };
  const requested = name.endsWith('-request')
    ? model.byName.get(name.slice(0, -'-request'.length))
    : undefined;
  return requested && { kind: 'request', list: requested };
}

/**
 * The alias that gets the errors of mail to the list `name`: local(8) makes it the sender
 * (postconf(5), owner_request_special).
 */
export function ownerOf(model: AliasesModel, name: string): Alias | undefined {
  return model.byName.get(`owner-${name}`);
}
