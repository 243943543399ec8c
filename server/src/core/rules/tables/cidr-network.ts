import { networkErrors } from '../../tables/cidrTable.ts';
import type { NetworkRule } from './context.ts';

export const cidrNetwork: NetworkRule = {
  code: 'cidr-network',
  severity: 'error',
  message: {
    en: 'Neither an address nor a network: Postfix skips this rule',
    ja: 'アドレスでもネットワークでもないため、Postfix はこのルールを飛ばします',
  },
  docs: {
    what: {
      en: 'The left side is an IPv4 or IPv6 address, or a network with its mask as in `192.0.2.0/24`. Names, address ranges and IPv4 addresses with fewer than four parts or with leading zeros are none.',
      ja: '左側は IPv4 か IPv6 のアドレス、または `192.0.2.0/24` のようなマスク付きのネットワークです。名前やアドレスの範囲、4 つに満たない、あるいは先頭が 0 の IPv4 アドレスは使えません。',
    },
    bad: '192.0.2 REJECT\n',
    good: '192.0.2.0/24 REJECT\n',
  },
  *check({ rules }) {
    for (const { span, error } of networkErrors(rules)) {
      if (error.reason !== 'host-bits' && error.reason !== 'no-result') yield { span };
    }
    for (const rule of rules.rules) {
      if (rule.kind !== 'skipped' || rule.rule.kind !== 'skipped') continue;
      if (rule.rule.reason !== 'text-after-endif') yield { span: rule.rule.at };
    }
  },
};
