import { type ConfigRule, findFaults } from './context.ts';

export const badLength: ConfigRule = {
  code: 'bad-length',
  severity: 'error',
  message: {
    en: '{name} {reason}; programs that read it do not start',
    ja: '{name} {reason}。このパラメータを読むプログラムは起動しません',
  },
  docs: {
    what: {
      en: 'Some parameters must not be empty, and some have a greatest length. To get the default back, remove the line instead of emptying the value.',
      ja: '空にできないパラメータや、長さに上限のあるパラメータがあります。既定値に戻すには、値を空にするのではなく、行そのものを削除してください。',
    },
    bad: 'mail_owner =\n',
    good: 'mail_owner = postfix\n',
  },
  check: (context) =>
    findFaults(context, 'bad-length', {
      empty: {
        en: 'must not be empty (remove the line for the default)',
        ja: 'は空にできません (既定値にするには行を削除してください)',
      },
      'too-short': { en: 'takes at least {min} bytes', ja: 'は {min} バイト以上必要です' },
      'too-long': { en: 'takes at most {max} bytes', ja: 'は {max} バイトまでです' },
    }),
};
