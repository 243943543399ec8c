const file = [['/path/to/table']];
const clientFile = [['/path/to/table.cf']];

/**
 * What follows the colon of a table's type, the parts between colons, in one or several forms;
 * DATABASE_README and the manual of each type.
 */
const forms: Readonly<Record<string, readonly (readonly string[])[]>> = {
  btree: file,
  cdb: file,
  dbm: file,
  hash: file,
  lmdb: file,
  sdbm: file,
  texthash: file,
  cidr: [['/path/to/table'], ['{ {network result}, … }']],
  pcre: [['/path/to/table'], ['{ {/pattern/ result}, … }']],
  regexp: [['/path/to/table'], ['{ {/pattern/ result}, … }']],
  ldap: clientFile,
  memcache: clientFile,
  mongodb: clientFile,
  mysql: clientFile,
  pgsql: clientFile,
  sqlite: clientFile,
  inline: [['{ key=value, {key = text of several words}, … }']],
  pipemap: [['{ type:name, type:name, … }']],
  unionmap: [['{ type:name, type:name, … }']],
  randmap: [['{ result, result, … }']],
  static: [['text'], ['{ text of several words }']],
  fail: [['text']],
  debug: [['type', 'name']],
  proxy: [['type', 'name']],
  nis: [['map']],
  tcp: [['host', 'port']],
  socketmap: [
    ['inet', 'host', 'port', 'name'],
    ['unix', 'path', 'name'],
  ],
  unix: [['passwd.byname'], ['group.byname']],
};

export function tableForms(type: string): readonly (readonly string[])[] | undefined {
  return Object.hasOwn(forms, type) ? forms[type] : undefined;
}
