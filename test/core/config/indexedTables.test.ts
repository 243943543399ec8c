import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { readConfiguration } from '../../../server/src/core/config/configuration.ts';
import { indexedTables, indexFile } from '../../../server/src/core/config/indexedTables.ts';
import { configFolder, postconfVersion, removeFolder, writeConfig } from '../../support/postconf.ts';

function tablesOf(main: string, master = '') {
  return indexedTables(
    readConfiguration({ main: { file: 'main.cf', text: main }, master: { file: 'master.cf', text: master } }),
  );
}

function named(main: string, master = ''): string[] {
  return tablesOf(main, master).map(({ command, type, path }) => `${command} ${type}:${path}`);
}

test('tables are found behind names, behind proxy:, in lists and in -o settings', () => {
  const main = [
    'alias_database = lmdb:/etc/aliases',
    'alias_maps = $alias_database, hash:/etc/lists, nis:mail.aliases',
    'maps = /etc/postfix/maps',
    'virtual_alias_maps = proxy:btree:$maps/virtual,regexp:/etc/postfix/re',
    'smtpd_sender_restrictions = check_sender_access cdb:/etc/postfix/senders, permit',
  ].join('\n');
  const master = 'smtp inet n - y - - smtpd -o transport_maps=hash:/etc/postfix/transport\n';
  assert.deepEqual(named(`${main}\n`, master), [
    'newaliases lmdb:/etc/aliases',
    'postalias hash:/etc/lists',
    'postmap btree:/etc/postfix/maps/virtual',
    'postmap cdb:/etc/postfix/senders',
    'postmap hash:/etc/postfix/transport',
  ]);
});

test('without settings the defaults name the aliases', () => {
  assert.deepEqual(named('default_database_type = cdb\n'), ['newaliases cdb:/etc/aliases']);
});

test('a table that several parameters name is made by the program of the first kind', () => {
  assert.deepEqual(named('alias_maps = hash:/a\nvirtual_alias_maps = hash:/a\nalias_database = hash:/a\n'), [
    'newaliases hash:/a',
  ]);
});

test('what cannot be expanded names nothing', () => {
  assert.deepEqual(named('alias_maps = hash:/a$alias_maps\nalias_database =\n'), []);
});

test('the real newaliases makes just the indexes that are said to be its own', (t) => {
  if (postconfVersion() === undefined) {
    t.skip('Postfix is not installed: apt-get install postfix');
    return;
  }
  const names = ['first', 'second', 'third'];
  const folder = configFolder(Object.fromEntries(names.map((name) => [name, `${name}: root\n`])));
  const main = [
    `own = ${folder}`,
    'alias_database = hash:$own/first btree:${own}/second',
    'alias_maps = $alias_database, hash:$own/third',
    '',
  ].join('\n');
  writeConfig(folder, { 'main.cf': main, 'master.cf': '' });
  execFileSync('newaliases', ['-C', folder]);
  for (const { type, path, command } of tablesOf(main)) {
    assert.equal(existsSync(indexFile(type, path) ?? ''), command === 'newaliases', path);
  }
  assert.ok(existsSync(join(folder, 'second.db')));
  removeFolder(folder);
});
