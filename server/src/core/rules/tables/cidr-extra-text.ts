import type { NetworkRule } from './context.ts';

export const cidrExtraText: NetworkRule = {
  code: 'cidr-extra-text',
  severity: 'error',
  message: {
    en: 'Text behind endif: Postfix skips the line, and the if stays open',
    ja: 'endif の後に文字があるため、Postfix はこの行を飛ばし、if が閉じません',
  },
  docs: {
    what: {
      en: 'Behind `endif` nothing may follow; such a line is skipped as a whole. An indented line continues the line before it.',
      ja: '`endif` の後には何も書けず、書くと行全体が飛ばされます。字下げした行は前の行の続きになります。',
    },
    bad: 'if 192.0.2.0/24\n192.0.2.1 OK\nendif here\n',
    good: 'if 192.0.2.0/24\n192.0.2.1 OK\nendif\n',
  },
  *check({ rules }) {
    for (const rule of rules.rules) {
      if (rule.kind !== 'skipped' || rule.rule.kind !== 'skipped') continue;
      if (rule.rule.reason === 'text-after-endif') yield { span: rule.rule.at };
    }
  },
};
