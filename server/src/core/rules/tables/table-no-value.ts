import { type IndexedRule, lostLines } from './context.ts';

export const tableNoValue: IndexedRule = {
  code: 'table-no-value',
  severity: 'error',
  message: {
    en: 'No value behind this key: postmap skips the line',
    ja: 'このキーに値がありません。postmap はこの行を飛ばします',
  },
  docs: {
    what: {
      en: 'Every entry is a key, white space and a value. postmap only warns about another line, leaves it out and still exits with status 0. Where only the key matters, write any value, such as `OK`. A line that should continue the one before must begin with white space.',
      ja: 'エントリは「キー、空白、値」の形です。postmap はそうでない行に警告を出すだけで飛ばし、終了ステータスも 0 のままです。キーだけが大事なテーブルでも `OK` のような値を書いてください。前の行の続きなら、行頭に空白を置いてください。',
    },
    bad: 'a@example.com taro\nb@example.com\n',
    good: 'a@example.com taro\nb@example.com hanako\n',
  },
  *check(file) {
    for (const { span } of lostLines(file, 'no-value', 'no-key')) yield { span };
  },
};
