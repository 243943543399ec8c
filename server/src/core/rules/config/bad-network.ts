import { type ConfigRule, findFaults } from './context.ts';

export const badNetwork: ConfigRule = {
  code: 'bad-network',
  severity: 'error',
  message: { en: '{name}: {reason}', ja: '{name}: {reason}' },
  docs: {
    what: {
      en: 'A network is `address/length`, with zero bits behind the length; IPv6 stands in brackets, `[2001:db8::]/32`. Postfix looks at a pattern when it meets a client of that family; a wrong one makes it reject or defer mail.',
      ja: 'ネットワークは `アドレス/長さ` の形で、長さより後ろのビットは 0 でなければなりません。IPv6 は `[2001:db8::]/32` のように角括弧で囲みます。Postfix は同じ種類のアドレスのクライアントが来たときにパターンを調べるため、誤りがあるとそこでメールが拒否または遅延されます。',
    },
    bad: 'mynetworks = 127.0.0.0/8, 192.168.1.5/24\n',
    good: 'mynetworks = 127.0.0.0/8, 192.168.1.0/24, [2001:db8::]/32\n',
  },
  check: (context) =>
    findFaults(context, 'bad-network', {
      'missing-bracket': { en: 'no "]" closes "{value}"', ja: '"{value}" に閉じる "]" がありません' },
      'text-after-bracket': {
        en: 'only "/" and a length may follow "]", not "{value}"',
        ja: '"]" の後に書けるのは "/" と長さだけです ("{value}" は書けません)',
      },
      'bad-address': {
        en: '"{address}" is not an IP address',
        ja: '"{address}" は IP アドレスではありません',
      },
      'bad-mask': {
        en: '"{mask}" is not a length: write the number of bits, such as /24',
        ja: '"{mask}" は長さではありません。/24 のようにビット数を書きます',
      },
      'mask-too-long': {
        en: '/{mask} is longer than the {bits} bits of the address',
        ja: '/{mask} はアドレスの {bits} ビットを超えています',
      },
      'host-bits': {
        en: '{network} has bits of a host behind its length; the network is {better}',
        ja: '{network} は長さより後ろに 0 でないビットがあります。ネットワークは {better} です',
      },
      'ipv6-without-brackets': {
        en: 'without brackets Postfix takes {value} for a lookup table; write {better}',
        ja: '角括弧がないと、Postfix は {value} を検索テーブルとみなします。{better} と書いてください',
      },
      'missing-pattern': { en: 'no pattern follows "!"', ja: '"!" の後にパターンがありません' },
    }),
};
