import { spanOf } from '../../syntax/aliases.ts';
import type { AliasRule } from './context.ts';

export const aliasUnclosedQuote: AliasRule = {
  code: 'alias-unclosed-quote',
  severity: 'error',
  message: {
    en: 'This quote is not closed: it takes in the rest of the logical line',
    ja: '引用符が閉じられていません。論理行の残りがすべて引用符の中に入ります',
  },
  docs: {
    what: {
      en: 'Without a closing quote everything up to the end of the logical line, commas and continuation lines too, is one quoted text. Nothing warns.',
      ja: '閉じる引用符がないと、カンマや継続行も含め、論理行の終わりまでが 1 つの引用文になります。警告は出ません。',
    },
    bad: 'list: "|/usr/bin/prog -x, taro\n',
    good: 'list: "|/usr/bin/prog -x", taro\n',
  },
  *check({ file }) {
    for (const { line, tokens } of file.tree.statements) {
      const open = tokens.find(({ kind, closed }) => kind === 'quoted' && !closed);
      if (open) yield { span: spanOf(line, [open]) };
    }
  },
};
