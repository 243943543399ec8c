import ipaddr from 'ipaddr.js';
import { splitBracedList } from '../../config/values/items.ts';
import { landedSpan } from '../../config/values/landed.ts';
import { type ConfigRule, definitions } from './context.ts';

export const wideNetwork: ConfigRule = {
  code: 'wide-network',
  severity: 'warning',
  message: {
    en: '{network} trusts {count} addresses to relay without a password: list your own networks alone',
    ja: '{network} は {count} 個のアドレスに認証なしの中継を許します。自分のネットワークだけを書いてください',
  },
  docs: {
    what: {
      en: 'Clients in mynetworks may usually send mail to anywhere. A network with a short mask takes in machines of strangers, and makes the server an open relay for them. Private networks (RFC 1918) are not reported.',
      ja: '通常、mynetworks のクライアントはどこへでもメールを送れます。マスクの短いネットワークには他人のマシンが含まれ、サーバは彼らにとってオープンリレーになります。プライベートネットワーク (RFC 1918) は対象外です。',
    },
    bad: 'mynetworks = 127.0.0.0/8, 192.0.0.0/8\n',
    good: 'mynetworks = 127.0.0.0/8, 192.0.2.0/24\n',
  },
  *check(context) {
    for (const landed of context.landed().values) {
      if (landed.setting.name !== 'mynetworks' || landed.failed) continue;
      for (const item of splitBracedList(landed.text)) {
        const size = sizeOfStrangers(item.text);
        const span = size === undefined ? undefined : landedSpan(landed, item);
        if (!span) continue;
        yield {
          span,
          args: { network: item.text, count: size ?? '' },
          related: definitions(context, landed, item),
        };
      }
    }
  },
};

/** Shorter masks take in more than one organization has. */
const shortest = { ipv4: 15, ipv6: 31 } as const;

/** How many addresses a network of strangers has, as a power of two; undefined for one that is small or one's own. */
function sizeOfStrangers(text: string): string | undefined {
  const range = text.replace(/^\[(.*)\](\/\d+)$/, '$1$2');
  if (!/^[\d.a-f:]+\/\d+$/i.test(range) || !ipaddr.isValidCIDR(range)) return undefined;
  const [address, bits] = ipaddr.parseCIDR(range);
  const kind = address.kind();
  const isOwn =
    bits > 0 &&
    ['private', 'loopback', 'uniqueLocal', 'linkLocal', 'carrierGradeNat'].includes(address.range());
  if (isOwn || bits > shortest[kind]) return undefined;
  return `2^${(kind === 'ipv4' ? 32 : 128) - bits}`;
}
