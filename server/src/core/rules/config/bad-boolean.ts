import { type ConfigRule, findFaults } from './context.ts';

export const badBoolean: ConfigRule = {
  code: 'bad-boolean',
  severity: 'error',
  message: {
    en: '{name} is yes or no, not "{value}"; programs that read it do not start',
    ja: '{name} に書けるのは yes か no です ("{value}" は使えません)。このパラメータを読むプログラムは起動しません',
  },
  docs: {
    what: {
      en: 'Only `yes` and `no` are accepted, in upper or lower case: not `true`, `on` or `1`, and no comment behind the word.',
      ja: '使えるのは `yes` と `no` だけです (大文字でも小文字でもかまいません)。`true`、`on`、`1` は使えず、後ろにコメントも書けません。',
    },
    bad: 'biff = false\n',
    good: 'biff = no\n',
  },
  check: (context) => findFaults(context, 'bad-boolean', { 'not-a-boolean': { en: '', ja: '' } }),
};
