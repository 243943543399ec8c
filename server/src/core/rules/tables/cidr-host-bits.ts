import { networkErrors } from '../../tables/cidrTable.ts';
import type { NetworkRule } from './context.ts';

export const cidrHostBits: NetworkRule = {
  code: 'cidr-host-bits',
  severity: 'error',
  message: {
    en: '"{network}" has bits behind its mask: Postfix skips this rule. The network is {better}',
    ja: '"{network}" はマスクより後ろのビットが 0 でないため、Postfix はこのルールを飛ばします。ネットワークは {better} です',
  },
  docs: {
    what: {
      en: 'A network is written with its first address: all bits that the mask leaves to hosts are zero. Postfix skips another one with a warning. Write the network that is shown, or an address without a mask.',
      ja: 'ネットワークは先頭のアドレスで書き、マスクの外のビットはすべて 0 にします。そうでなければ Postfix は警告して飛ばします。表示されたネットワークか、マスクのないアドレスを書いてください。',
    },
    bad: '192.0.2.5/24 REJECT\n',
    good: '192.0.2.0/24 REJECT\n',
  },
  *check({ rules }) {
    for (const { span, text, error } of networkErrors(rules)) {
      if (error.reason === 'host-bits') yield { span, args: { network: text, better: error.better ?? '' } };
    }
  },
};
