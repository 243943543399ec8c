import { landedSpan } from '../../config/values/landed.ts';
import type { ConfigContext, ConfigRule, PlacedProblem } from './context.ts';

export const tableClient: ConfigRule = {
  code: 'table-client',
  severity: 'warning',
  message: {
    en: 'The configuration file of this lookup table is not right: {words}',
    ja: 'この検索テーブルの設定ファイルに問題があります: {words}',
  },
  docs: {
    what: {
      en: 'Tables of type ldap, mysql, pgsql, sqlite, memcache and mongodb read a file of their own, in the format of main.cf. It is missing, or a line in it cannot be read, or a name in it means nothing to this type of table.',
      ja: 'ldap、mysql、pgsql、sqlite、memcache、mongodb の検索テーブルは、main.cf と同じ書式の設定ファイルを読みます。そのファイルがないか、読めない行があるか、このテーブルの種類では意味のない名前が使われています。',
    },
    bad: 'virtual_alias_maps = ldap:/etc/postfix/mistyped.cf\n',
    good: 'virtual_alias_maps = ldap:/etc/postfix/aliases-ldap.cf\n',
  },
  *check(context) {
    for (const problem of context.problems('table-client')) {
      yield { span: placeInValue(context, problem) ?? problem.span, args: { words: problem.words } };
    }
  },
};

/** Where the file that postconf(1) names stands in the value. */
function placeInValue({ landed }: ConfigContext, { name, words, value }: PlacedProblem) {
  const file = /(?:^|[: "])(\/[^\s,":]+)/.exec(words)?.[1];
  const found = landed().values.find(({ setting }) => setting.name === name && setting.value === value);
  const at = found && file ? found.text.indexOf(file) : -1;
  if (!found || !file || at === -1) return undefined;
  const before = /[^\s,{}]*$/.exec(found.text.slice(0, at))?.[0] ?? '';
  return landedSpan(found, { start: at - before.length, end: at + file.length });
}
