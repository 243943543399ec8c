import type { AliasRule } from './context.ts';

export const duplicateAlias: AliasRule = {
  code: 'duplicate-alias',
  severity: 'warning',
  message: {
    en: 'Ignored: "{name}" is already defined on line {line}, and the first entry counts',
    ja: '無視されます: "{name}" は {line} 行目で定義済みで、最初の定義が有効です',
  },
  docs: {
    what: {
      en: 'A name is defined twice. Unlike in main.cf, the first entry counts and postalias leaves the later ones out; upper and lower case are the same. Put all recipients into one entry.',
      ja: '同じ名前が 2 回定義されています。main.cf とは逆に最初の定義が有効で、postalias は後の定義を取り込みません。大文字と小文字は区別されません。受信者を 1 つの定義にまとめてください。',
    },
    bad: 'ops: taro\nOps: hanako\n',
    good: 'ops: taro, hanako\n',
  },
  *check({ file }) {
    for (const { name, entry, overriddenBy } of file.aliases) {
      if (!overriddenBy) continue;
      yield {
        span: entry.key.span,
        args: { name, line: overriddenBy.entry.line.firstLine + 1 },
        related: [
          {
            span: overriddenBy.entry.key.span,
            message: { en: 'This entry counts', ja: 'こちらの定義が有効です' },
          },
        ],
        tag: 'unnecessary',
      };
    }
  },
};
