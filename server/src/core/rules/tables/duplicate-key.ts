import { statementAt } from '../../tables/indexedTable.ts';
import type { IndexedRule } from './context.ts';

export const duplicateKey: IndexedRule = {
  code: 'duplicate-key',
  severity: 'warning',
  message: {
    en: 'Ignored: "{key}" is already on line {line}, and the first entry counts',
    ja: '無視されます: "{key}" は {line} 行目にあり、最初のエントリが有効です',
  },
  docs: {
    what: {
      en: 'A key stands twice. The first entry counts, upper and lower case are the same, and postmap only warns. Put everything into one entry, or remove one.',
      ja: '同じキーが 2 回あります。最初のエントリが有効で、大文字と小文字は区別されず、postmap は警告するだけです。1 つのエントリにまとめるか、片方を消してください。',
    },
    bad: 'a@example.com taro\nA@Example.com hanako\n',
    good: 'a@example.com taro, hanako\n',
  },
  *check({ table }) {
    for (const { line, first } of table.duplicates) {
      const statement = statementAt(table.lines, line);
      const earlier = statementAt(table.lines, first);
      if (statement.kind !== 'entry' || earlier.kind !== 'entry') continue;
      yield {
        span: statement.key.span,
        args: { key: statement.key.text, line: earlier.line.firstLine + 1 },
        related: [
          { span: earlier.key.span, message: { en: 'This entry counts', ja: 'こちらのエントリが有効です' } },
        ],
        tag: 'unnecessary',
      };
    }
  },
};
