import { type IndexedRule, lostLines } from './context.ts';

export const tableNotUtf8: IndexedRule = {
  code: 'table-not-utf8',
  severity: 'error',
  message: {
    en: 'Not UTF-8: postmap skips this line',
    ja: 'UTF-8 ではないため、postmap はこの行を飛ばします',
  },
  docs: {
    what: {
      en: 'Tables are read as UTF-8 unless smtputf8_enable is off. postmap warns about a line with other bytes and leaves it out. Save the file as UTF-8.',
      ja: 'smtputf8_enable が有効ならテーブルは UTF-8 として読まれ、postmap はそれ以外のバイトを含む行を警告して飛ばします。ファイルを UTF-8 で保存してください。',
    },
    bad: 'a@example.com \uFFFD\n',
    good: 'a@example.com 太郎\n',
  },
  *check(file) {
    for (const { span } of lostLines(file, 'not-utf8')) yield { span };
  },
};
