import type { PatternRule } from './context.ts';

export const patternNoResult: PatternRule = {
  code: 'pattern-no-result',
  severity: 'warning',
  message: {
    en: 'No result: Postfix takes an empty one, which no program can use',
    ja: '結果がありません。Postfix は空の結果とみなしますが、どのプログラムも空の結果を使えません',
  },
  docs: {
    what: {
      en: 'Behind the expression and white space stands what the table answers, such as an action or an address. Without it the answer is empty and an error to who asks. Write a result.',
      ja: '正規表現と空白の後に、動作やアドレスなどテーブルの答えを書きます。なければ答えは空になり、問い合わせた側でエラーになります。結果を書いてください。',
    },
    bad: '/^user@/\n',
    good: '/^user@/ OK\n',
  },
  *check({ patterns }) {
    for (const { code, span, word } of patterns.tree.statements.flatMap(({ complaints }) => complaints)) {
      if (code === 'no-result') yield { span, args: { word } };
    }
  },
};
