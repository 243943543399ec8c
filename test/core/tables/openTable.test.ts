import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Answer } from '../../../server/src/core/tables/lookupTable.ts';
import { openTable, tableReference } from '../../../server/src/core/tables/openTable.ts';
import { configFolder, removeFolder, writeConfig } from '../../support/postconf.ts';
import { expressions, hasTableType } from '../../support/postmap.ts';

function ask(text: string, key: string): Answer | string {
  const reference = tableReference(text);
  assert.ok(reference);
  const table = openTable(reference, { read: () => ({ unreadable: 'ENOENT' }), expressions });
  return 'lookUp' in table ? table.lookUp(key) : table.reason;
}

function foundIn(text: string, key: string): string | undefined {
  const answer = ask(text, key);
  return typeof answer === 'object' && answer.kind === 'found' ? answer.value : undefined;
}

const tables = [
  'inline:{a=1,a=2}',
  'inline:{ a=1, { b c = 3  4 } }',
  'inline:{ { "b c" = 3 }, { A = 5 } }',
  'inline:{ {a = {x}} }',
  'inline:{a=}',
  'static:{ a b }',
  'static:a,b',
  'randmap:{only}',
  'unionmap:{inline:{a=1},static:2,inline:{b=3}}',
  'pipemap:{inline:{a=1},inline:{1=4}}',
  'pipemap:{inline:{a=1},inline:{2=4}}',
  'pipemap:{unionmap:{inline:{a=1},inline:{a=2}},inline:{{1,2=both}}}',
  'pcre:{{/^(.)$/ <$1>}, {/x/ y $$}}',
  'regexp:{{/^(.)$/ <$1>}, {/x/ y}}',
  'cidr:{{192.0.2.0/24 net}, {0.0.0.0/0 all}}',
  'proxy:inline:{a=1}',
];

test('tables that stand in main.cf answer as the real postmap does', (t) => {
  if (!hasTableType(t, 'pcre')) return;
  const folder = configFolder({});
  writeConfig(join(folder, 'conf'), { 'main.cf': 'compatibility_level = 3.6\n' });
  try {
    for (const table of tables.filter((text) => !text.startsWith('proxy:'))) {
      for (const key of ['a', 'A', 'b', '"b c"', 'x', '192.0.2.9', '10.0.0.1']) {
        const found = postmap(folder, table, key);
        assert.equal(foundIn(table, key), found, `${table} ${key}`);
      }
    }
  } finally {
    removeFolder(folder);
  }
});

function postmap(folder: string, table: string, key: string): string | undefined {
  const args = ['-c', join(folder, 'conf'), '-q', key, table];
  try {
    return execFileSync('postmap', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).slice(
      0,
      -1,
    );
  } catch {
    return undefined;
  }
}

test('proxy: is looked through; what the files do not tell depends on its table', () => {
  assert.equal(foundIn('proxy:inline:{a=1}', 'a'), '1');
  const reasons: Readonly<Record<string, string>> = {
    'mysql:/etc/postfix/users.cf': 'remote',
    'proxy:ldap:/etc/postfix/ldap.cf': 'remote',
    'tcp:localhost:1': 'remote',
    'unix:passwd.byname': 'host',
    'fail:x': 'refuses',
    'randmap:{a,b}': 'random',
    'pipemap:{inline:{a=b},sqlite:/x}': 'remote',
  };
  for (const [table, reason] of Object.entries(reasons)) {
    const answer = ask(table, 'a');
    assert.deepEqual(typeof answer === 'object' && 'reason' in answer && answer.reason, reason, table);
  }
  assert.equal(ask('pipemap:{inline:{b=c},sqlite:/x}', 'a'), undefined);
});

test('tables that cannot be opened say why', () => {
  const deep = `${'proxy:'.repeat(100)}static:x`;
  const nested = `${'pipemap:{'.repeat(1000)}static:x${'}'.repeat(1000)}`;
  const reasons: Readonly<Record<string, string>> = {
    'hash:/missing': 'file',
    'regexp:/missing': 'file',
    'oracle:x': 'unknown-type',
    'inline:{a}': 'syntax',
    'inline:a=b': 'syntax',
    'inline:{}': 'syntax',
    'pipemap:{}': 'syntax',
    'unionmap:{static}': 'syntax',
    'static:{a} b': 'syntax',
    'pcre:{/x/ y}': 'syntax',
    'proxy:x': 'syntax',
    [deep]: 'too-deep',
    [nested]: 'too-deep',
  };
  for (const [table, reason] of Object.entries(reasons))
    assert.equal(ask(table, 'a'), reason, table.slice(0, 40));
});

test('an expression that backtracks without end is given up, with its place', () => {
  const started = performance.now();
  const answer = ask('pcre:{{/^(a+)+$/ x}}', `${'a'.repeat(40)}!`);
  assert.ok(performance.now() - started < 20_000);
  assert.deepEqual(typeof answer === 'object' && answer, {
    kind: 'depends',
    reason: 'expression',
    table: { type: 'pcre', name: '{{/^(a+)+$/ x}}' },
    words: 'match limit exceeded',
  });
});

test('expressions that overflow the library are given up, and it works on', () => {
  const deep = `${'('.repeat(20_000)}a${')'.repeat(20_000)}`;
  for (const table of [
    `regexp:{{/${deep}/ x}}`,
    'regexp:{{/((a{1,250}){1,250}){1,250}/ x}}',
    'regexp:{{/(a)\\1/ x}}',
  ]) {
    const answer = ask(table, 'aa');
    assert.ok(typeof answer === 'object' && answer.kind === 'depends', table.slice(0, 40));
  }
  assert.equal(foundIn('regexp:{{/a/ x}}', 'a'), 'x');
});
