import { isBare, strayWords } from '../../aliases/strayWords.ts';
import type { AliasRule } from './context.ts';

export const aliasUnquotedPath: AliasRule = {
  code: 'alias-unquoted-path',
  severity: 'warning',
  message: {
    en: 'The file name ends at the blank: {words} is a recipient of its own; put a name with blanks in double quotes, or a comma between recipients',
    ja: 'ファイル名は空白で終わり、{words} は別の受信者になります。空白を含む名前は二重引用符で囲み、受信者の間にはカンマを置いてください',
  },
  docs: {
    what: {
      en: 'A blank separates recipients as a comma does, so /var/mail/my file is the file /var/mail/my and the recipient file.',
      ja: '空白はカンマと同じく受信者の区切りです。/var/mail/my file は、ファイル /var/mail/my と受信者 file になります。',
    },
    bad: 'archive: /var/mail/my file\n',
    good: 'archive: "/var/mail/my file"\n',
  },
  *check({ file }) {
    for (const { entry } of file.aliases) {
      for (const { item, words, span } of strayWords(entry)) {
        if ((item.kind !== 'file' && item.kind !== 'include') || !isBare(item)) continue;
        yield { span, args: { words: words.map(({ text }) => `"${text}"`).join(', ') } };
      }
    }
  },
};
