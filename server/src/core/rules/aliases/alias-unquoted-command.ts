import { isBare, strayWords } from '../../aliases/strayWords.ts';
import type { AliasRule } from './context.ts';

export const aliasUnquotedCommand: AliasRule = {
  code: 'alias-unquoted-command',
  severity: 'error',
  message: {
    en: 'The command ends at the blank: Postfix runs "{command}" without arguments and sends mail to {words} too; write "|command arguments" in double quotes',
    ja: 'コマンドは空白で終わります。Postfix は "{command}" を引数なしで実行し、{words} にもメールを送ります。"|コマンド 引数" 全体を二重引用符で囲んでください',
  },
  docs: {
    what: {
      en: 'A blank separates recipients as a comma does. A command with arguments must be in double quotes together with its bar; otherwise it runs without them, each argument becomes a recipient, and nothing warns.',
      ja: '空白はカンマと同じく受信者の区切りです。引数のあるコマンドは縦棒ごと二重引用符で囲みます。そうしないとコマンドは引数なしで実行され、引数の 1 つ 1 つが受信者になり、警告も出ません。',
    },
    bad: 'list: |/usr/lib/list/post news\n',
    good: 'list: "|/usr/lib/list/post news"\n',
  },
  *check({ file }) {
    for (const { entry } of file.aliases) {
      for (const { item, words, span } of strayWords(entry)) {
        if (item.kind !== 'command' || !isBare(item)) continue;
        const command = item.text.slice(1);
        yield { span, args: { command, words: words.map(({ text }) => `"${text}"`).join(', ') } };
      }
    }
  },
};
