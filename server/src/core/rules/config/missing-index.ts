import type { ConfigRule } from './context.ts';

export const missingIndex: ConfigRule = {
  code: 'missing-index',
  severity: 'warning',
  message: {
    en: '{path} has no index {index}, and Postfix cannot open the table: run {command}',
    ja: '{path} の索引 {index} がなく、Postfix はこのテーブルを開けません。{command} を実行してください',
  },
  docs: {
    what: {
      en: 'Tables of type hash, btree, lmdb, cdb and the like are answered from an index beside the file that you write. Without the index Postfix cannot open the table, and mail waits or is put off. Run `postmap TYPE:FILE`, for aliases `postalias TYPE:FILE` or `newaliases`.',
      ja: 'hash、btree、lmdb、cdb などのテーブルでは、Postfix は元ファイルの隣にある索引を読みます。索引がないとテーブルを開けず、メールは滞留します。`postmap 種類:ファイル` を、エイリアスなら `postalias 種類:ファイル` か `newaliases` を実行してください。',
    },
    bad: 'virtual_alias_maps = lmdb:/etc/postfix/not-indexed\n',
    good: 'virtual_alias_maps = lmdb:/etc/postfix/virtual\n',
  },
  *check(context) {
    for (const problem of context.fileProblems()) {
      if (problem.kind !== 'missing-index') continue;
      const { span, path, index, command } = problem;
      yield { span, args: { path, index, command } };
    }
  },
};
