import { type ConfigRule, findFaults } from './context.ts';

export const badTime: ConfigRule = {
  code: 'bad-time',
  severity: 'error',
  message: {
    en: '{name}: {reason}; programs that read it do not start',
    ja: '{name}: {reason}。このパラメータを読むプログラムは起動しません',
  },
  docs: {
    what: {
      en: 'A time is a whole number and, right behind it, one of the letters s, m, h, d, w in lower case. There are no fractions and no blanks: one and a half hours is `90m`.',
      ja: '時間は整数で、その直後に小文字の s、m、h、d、w のいずれか 1 文字を付けます。小数や空白は使えません。1 時間半は `90m` と書きます。',
    },
    bad: 'queue_run_delay = 5 minutes\n',
    good: 'queue_run_delay = 5m\n',
  },
  check: (context) =>
    findFaults(context, 'bad-time', {
      'not-a-time': {
        en: '"{value}" is not a time; write a whole number and s, m, h, d or w, such as 90m',
        ja: '"{value}" は時間ではありません。整数に s、m、h、d、w のいずれかを付けて、90m のように書きます',
      },
      'no-unit-like-this': {
        en: '"{unit}" is no unit of time; right behind the number stands s, m, h, d or w in lower case',
        ja: '"{unit}" は時間の単位ではありません。数の直後に小文字の s、m、h、d、w のいずれかを書きます',
      },
      'too-large-to-hold': {
        en: '{value} is longer than any time that Postfix can hold',
        ja: '{value} は Postfix が扱える時間を超えています',
      },
      'too-small': {
        en: '{value} is below the minimum, {min} seconds',
        ja: '{value} は最小値の {min} 秒を下回っています',
      },
      'too-large': {
        en: '{value} is above the maximum, {max} seconds',
        ja: '{value} は最大値の {max} 秒を超えています',
      },
    }),
};
