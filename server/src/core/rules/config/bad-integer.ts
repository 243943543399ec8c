import { type ConfigRule, findFaults } from './context.ts';

export const badInteger: ConfigRule = {
  code: 'bad-integer',
  severity: 'error',
  message: {
    en: '{name}: {reason}; programs that read it do not start',
    ja: '{name}: {reason}。このパラメータを読むプログラムは起動しません',
  },
  docs: {
    what: {
      en: 'The value is one decimal number without unit or other text, within the bounds of the parameter. Postfix knows no units for sizes: 50 MB is `52428800`.',
      ja: '値は、単位などの付かない 10 進数 1 つで、パラメータごとの範囲に収まる必要があります。大きさの単位は使えません。50 MB は `52428800` と書きます。',
    },
    bad: 'message_size_limit = 50M\n',
    good: 'message_size_limit = 52428800\n',
  },
  check: (context) =>
    findFaults(context, 'bad-integer', {
      'not-a-number': {
        en: '"{value}" is not a decimal number (units such as k or M are not known)',
        ja: '"{value}" は 10 進数ではありません (k や M などの単位は使えません)',
      },
      'too-large-to-hold': {
        en: '{value} is larger than any number that Postfix can hold here',
        ja: '{value} はここで Postfix が扱える数を超えています',
      },
      'too-small': {
        en: '{value} is below the minimum, {min}',
        ja: '{value} は最小値 {min} を下回っています',
      },
      'too-large': { en: '{value} is above the maximum, {max}', ja: '{value} は最大値 {max} を超えています' },
    }),
};
