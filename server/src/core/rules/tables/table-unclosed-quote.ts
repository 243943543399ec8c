import { type IndexedRule, lostLines } from './context.ts';

export const tableUnclosedQuote: IndexedRule = {
  code: 'table-unclosed-quote',
  severity: 'error',
  message: {
    en: 'A quote is not closed: postmap skips this line',
    ja: '引用符が閉じていないため、postmap はこの行を飛ばします',
  },
  docs: {
    what: {
      en: 'A double quote holds white space in a key together, as in `"first last"@example.com`. Where it is not closed before the end of the line, postmap warns and leaves the line out. Close it, or write a backslash before a quote that is part of the key.',
      ja: '二重引用符は `"first last"@example.com` のようにキーの中の空白をまとめます。行末までに閉じていないと、postmap は警告してその行を飛ばします。閉じるか、キーの一部である引用符の前にバックスラッシュを置いてください。',
    },
    bad: '"first last@example.com taro\n',
    good: '"first last"@example.com taro\n',
  },
  *check(file) {
    for (const { span } of lostLines(file, 'unbalanced-quote')) yield { span };
  },
};
