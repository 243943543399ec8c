import type { ConfigRule } from './context.ts';

export const missingTable: ConfigRule = {
  code: 'missing-table',
  severity: 'warning',
  message: {
    en: 'There is no file {path}: write it, or take its name out of here',
    ja: 'ファイル {path} がありません。作成するか、ここから名前を削除してください',
  },
  docs: {
    what: {
      en: 'A lookup table, or a file in a list of domains or networks, does not exist. A program that needs it ends, or answers with a temporary failure, so that mail waits or is put off. Look at the spelling, or write the file and, for types that need it, make its index with postmap.',
      ja: '検索テーブル、またはドメインやネットワークの一覧に書かれたファイルが存在しません。それを必要とするプログラムは終了するか一時的なエラーを返し、メールは滞留します。つづりを確かめるか、ファイルを作成してください。索引を使う種類では、続けて postmap を実行します。',
    },
    bad: 'virtual_alias_maps = lmdb:/etc/postfix/mistyped\n',
    good: 'virtual_alias_maps = lmdb:/etc/postfix/virtual\n',
  },
  *check(context) {
    for (const { kind, span, path } of context.fileProblems())
      if (kind === 'missing') yield { span, args: { path } };
  },
};
