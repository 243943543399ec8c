import { type ConfigRule, findFaults } from './context.ts';

export const badNextHop: ConfigRule = {
  code: 'bad-next-hop',
  severity: 'error',
  message: { en: '{name}: {reason}', ja: '{name}: {reason}' },
  docs: {
    what: {
      en: 'A next hop is a domain, whose MX hosts are used, or a host in brackets, `[mail.example.com]`, each with `:port` where it is not the standard one. The SMTP client stops at a next hop that it cannot read, and the mail stays in the queue.',
      ja: '次の配送先は、ドメイン (その MX ホストが使われます) か、`[mail.example.com]` のように角括弧で囲んだホストで、標準以外のポートなら `:ポート` を付けます。解釈できない配送先があると SMTP クライアントが終了し、メールはキューに残ります。',
    },
    bad: 'relayhost = [smtp.example.com\n',
    good: 'relayhost = [smtp.example.com]:587\n',
  },
  check: (context) =>
    findFaults(context, 'bad-next-hop', {
      'missing-bracket': { en: 'no "]" closes "{value}"', ja: '"{value}" に閉じる "]" がありません' },
      'text-after-bracket': {
        en: 'only ":" and a port may follow "]", not "{value}"',
        ja: '"]" の後に書けるのは ":" とポートだけです ("{value}" は書けません)',
      },
      'missing-host': { en: 'the host is missing in "{value}"', ja: '"{value}" にホストがありません' },
      'bad-ipv6': { en: '"{value}" is not an IPv6 address', ja: '"{value}" は IPv6 アドレスではありません' },
      'bad-host': {
        en: '"{value}" is neither a host name nor an IP address',
        ja: '"{value}" はホスト名でも IP アドレスでもありません',
      },
      'bad-port': {
        en: '"{value}" is not a port: write a number from 1 to 65535, or a service name',
        ja: '"{value}" はポートではありません。1 から 65535 の数か、サービス名を書きます',
      },
    }),
};
