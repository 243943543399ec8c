import type { PatternRule } from './context.ts';

export const patternUnclosed: PatternRule = {
  code: 'pattern-unclosed',
  severity: 'error',
  message: {
    en: 'The closing "{word}" is missing: Postfix skips this rule',
    ja: '閉じる "{word}" がないため、Postfix はこのルールを飛ばします',
  },
  docs: {
    what: {
      en: 'The expression ends with the character that it begins with; a backslash before it makes it part of the expression. Close the expression.',
      ja: '正規表現は、始まりと同じ文字で閉じます。その文字自体を表すには前にバックスラッシュを置きます。閉じてください。',
    },
    bad: '/^user@ OK\n',
    good: '/^user@/ OK\n',
  },
  *check({ patterns }) {
    for (const { code, span, word } of patterns.tree.statements.flatMap(({ complaints }) => complaints)) {
      if (code === 'no-delimiter') yield { span, args: { word } };
    }
  },
};
