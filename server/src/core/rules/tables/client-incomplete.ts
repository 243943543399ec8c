import type { ClientRule } from './context.ts';

/** What a table of a type cannot do without; of the names in one group, any will do. */
const needed: Readonly<Record<string, readonly (readonly string[])[]>> = {
  ldap: [['search_base']],
  mysql: [
    ['dbname', 'option_file'],
    ['query', 'table'],
  ],
  pgsql: [['dbname'], ['query', 'table', 'select_function']],
  sqlite: [['dbpath'], ['query', 'table']],
  mongodb: [['uri'], ['dbname'], ['collection']],
};

export const clientIncomplete: ClientRule = {
  code: 'client-incomplete',
  severity: 'warning',
  message: {
    en: 'A table of type {type} needs the setting "{name}"',
    ja: '種類 {type} のテーブルには設定 "{name}" が必要です',
  },
  docs: {
    what: {
      en: 'Without this setting the table does not know what to ask, or whom: lookups fail, and mail is deferred.',
      ja: 'この設定がないと、何をどこに問い合わせるかが決まりません。検索は失敗し、メールの配送は延期されます。',
    },
    bad: 'hosts = 127.0.0.1\ndbname = mail\n',
    good: "hosts = 127.0.0.1\ndbname = mail\nquery = SELECT x FROM y WHERE z = '%s'\n",
  },
  *check({ tree, type = '', text }) {
    const names = new Set(tree.entries.flatMap((entry) => (entry.kind === 'assignment' ? [entry.name] : [])));
    const newline = text.indexOf('\n');
    const span = { start: 0, end: newline === -1 ? text.length : newline };
    for (const group of Object.hasOwn(needed, type) ? (needed[type] ?? []) : []) {
      const [name = ''] = group;
      if (!group.some((one) => names.has(one))) yield { span, args: { type, name } };
    }
  },
};
