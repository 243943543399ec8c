import type { Localized } from '../l10n.ts';

/** What Postfix asks a table for. */
export type TablePurpose =
  | 'virtual-alias'
  | 'virtual-mailbox'
  | 'canonical'
  | 'generic'
  | 'relocated'
  | 'transport'
  | 'sender-relayhost'
  | 'sender-transport'
  | 'access'
  | 'checks'
  | 'smtp-checks'
  | 'aliases'
  | 'passwords'
  | 'recipients'
  | 'domains'
  | 'networks'
  | 'tls-policy'
  | 'bcc'
  | 'other';

/** The purpose of tables that a parameter names, or that stand behind a restriction. */
export function purposeOf(parameter: string, restriction: string | undefined): TablePurpose {
  if (restriction !== undefined && /^check_\w+_access$/.test(restriction)) return 'access';
  return byParameter.find(([names]) => names.test(parameter))?.[1] ?? 'other';
}

const byParameter: readonly (readonly [RegExp, TablePurpose])[] = [
  [/^virtual_(?:alias_)?maps$/, 'virtual-alias'],
  [/^virtual_(?:mailbox|uid|gid)_maps$/, 'virtual-mailbox'],
  [/canonical_maps$/, 'canonical'],
  [/generic_maps$/, 'generic'],
  [/^relocated_maps$/, 'relocated'],
  [/sender_dependent_relayhost_maps$/, 'sender-relayhost'],
  [/sender_dependent_default_transport_maps$/, 'sender-transport'],
  [/transport_maps$/, 'transport'],
  [/^(?:smtp|lmtp)_(?:\w+_)?(?:header|body)_checks$/, 'smtp-checks'],
  [/(?:header|body)_checks$/, 'checks'],
  [/^alias_(?:maps|database)$/, 'aliases'],
  [/sasl_password_maps$/, 'passwords'],
  [/recipient_maps$/, 'recipients'],
  [/bcc_maps$/, 'bcc'],
  [/tls_(?:policy_maps|per_site)$/, 'tls-policy'],
  [/^(?:mydestination|relay_domains|virtual_(?:alias|mailbox)_domains)$/, 'domains'],
  [/(?:networks|access_list|_clients|_hosts)$/, 'networks'],
];

/** What the two sides of an entry mean, in a sentence. */
export const purposeTexts: Readonly<Record<TablePurpose, Localized>> = {
  'virtual-alias': {
    en: 'Mail for the address on the left goes to the addresses on the right instead (virtual(5)). `@domain` stands for all other addresses of a domain.',
    ja: '左のアドレス宛てのメールは、代わりに右のアドレスへ送られます (virtual(5))。`@domain` はそのドメインの残りすべてのアドレスを表します。',
  },
  'virtual-mailbox': {
    en: 'The address on the left has a mailbox: the path on the right, below `virtual_mailbox_base` (virtual(8)).',
    ja: '左のアドレスにはメールボックスがあります。右はそのパスで、`virtual_mailbox_base` の下にあります (virtual(8))。',
  },
  canonical: {
    en: 'The address on the left becomes the one on the right, in headers and envelope, as mail comes in (canonical(5)).',
    ja: 'メールの受け入れ時に、ヘッダとエンベロープの左のアドレスが右のアドレスに書き換えられます (canonical(5))。',
  },
  generic: {
    en: 'The local address on the left becomes the one on the right when mail leaves by SMTP (generic(5)).',
    ja: 'SMTP で出て行くメールで、左のローカルアドレスが右のアドレスに書き換えられます (generic(5))。',
  },
  relocated: {
    en: 'Mail for the address on the left is refused; the text on the right says where its owner has moved (relocated(5)).',
    ja: '左のアドレス宛てのメールは拒否され、右の文が引っ越し先として送り主に示されます (relocated(5))。',
  },
  transport: {
    en: 'Mail for the address or domain on the left is delivered by `transport:nexthop` on the right; `.domain` stands for subdomains, `*` for everything else (transport(5)).',
    ja: '左のアドレスまたはドメイン宛てのメールは、右の `transport:nexthop` で配送されます。`.domain` はサブドメイン、`*` は残りすべてを表します (transport(5))。',
  },
  'sender-relayhost': {
    en: 'Mail from the sender on the left leaves through the host on the right instead of `relayhost`; `DUNNO` leaves it as it is.',
    ja: '左の送信者からのメールは、`relayhost` の代わりに右のホストを通って出て行きます。`DUNNO` は何も変えません。',
  },
  'sender-transport': {
    en: 'Mail from the sender on the left leaves by the transport on the right instead of `default_transport`; `DUNNO` leaves it as it is.',
    ja: '左の送信者からのメールは、`default_transport` の代わりに右のトランスポートで出て行きます。`DUNNO` は何も変えません。',
  },
  access: {
    en: 'What the right side says is done when the left side fits: a client, a name, an address, a domain or a network (access(5)).',
    ja: '左 (クライアント、名前、アドレス、ドメイン、ネットワーク) に一致すると、右の動作が行われます (access(5))。',
  },
  checks: {
    en: 'A header or body line that fits the left side leads to the action on the right (header_checks(5)).',
    ja: 'ヘッダまたは本文の行が左に一致すると、右の動作が行われます (header_checks(5))。',
  },
  'smtp-checks': {
    en: 'A header or body line of outgoing mail that fits the left side leads to the action on the right (smtp(8)); few actions are known there.',
    ja: '送り出すメールのヘッダまたは本文の行が左に一致すると、右の動作が行われます (smtp(8))。使える動作は一部だけです。',
  },
  aliases: {
    en: 'A table of mail aliases (aliases(5)).',
    ja: 'メールエイリアスのテーブルです (aliases(5))。',
  },
  passwords: {
    en: 'The right side is `user:password` for the server on the left, which is written exactly as in `relayhost` or the transport table.',
    ja: '右は、左のサーバで使う `user:password` です。左は `relayhost` やトランスポートテーブルとまったく同じ形で書きます。',
  },
  recipients: {
    en: 'The address on the left is a valid recipient; what stands on the right does not matter.',
    ja: '左のアドレスは有効な受信者です。右に何が書いてあっても同じです。',
  },
  domains: {
    en: 'The domain on the left belongs to the list; what stands on the right does not matter.',
    ja: '左のドメインはこのリストに含まれます。右に何が書いてあっても同じです。',
  },
  networks: {
    en: 'The address or network on the left belongs to the list; what stands on the right does not matter.',
    ja: '左のアドレスやネットワークはこのリストに含まれます。右に何が書いてあっても同じです。',
  },
  'tls-policy': {
    en: 'The TLS security level, and its options, for the next hop on the left.',
    ja: '左の次ホップに対する TLS のセキュリティレベルとそのオプションです。',
  },
  bcc: {
    en: 'A blind copy of mail of the address on the left goes to the address on the right.',
    ja: '左のアドレスのメールの控えが、右のアドレスへ送られます。',
  },
  other: {
    en: 'The right side is what Postfix finds for the left side.',
    ja: '右は、左をキーとして Postfix が得る値です。',
  },
};
