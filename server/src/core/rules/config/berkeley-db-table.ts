import { isSince } from '../../config/version.ts';
import type { Localized } from '../../l10n.ts';
import { isCache, tableUses } from '../../tables/uses.ts';
import type { ConfigRule } from './context.ts';

/** Since this release Postfix itself helps to leave Berkeley DB (postconf(5), non_bdb_migration_level). */
const fadingSince = '3.11';

export const berkeleyDbTable: ConfigRule = {
  code: 'berkeley-db-table',
  severity: 'hint',
  message: {
    en: '{type} tables need Berkeley DB, which newer systems leave out; lmdb takes their place: {way}',
    ja: '{type} のテーブルには Berkeley DB が必要ですが、新しいシステムでは省かれています。後継は lmdb です。{way}',
  },
  docs: {
    what: {
      en: 'Berkeley DB, which is behind the types hash and btree, is no longer maintained, and systems drop it: there Postfix cannot open such tables. Use `lmdb`, which is made from the same source: run `postmap lmdb:FILE` (or `postalias` for aliases), then write `lmdb:` in main.cf. From Postfix 3.11 on, `non_bdb_migration_level` can do so for tables that are still named hash or btree.',
      ja: 'hash と btree の土台である Berkeley DB は保守されておらず、システムから外されつつあります。そうしたシステムでは、Postfix はこれらのテーブルを開けません。同じ元ファイルから作れる `lmdb` を使ってください。`postmap lmdb:ファイル` (エイリアスなら `postalias`) を実行し、main.cf に `lmdb:` と書きます。Postfix 3.11 以降では、`non_bdb_migration_level` で hash や btree と書かれたままのテーブルを切り替えられます。',
    },
    bad: 'virtual_alias_maps = hash:/etc/postfix/virtual\n',
    good: 'virtual_alias_maps = lmdb:/etc/postfix/virtual\n',
  },
  *check({ configuration, file }) {
    const { version, main, master, examination } = configuration;
    if (!isSince(version, fadingSince) || examination.settings.has('non_bdb_migration_level')) return;
    const source = file === 'main' ? main : master;
    for (const { type, path, purpose, parameter, location } of tableUses(configuration)) {
      const end = location.span.start - 1;
      const span = { start: end - type.length, end };
      if ((type !== 'hash' && type !== 'btree') || location.file !== source?.file) continue;
      if (source.text.slice(span.start, span.end) !== type) continue;
      const way = isCache(parameter) ? ways.cache : ways.source;
      const command = `${purpose === 'aliases' ? 'postalias' : 'postmap'} lmdb:${path}`;
      yield { span, args: { type, way, command }, tag: 'deprecated' };
    }
  },
};

const ways: Readonly<Record<'source' | 'cache', Localized>> = {
  source: { en: 'run {command}, then name it here', ja: '{command} を実行してから、ここに書いてください' },
  cache: { en: 'Postfix fills the new cache by itself', ja: '新しいキャッシュは Postfix が自動で作ります' },
};
