import type { Localized } from '../../l10n.ts';
import { parentsMatch } from '../../tables/keySearch.ts';
import { type IndexedFile, serves } from '../../tables/tableFile.ts';
import { entriesOf, type IndexedRule } from './context.ts';

export const keyNeverAsked: IndexedRule = {
  code: 'key-never-asked',
  severity: 'warning',
  message: {
    en: 'Postfix never asks for "{key}": {reason}',
    ja: 'Postfix が "{key}" を検索することはありません。{reason}',
  },
  docs: {
    what: {
      en: 'An indexed table is asked for whole keys: an address, a domain and those above it, an IP address and the shorter networks `192.0.2`, `192.0` and `192`. It knows no wildcards and no masks. Write the form that is asked for, or use a table of type cidr, pcre or regexp.',
      ja: '索引付きのテーブルでは、アドレス、ドメインとその上位ドメイン、IP アドレスと短いネットワーク (`192.0.2`、`192.0`、`192`) がキー全体として検索されます。ワイルドカードやマスクは使えません。検索される形で書くか、cidr、pcre、regexp のテーブルを使ってください。',
    },
    bad: '192.0.2.0/24 REJECT\n',
    good: '192.0.2 REJECT\nexample.com OK\n',
  },
  *check(file) {
    const reasonFor = reasonsFor(file);
    if (!reasonFor) return;
    for (const { key } of entriesOf(file)) {
      const reason = reasonFor(key.text);
      if (reason) yield { span: key.span, args: { key: key.text, reason } };
    }
  },
};

const reasons = {
  network: {
    en: 'networks with a mask need a table of type cidr',
    ja: 'マスク付きのネットワークには cidr のテーブルが必要です',
  },
  dot: { en: 'write the network without the dot at its end', ja: 'ネットワークは末尾のドットなしで書きます' },
  parent: {
    en: 'smtpd_access_maps is in parent_domain_matches_subdomains, so that the name without the dot stands for subdomains too',
    ja: 'parent_domain_matches_subdomains に smtpd_access_maps が含まれるため、先頭のドットを取ればサブドメインにも一致します',
  },
  wildcard: {
    en: 'an asterisk has no meaning here; write .example.com or @example.com',
    ja: 'ここではアスタリスクに意味はありません。.example.com や @example.com と書きます',
  },
} satisfies Record<string, Localized>;

type ReasonFor = (key: string) => Localized | undefined;

/** What is wrong with a key, by what the table is used for; undefined where anything may be asked for. */
function reasonsFor(file: IndexedFile): ReasonFor | undefined {
  const isTransport = serves(file, 'transport');
  if (serves(file, 'other', 'aliases') || !(isTransport || serves(file, ...known))) return undefined;
  const isByAddress = serves(file, 'access', 'networks');
  const { configuration } = file;
  const isParentEnough =
    serves(file, 'access') && configuration ? parentsMatch(configuration, 'smtpd_access_maps') : false;
  return (key) => {
    if (/^\*(?:[.@]|$)/.test(key)) return isTransport && key === '*' ? undefined : reasons.wildcard;
    if (!isByAddress || isTransport) return undefined;
    return networkReason(key) ?? (isParentEnough && key.startsWith('.') ? reasons.parent : undefined);
  };
}

const known = [
  'access',
  'networks',
  'virtual-alias',
  'canonical',
  'generic',
  'relocated',
  'bcc',
  'sender-relayhost',
] as const;

function networkReason(key: string): Localized | undefined {
  if (/^[\d.]+\/\d+$|^[0-9a-f:[\]]+\/\d+$/i.test(key)) return reasons.network;
  return /^(?:\d{1,3}\.){1,3}$/.test(key) ? reasons.dot : undefined;
}
