import { spanOf } from '../../syntax/aliases.ts';
import { type AliasToken, meaningful } from '../../syntax/aliasesTokens.ts';
import type { AliasRule } from './context.ts';

export const aliasTrailingComment: AliasRule = {
  code: 'alias-trailing-comment',
  severity: 'warning',
  message: {
    en: '"#" after other text is no comment: its words become recipients; move the comment to its own line',
    ja: '他のテキストの後の "#" はコメントになりません。後に続く単語が受信者になります。コメントは独立した行に置いてください',
  },
  docs: {
    what: {
      en: 'A comment takes a line of its own, with "#" as its first character other than white space. After other text "#" and each word behind it are recipients, and mail to them bounces.',
      ja: 'コメントは独立した行に、空白以外の最初の文字を "#" にして書きます。他のテキストの後では "#" もその後の単語も受信者になり、その宛先へのメールはバウンスします。',
    },
    bad: 'root: taro # on duty\n',
    good: '# on duty\nroot: taro\n',
  },
  *check({ file }) {
    for (const { entry } of file.aliases) {
      const { tokens, line } = entry;
      const first = tokens.findIndex((token, index) => isMark(token) && beginsText(tokens[index - 1]));
      if (first !== -1) yield { span: spanOf(line, meaningful(tokens.slice(first))) };
    }
  },
};

function isMark({ kind, text }: AliasToken): boolean {
  return kind === 'word' && text.startsWith('#');
}

function beginsText(before: AliasToken | undefined): boolean {
  return before?.kind === 'space' || before?.text === ':';
}
