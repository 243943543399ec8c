import { isUnknown } from '../../config/values/fault.ts';
import { landedSpan } from '../../config/values/landed.ts';
import type { ConfigRule } from './context.ts';

export const domainTooWide: ConfigRule = {
  code: 'domain-too-wide',
  severity: 'warning',
  message: {
    en: 'mydomain is not set, so $mydomain becomes "{domain}", what follows the first dot of {host}: set mydomain = {host}',
    ja: 'mydomain の設定がないため、$mydomain は {host} の最初のドットより後ろの "{domain}" になります。mydomain = {host} を設定してください',
  },
  docs: {
    what: {
      en: 'Without a setting mydomain is what follows the first dot of myhostname. Where the machine carries the name of the domain itself, that is a top-level domain, and $mydomain in myorigin, mydestination or masquerade_domains means all of it. Set mydomain, or give the machine a name below the domain.',
      ja: 'mydomain の既定値は、myhostname の最初のドットより後ろの部分です。マシンの名前がドメイン名そのものだとトップレベルドメインになり、myorigin、mydestination、masquerade_domains の $mydomain がその全体を指してしまいます。mydomain を設定するか、マシンにドメインより下の名前を付けてください。',
    },
    bad: 'myhostname = example.com\n',
    good: 'myhostname = example.com\nmydomain = example.com\n',
  },
  *check({ configuration, file, landed }) {
    if (file !== 'main' || configuration.settings.has('mydomain')) return;
    const value = landed().values.find(({ setting }) => setting.name === 'myhostname');
    if (!value || value.failed || isUnknown(value.text)) return;
    const [, domain] = /^[^.]+\.([^.]+)$/.exec(value.text) ?? [];
    const span = landedSpan(value, { start: 0, end: value.text.length });
    // Names for tests and homes have no domain above them.
    if (domain === undefined || !span || /^(?:local|localdomain|test|lan|internal|home)$/i.test(domain))
      return;
    yield { span, args: { domain, host: value.text } };
  },
};
