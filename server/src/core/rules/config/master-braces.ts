import type { ConfigRule } from './context.ts';

export const masterBraces: ConfigRule = {
  code: 'master-braces',
  severity: 'error',
  message: {
    en: 'The braces do not match: an argument that begins with "{" ends with its "}", and a blank follows',
    ja: '波括弧の対応が取れていません。"{" で始まる引数は対応する "}" で終わり、その後に空白が必要です',
  },
  docs: {
    what: {
      en: 'Braces hold an argument with blanks together. Without the closing one the rest of the entry becomes part of the argument; text right behind it is lost.',
      ja: '波括弧は空白を含む引数を 1 つにまとめます。閉じる波括弧がないとエントリの残りがすべて引数になり、直後に続くテキストは失われます。',
    },
    bad: 'smtp inet n - y - - smtpd\n  -o { smtpd_banner = $myhostname ESMTP\n',
    good: 'smtp inet n - y - - smtpd\n  -o { smtpd_banner = $myhostname ESMTP }\n',
  },
  *check({ configuration: { master }, file }) {
    if (file !== 'master') return;
    for (const entry of master?.tree.entries ?? []) {
      if (entry.kind !== 'service') continue;
      for (const { code, span } of entry.problems) {
        if (code === 'master-braces') yield { span };
      }
    }
  },
};
