import type { ConfigRule } from './context.ts';

export const missingTableInCopy: ConfigRule = {
  code: 'missing-table-in-copy',
  severity: 'info',
  message: {
    en: '{path} is not in this copy of the configuration, so what it says is not known here',
    ja: '{path} はこの設定のコピーに含まれていないため、内容が分かりません',
  },
  docs: {
    what: {
      en: 'This folder is a copy of a configuration, and a table that belongs beside main.cf is not in it. That is as it should be for files that are kept elsewhere on purpose (tables of passwords are not mentioned); otherwise the name may be mistyped, or the file was left out of the copy.',
      ja: 'このフォルダは設定のコピーですが、main.cf の隣にあるはずのテーブルが含まれていません。わざと別に保管しているファイルなら問題ありません (パスワードのテーブルは指摘しません)。そうでなければ、名前の書き間違いか、コピーし忘れの可能性があります。',
    },
    bad: 'virtual_alias_maps = texthash:/etc/postfix/mistyped\n',
    good: 'virtual_alias_maps = texthash:/etc/postfix/virtual\n',
  },
  *check(context) {
    for (const { kind, span, path } of context.fileProblems())
      if (kind === 'missing-in-copy') yield { span, args: { path } };
  },
};
