import type { Configuration } from '../../config/configuration.ts';
import { isUnknown } from '../../config/values/fault.ts';
import { landedSpan } from '../../config/values/landed.ts';
import { type NextHop, nextHopsOf } from '../../config/values/nextHopHost.ts';
import { attempt } from '../../route/dependency.ts';
import { valuesFor } from '../../route/values.ts';
import { type ConfigRule, definitions } from './context.ts';

export const mailLoopsBack: ConfigRule = {
  code: 'mail-loops-back',
  severity: 'error',
  message: {
    en: '{host} is this machine: its own SMTP client refuses to connect to it, and mail bounces ("loops back to myself")',
    ja: '{host} はこのマシン自身です。SMTP クライアントは自分自身への接続を拒否し、メールはバウンスします ("loops back to myself")',
  },
  docs: {
    what: {
      en: 'relayhost, or the next hop of a transport, leads back to this machine. Where the SMTP client finds its own name or address there, it bounces the mail. Name another machine, or leave relayhost empty. Another port of this machine, of a content filter say, is fine.',
      ja: 'relayhost またはトランスポートの配送先が、このマシン自身を指しています。SMTP クライアントは相手が自分自身だと分かると、メールをバウンスさせます。別のマシンを指定するか、relayhost を空にしてください。同じマシンの別のポート (コンテンツフィルタなど) なら問題ありません。',
    },
    bad: 'myhostname = mail.example.com\nrelayhost = [mail.example.com]\n',
    good: 'myhostname = mail.example.com\nrelayhost = [out.example.net]\n',
  },
  *check(context) {
    const own = ownNames(context.configuration);
    for (const landed of context.landed().values) {
      for (const hop of nextHopsOf(landed)) {
        const span = isOwn(hop, own) ? landedSpan(landed, hop) : undefined;
        if (span) yield { span, args: { host: hop.text }, related: definitions(context, landed, hop) };
      }
    }
  },
};

/** The names and addresses by which the SMTP client knows itself, and the loopback addresses. */
function ownNames(configuration: Configuration): ReadonlySet<string> {
  const values = valuesFor(configuration, 'smtp');
  const read = (name: string): string[] => {
    const items = attempt(() => values.items(name));
    return 'found' in items ? items.found.map(({ text }) => text.toLowerCase()) : [];
  };
  const addresses = [...read('inet_interfaces'), ...read('proxy_interfaces')];
  return new Set([...read('myhostname'), ...addresses, 'localhost', '127.0.0.1', 'ipv6:::1', '::1']);
}

function isOwn({ host, port }: NextHop, own: ReadonlySet<string>): boolean {
  const isSmtp = port === '' || port === '25' || port.toLowerCase() === 'smtp';
  return isSmtp && !isUnknown(host) && own.has(host);
}
