import { type IndexedRule, lostLines } from './context.ts';

export const tableOrphanContinuation: IndexedRule = {
  code: 'table-orphan-continuation',
  severity: 'error',
  message: {
    en: 'Dropped: this line begins with white space, but there is no entry that it could continue',
    ja: '無視されます: 空白で始まる行ですが、続きとなるエントリがありません',
  },
  docs: {
    what: {
      en: 'A line that begins with white space continues the entry before it. There is none here: Postfix drops the line. Begin the key in the first column.',
      ja: '空白で始まる行は直前のエントリの続きになります。ここには直前のエントリがないため、Postfix はこの行を捨てます。キーは行頭から書いてください。',
    },
    bad: '  a@example.com taro\n',
    good: 'a@example.com taro\n',
  },
  *check(file) {
    for (const { span } of lostLines(file, 'orphan')) yield { span };
  },
};
