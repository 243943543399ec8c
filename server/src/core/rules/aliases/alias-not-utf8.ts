import type { AliasRule } from './context.ts';

export const aliasNotUtf8: AliasRule = {
  code: 'alias-not-utf8',
  severity: 'warning',
  message: {
    en: 'Not UTF-8: postalias ignores this line',
    ja: 'UTF-8 として読めません。postalias はこの行を無視します',
  },
  docs: {
    what: {
      en: 'With compatibility_level 1 and up postalias takes only lines that are valid UTF-8. Files from older systems are often in EUC-JP, Shift_JIS or Latin-1: convert them.',
      ja: 'compatibility_level が 1 以上のとき、postalias は正しい UTF-8 の行だけを取り込みます。古いシステムのファイルは EUC-JP や Shift_JIS、Latin-1 であることが多いので、UTF-8 に変換してください。',
    },
    bad: 'taro: "\uFFFD\uFFFD" <taro@example.jp>\n',
    good: 'taro: "山田" <taro@example.jp>\n',
  },
  *check({ file }) {
    for (const { reason, at } of file.malformed) {
      if (reason === 'not-utf8') yield { span: at };
    }
  },
};
