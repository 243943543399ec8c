import { type ConfigRule, findFaults } from './context.ts';

export const unknownTableType: ConfigRule = {
  code: 'unknown-table-type',
  severity: 'error',
  message: { en: '{name}: {reason}', ja: '{name}: {reason}' },
  docs: {
    what: {
      en: 'A lookup table is written `type:name`, and this release of Postfix has no such type. Mail that needs the table is deferred. `postconf -m` lists the types that the installed Postfix was built with.',
      ja: '検索テーブルは `種類:名前` の形で書きますが、対象のリリースの Postfix にこの種類はありません。このテーブルを必要とするメールは遅延されます。インストールされている Postfix で使える種類は `postconf -m` で分かります。',
    },
    bad: 'alias_maps = hahs:/etc/aliases\n',
    good: 'alias_maps = lmdb:/etc/aliases\n',
  },
  check: (context) =>
    findFaults(context, 'unknown-table-type', {
      unknown: {
        en: 'Postfix has no lookup tables of type "{type}"',
        ja: 'Postfix に "{type}" という種類の検索テーブルはありません',
      },
      'later-release': {
        en: 'lookup tables of type "{type}" came with Postfix {since}',
        ja: '"{type}" の検索テーブルは Postfix {since} で追加されました',
      },
    }),
};
