import type { PatternRule } from './context.ts';

export const patternGroup: PatternRule = {
  code: 'pattern-group',
  severity: 'error',
  message: {
    en: 'The expression has {count} groups, and the result uses ${group}: Postfix skips this rule',
    ja: '正規表現のグループは {count} 個ですが、結果で ${group} を使っています。Postfix はこのルールを飛ばします',
  },
  docs: {
    what: {
      en: 'Groups are what stands in parentheses, counted by the opening ones. Put parentheses around what the result should repeat; `(?:…)` does not count.',
      ja: 'グループは丸括弧で囲んだ部分で、開き括弧の順に数えます。結果で使いたい部分を括弧で囲んでください。`(?:…)` は数えません。',
    },
    bad: '/^user@(.*)$/ $2\n',
    good: '/^user@(.*)$/ user@$1\n',
  },
  *check({ patterns }) {
    for (const rule of patterns.rules) {
      if (rule.kind !== 'skipped' || rule.error?.kind !== 'no-such-group') continue;
      const { rule: match, groups } = rule.error;
      yield { span: match.result.span, args: { count: groups, group: match.groups } };
    }
  },
};
