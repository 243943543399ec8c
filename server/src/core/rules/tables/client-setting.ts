import { clientAttributes } from '../../tables/clients.ts';
import type { ClientRule } from './context.ts';

export const clientSetting: ClientRule = {
  code: 'client-setting',
  severity: 'warning',
  message: {
    en: 'Tables of type {type} have no setting "{name}": nothing reads it',
    ja: '種類 {type} のテーブルに "{name}" という設定はなく、読まれません',
  },
  docs: {
    what: {
      en: 'The file of an ldap, mysql, pgsql, sqlite or memcache table holds `name = value` lines, each with a setting of that type. Postfix ignores others without a word, so that a typing error leaves the default in force.',
      ja: 'ldap、mysql、pgsql、sqlite、memcache のテーブルのファイルには、その種類の設定を「名前 = 値」の行で書きます。知らない名前は黙って無視されるため、書き間違えると既定値のままになります。',
    },
    bad: 'host = 127.0.0.1\nuser = postfix\ndbname = mail\nquery = SELECT x FROM y\n',
    good: 'hosts = 127.0.0.1\nuser = postfix\ndbname = mail\nquery = SELECT x FROM y\n',
  },
  *check({ tree, type }) {
    const known = type === undefined ? undefined : clientAttributes(type);
    if (!known) return;
    for (const entry of tree.entries) {
      if (entry.kind !== 'assignment' || known.includes(entry.name)) continue;
      yield { span: entry.nameSpan, args: { type: type ?? '', name: entry.name } };
    }
  },
};
