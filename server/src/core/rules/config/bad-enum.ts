import { type ConfigRule, findFaults } from './context.ts';

export const badEnum: ConfigRule = {
  code: 'bad-enum',
  severity: 'error',
  message: { en: '{name}: {reason}', ja: '{name}: {reason}' },
  docs: {
    what: {
      en: 'The parameter takes words of a fixed set. With another word the program that reads it stops, or warns and goes on as if nothing were set.',
      ja: '決まった語だけを受け付けるパラメータです。それ以外の語があると、読み込んだプログラムは停止するか、警告を出して何も設定されていないものとして動きます。',
    },
    bad: 'smtpd_tls_security_level = opportunistic\n',
    good: 'smtpd_tls_security_level = may\n',
  },
  *check(context) {
    const refused = new Set(context.problems('refused-value').map(({ span }) => span.start));
    for (const finding of findFaults(context, 'bad-enum', reasons)) {
      const assignment = context.assignments(String(finding.args?.['name'])).at(-1);
      if (!(assignment && refused.has(assignment.nameSpan.start))) yield finding;
    }
  },
};

const reasons = {
  'not-among': {
    en: '"{value}" is not one of {values}',
    ja: '"{value}" は使えません。使えるのは {values} です',
  },
  'one-only': {
    en: 'one of the words {values} is wanted, not several',
    ja: '{values} のうち 1 つだけを書きます',
  },
  'detached-operator': {
    en: 'the protocol must stand right behind "{value}", without a blank, as in >=TLSv1.2',
    ja: '"{value}" の直後に、空白を入れずにプロトコルを書きます (例: >=TLSv1.2)',
  },
} as const;
