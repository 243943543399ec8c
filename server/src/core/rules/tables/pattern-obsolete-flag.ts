import type { PatternRule } from './context.ts';

export const patternObsoleteFlag: PatternRule = {
  code: 'pattern-obsolete-flag',
  severity: 'info',
  message: {
    en: 'The flag "{word}" means nothing to PCRE2, and Postfix warns about it',
    ja: 'フラグ "{word}" は PCRE2 では意味がなく、Postfix は警告を出します',
  },
  docs: {
    what: {
      en: 'The flag `X` belonged to the first PCRE library. Releases of Postfix that use PCRE2 ignore it with a warning. Remove it.',
      ja: 'フラグ `X` は初代 PCRE ライブラリのものです。PCRE2 を使う Postfix は警告を出して無視します。取り除いてください。',
    },
    bad: '/^user@/X OK\n',
    good: '/^user@/ OK\n',
  },
  *check({ patterns }) {
    for (const { code, span, word } of patterns.tree.statements.flatMap(({ complaints }) => complaints)) {
      if (code === 'obsolete-flag') yield { span, args: { word } };
    }
  },
};
