import { isUnknown } from '../../config/values/fault.ts';
import { landedSpan } from '../../config/values/landed.ts';
import { type NextHop, nextHopsOf } from '../../config/values/nextHopHost.ts';
import { type ConfigRule, definitions } from './context.ts';

export const relayhostMxLookup: ConfigRule = {
  code: 'relayhost-mx-lookup',
  severity: 'info',
  message: {
    en: 'Without brackets Postfix looks up the MX records of {host}; if that is the server itself, write {better}',
    ja: '角括弧がないと {host} の MX レコードを調べます。サーバそのものを指すなら {better} と書きます',
  },
  docs: {
    what: {
      en: 'A next hop without brackets is a domain: Postfix asks DNS for its MX records. A name that is a server often has none, or others. In brackets Postfix connects to the server itself; keep the same form as the key in smtp_sasl_password_maps.',
      ja: '角括弧のない配送先はドメイン名とみなされ、DNS で MX レコードが調べられます。サーバの名前には MX がないことも、別のサーバを指すこともあります。角括弧で囲むと、そのサーバに直接接続します。smtp_sasl_password_maps のキーも同じ形にしてください。',
    },
    bad: 'relayhost = smtp.isp.example:587\n',
    good: 'relayhost = [smtp.isp.example]:587\n',
  },
  *check(context) {
    if (context.file !== 'main') return;
    for (const landed of context.landed().values) {
      if (landed.setting.name !== 'relayhost') continue;
      for (const hop of nextHopsOf(landed)) {
        const span = namesServer(hop) ? landedSpan(landed, hop) : undefined;
        if (!span) continue;
        const better = `[${hop.host}]${hop.port === '' ? '' : `:${hop.port}`}`;
        yield { span, args: { host: hop.host, better }, related: definitions(context, landed, hop) };
      }
    }
  },
};

/** First labels that servers have, and domains of mail hardly ever. */
const serverName = /^(?:smtp|smtps|mail|relay|mailrelay|mx|out|outbound|smarthost|gateway|submission)\d*[.-]/;

function namesServer({ host, isDirect, port }: NextHop): boolean {
  if (isDirect || isUnknown(host)) return false;
  return serverName.test(host) || /^(?:465|587|submission|submissions|smtps)$/.test(port);
}
