import type { PatternRule } from './context.ts';

export const patternExtraText: PatternRule = {
  code: 'pattern-extra-text',
  severity: 'warning',
  message: {
    en: 'Ignored: "{word}". Rules between if and endif must not be indented',
    ja: '無視されます: "{word}"。if と endif の間のルールを字下げしてはいけません',
  },
  docs: {
    what: {
      en: 'Behind `if /expression/` and `endif` nothing may follow. An indented line continues the line before it: a rule that is indented below `if` becomes part of that line and is lost.',
      ja: '`if /正規表現/` や `endif` の後には何も書けません。字下げした行は前の行の続きになるため、`if` の下で字下げしたルールは if の行の一部になり、失われます。',
    },
    bad: 'if /@example/\n  /^user@/ OK\nendif\n',
    good: 'if /@example/\n/^user@/ OK\nendif\n',
  },
  *check({ patterns }) {
    for (const { code, span, word } of patterns.tree.statements.flatMap(({ complaints }) => complaints)) {
      if (code === 'text-after-if' || code === 'text-after-endif') yield { span, args: { word } };
    }
  },
};
