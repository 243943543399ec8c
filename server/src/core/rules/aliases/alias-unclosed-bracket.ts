import { spanOf } from '../../syntax/aliases.ts';
import type { AliasRule } from './context.ts';

export const aliasUnclosedBracket: AliasRule = {
  code: 'alias-unclosed-bracket',
  severity: 'error',
  message: {
    en: '"{bracket}" is not closed: it takes in the rest of the logical line',
    ja: '"{bracket}" が閉じられていません。論理行の残りがすべてその中に入ります',
  },
  docs: {
    what: {
      en: 'Parentheses hold a comment, square brackets a host address. Left open, they take in everything up to the end of the logical line; recipients in an open comment are lost without a warning.',
      ja: '丸括弧はコメント、角括弧はホストのアドレスです。閉じないと論理行の終わりまでを取り込みます。閉じられていないコメントの中の受信者は警告なしに失われます。',
    },
    bad: 'ops: taro (day shift, hanako\n',
    good: 'ops: taro (day shift), hanako\n',
  },
  *check({ file }) {
    for (const { line, tokens } of file.tree.statements) {
      const open = tokens.find(({ kind, closed }) => (kind === 'comment' || kind === 'literal') && !closed);
      if (open) yield { span: spanOf(line, [open]), args: { bracket: open.kind === 'comment' ? '(' : '[' } };
    }
  },
};
