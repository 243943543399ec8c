import type { PatternRule } from './context.ts';

export const patternFlag: PatternRule = {
  code: 'pattern-flag',
  severity: 'error',
  message: {
    en: 'There is no flag "{word}": Postfix skips this rule',
    ja: 'フラグ "{word}" はありません。Postfix はこのルールを飛ばします',
  },
  docs: {
    what: {
      en: 'Flags stand right behind the expression: `i`, `m` and `x`, in pcre also `s`, `A`, `E` and `U`. A slash inside an expression ends it too early: write a backslash before it, or choose another delimiter. White space must separate the result.',
      ja: 'フラグは正規表現の直後に書きます。`i`、`m`、`x`、pcre ではさらに `s`、`A`、`E`、`U` が使えます。正規表現の中のスラッシュは前にバックスラッシュを置くか、別の区切り文字を使ってください。結果の前には空白が要ります。',
    },
    bad: '/^http://x/ REJECT\n',
    good: '/^http:\\/\\/x/ REJECT\n',
  },
  *check({ patterns }) {
    for (const { code, span, word } of patterns.tree.statements.flatMap(({ complaints }) => complaints)) {
      if (code === 'unknown-flag') yield { span, args: { word } };
    }
  },
};
