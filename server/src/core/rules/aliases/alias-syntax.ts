import type { AliasRule } from './context.ts';

const reasons: ReadonlySet<string> = new Set(['no-colon', 'no-name', 'no-value', 'comma-in-name']);

export const aliasSyntax: AliasRule = {
  code: 'alias-syntax',
  severity: 'error',
  message: {
    en: 'Need a "name: value" pair (one name, a colon, at least one recipient); postalias skips this line',
    ja: '「名前: 受信者」の形 (名前は 1 つ、コロン、1 つ以上の受信者) が必要です。postalias はこの行を飛ばします',
  },
  docs: {
    what: {
      en: 'Every logical line is one name, a colon and at least one recipient. postalias only warns about another line, leaves it out and still exits with status 0. A line that should continue the one before must begin with white space.',
      ja: '論理行は「名前: 受信者」の形でなければなりません。postalias はそうでない行に警告を出すだけで飛ばし、終了ステータスも 0 のままです。前の行の続きなら、行頭に空白を置いてください。',
    },
    bad: 'staff: taro,\nhanako\n',
    good: 'staff: taro,\n  hanako\n',
  },
  *check({ file }) {
    for (const { reason, at } of file.malformed) {
      if (reasons.has(reason)) yield { span: at };
    }
  },
};
