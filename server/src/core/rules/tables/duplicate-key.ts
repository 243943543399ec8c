import { type IndexedRule, ignoredEntries } from './context.ts';

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
  *check(file) {
    for (const { ignored, first } of ignoredEntries(file)) {
      yield {
        span: ignored.key.span,
        args: { key: ignored.key.text, line: first.line.firstLine + 1 },
        related: [
          { span: first.key.span, message: { en: 'This entry counts', ja: 'こちらのエントリが有効です' } },
        ],
        tag: 'unnecessary',
      };
    }
  },
};
