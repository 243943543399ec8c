import type { PatternRule } from './context.ts';

export const patternNotARule: PatternRule = {
  code: 'pattern-not-a-rule',
  severity: 'error',
  message: {
    en: 'Not a rule: Postfix skips this line. A rule is /expression/flags result',
    ja: 'ルールではないため、Postfix はこの行を飛ばします。ルールは「/正規表現/フラグ 結果」の形です',
  },
  docs: {
    what: {
      en: 'A table of expressions holds rules `/expression/flags result`, and `if /expression/` and `endif`. Anything else is skipped with a warning.',
      ja: '正規表現のテーブルには「/正規表現/フラグ 結果」のルールと `if /正規表現/`、`endif` だけを書きます。それ以外の行は警告とともに飛ばされます。',
    },
    bad: 'user@example.com OK\n',
    good: '/^user@example\\.com$/ OK\n',
  },
  *check({ patterns }) {
    for (const { code, span, word } of patterns.tree.statements.flatMap(({ complaints }) => complaints)) {
      if (code === 'unrecognized' || code === 'no-expression' || code === 'orphan')
        yield { span, args: { word } };
    }
  },
};
