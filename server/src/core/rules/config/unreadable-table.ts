import type { ConfigRule } from './context.ts';

export const unreadableTable: ConfigRule = {
  code: 'unreadable-table',
  severity: 'info',
  message: {
    en: '{path} cannot be read here ({reason}), so what it says is not known here',
    ja: '{path} を読めないため ({reason})、内容が分かりません',
  },
  docs: {
    what: {
      en: 'It is a folder, or the user that runs this program may not read the file. Postfix opens most tables as root, so this may be on purpose, as with passwords; the table is left out of what is said about addresses and of the other findings.',
      ja: 'フォルダであるか、このプログラムを実行しているユーザに読む権限がありません。Postfix はほとんどのテーブルを root として開くため、パスワードのファイルのように、わざとそうしている場合もあります。このテーブルは宛先の調査やほかの検査の対象になりません。',
    },
    bad: 'smtp_sasl_password_maps = texthash:/etc/postfix/secret\n',
    good: 'smtp_sasl_password_maps = texthash:/etc/postfix/sasl_passwd\n',
  },
  *check(context) {
    for (const problem of context.fileProblems()) {
      if (problem.kind !== 'unreadable') continue;
      const { span, path, reason } = problem;
      yield { span, args: { path, reason } };
    }
  },
};
