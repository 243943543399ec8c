import { endlessText } from '../../tables/backtracking.ts';
import type { PatternRule } from './context.ts';

export const patternBacktracking: PatternRule = {
  code: 'pattern-backtracking',
  severity: 'warning',
  message: {
    en: 'This expression can go astray: on "{text}" it tries more than a million ways, and finds no match',
    ja: 'この正規表現は暴走することがあります。"{text}" に対して 100 万通りを超えて試しても一致しません',
  },
  docs: {
    what: {
      en: 'A repeat inside a repeat, as in `(a+)+`, can be matched in ever more ways. A sender can write a line on which every lookup takes seconds; where the library gives up, Postfix takes it for no match. The text that is shown was tried. Repeat only once, or use a possessive repeat as in `(a++)+`.',
      ja: '`(a+)+` のように繰り返しの中に繰り返しがあると、一致のさせ方が爆発的に増えます。送信者が仕込んだ行のために検索が何秒もかかり、ライブラリが打ち切ると、Postfix は一致しなかったものとして扱います。表示した文字列で実際に確かめています。繰り返しを 1 重にするか、`(a++)+` のような独占的な繰り返しを使ってください。',
    },
    bad: '/^(a+)+$/ REJECT\n',
    good: '/^(a++)+$/ REJECT\n/^(.*)x(.*)$/ OK\n',
  },
  *check({ patterns }) {
    if (patterns.tree.dialect !== 'pcre') return;
    let found = 0;
    for (const rule of patterns.rules) {
      if (rule.kind !== 'match' && rule.kind !== 'if') continue;
      for (const { pattern, expression } of rule.tests) {
        const text = expression && endlessText(pattern, expression);
        if (text === undefined) continue;
        yield { span: pattern.source.span, args: { text: shown(text) } };
        if (++found === mostFound) return;
      }
    }
  },
};

/** Each takes a while to find: who has mended these is told of others. */
const mostFound = 3;

/** Behind a character that nothing fits, the rest of a trial text says nothing. */
function shown(text: string): string {
  return `${text.slice(0, text.indexOf('\x01'))}…`;
}
