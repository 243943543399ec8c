import type { PatternRule } from './context.ts';

export const patternResult: PatternRule = {
  code: 'pattern-result',
  severity: 'error',
  message: {
    en: 'Bad "$" in the result: Postfix skips this rule. Write $1 to $99, ${1} or $(1), and $$ for a dollar sign',
    ja: '結果の「$」が正しくないため、Postfix はこのルールを飛ばします。$1 から $99、${1}、$(1) を使い、ドル記号そのものは $$ と書きます',
  },
  docs: {
    what: {
      en: 'In the result `$1` stands for the text of the first group; a dollar sign of its own is written twice. A group cannot be used where the rule matches because the expression does not.',
      ja: '結果の `$1` は最初のグループの文字列に置き換わります。ドル記号そのものは 2 つ重ねます。「!」で一致しないことを条件にしたルールではグループを使えません。',
    },
    bad: '/^(.*)$/ REJECT costs $x\n',
    good: '/^(.*)$/ REJECT costs $$x $1\n',
  },
  *check({ patterns }) {
    for (const { code, span, word } of patterns.tree.statements.flatMap(({ complaints }) => complaints)) {
      if (
        code === 'bad-result' ||
        code === 'group-not-a-number' ||
        code === 'group-out-of-range' ||
        code === 'group-in-negative'
      )
        yield { span, args: { word } };
    }
  },
};
