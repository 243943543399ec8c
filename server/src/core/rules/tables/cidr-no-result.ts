import { networkErrors } from '../../tables/cidrTable.ts';
import type { NetworkRule } from './context.ts';

export const cidrNoResult: NetworkRule = {
  code: 'cidr-no-result',
  severity: 'error',
  message: {
    en: 'No result behind this network: Postfix skips this rule',
    ja: 'このネットワークに結果がないため、Postfix はこのルールを飛ばします',
  },
  docs: {
    what: {
      en: 'A rule is a network, white space and the answer, such as `REJECT` or `OK`. Postfix skips a line without an answer with a warning.',
      ja: 'ルールは「ネットワーク、空白、答え (`REJECT` や `OK` など)」の形です。答えのない行は、Postfix が警告して飛ばします。',
    },
    bad: '192.0.2.0/24\n',
    good: '192.0.2.0/24 REJECT\n',
  },
  *check({ rules }) {
    for (const { span, error } of networkErrors(rules)) {
      if (error.reason === 'no-result') yield { span };
    }
  },
};
