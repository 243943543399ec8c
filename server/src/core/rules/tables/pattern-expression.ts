import type { PatternRule } from './context.ts';

export const patternExpression: PatternRule = {
  code: 'pattern-expression',
  severity: 'error',
  message: {
    en: 'Bad expression, and Postfix skips this rule: {words}',
    ja: '正規表現が正しくないため、Postfix はこのルールを飛ばします: {words}',
  },
  docs: {
    what: {
      en: 'The library that Postfix uses cannot read the expression; its own words say why. The rule is skipped, the others work.',
      ja: 'Postfix が使うライブラリがこの正規表現を読めません。理由はライブラリ自身の言葉のとおりです。このルールだけが飛ばされます。',
    },
    bad: '/^(user@/ OK\n',
    good: '/^(user)@/ OK\n',
  },
  *check({ patterns }) {
    for (const rule of patterns.rules) {
      if (rule.kind !== 'skipped' || rule.error?.kind !== 'expression') continue;
      const { pattern, error } = rule.error;
      const { start, end } = pattern.source.span;
      const at = Math.min(start + (error.offset ?? 0), end - 1);
      const place = error.offset === undefined ? { start, end } : { start: at, end: at + 1 };
      yield { span: place, args: { words: error.words } };
    }
  },
};
