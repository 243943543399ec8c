import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Environment, requests, type TableIndex } from '../../server/src/protocol.ts';
import { type Client, startClient } from './serverProcess.ts';

const root = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
const etc = join(root, 'etc');
const postfix = join(etc, 'postfix');
const aliases = join(etc, 'aliases');

let client: Client;

before(async () => {
  mkdirSync(postfix, { recursive: true });
  write(
    join(postfix, 'main.cf'),
    `alias_database = hash:${aliases}\nvirtual_alias_maps = lmdb:${postfix}/virtual\n`,
  );
  write(aliases, 'root: me\n', 200);
  write(join(postfix, 'virtual'), 'a b\n', 200);
  client = await startClient({ locale: 'en', initializationOptions: { settings: { targetVersion: '3.7' } } });
});

after(async () => {
  assert.deepEqual(client.logged, []);
  assert.equal(await client.end(), 0);
});

after(() => {
  client.server.kill();
  rmSync(root, { recursive: true });
});

/** Writes a file that was changed `seconds` after some moment. */
function write(path: string, text: string, seconds = 0): void {
  writeFileSync(path, text);
  utimesSync(path, 1_700_000_000 + seconds, 1_700_000_000 + seconds);
}

function indexOf(path: string): Promise<TableIndex | null> {
  return client.request(requests.tableIndex, { uri: pathToFileURL(path).href });
}

test('aliases without an index, with an older one and with a newer one', async () => {
  assert.deepEqual(await indexOf(aliases), {
    command: 'newaliases',
    table: `hash:${aliases}`,
    index: `${aliases}.db`,
    state: 'missing',
    folder: postfix,
  });
  write(`${aliases}.db`, '', 100);
  assert.equal((await indexOf(aliases))?.state, 'stale');
  write(`${aliases}.db`, '', 200);
  assert.equal((await indexOf(aliases))?.state, 'current');
});

test('a table that main.cf names has the index of its type, and postmap makes it', async () => {
  const index = await indexOf(join(postfix, 'virtual'));
  assert.deepEqual(
    [index?.command, index?.table, index?.state],
    ['postmap', `lmdb:${postfix}/virtual`, 'missing'],
  );
});

test('a copy that no main.cf names is judged by the index beside it, if there is one', async () => {
  const copy = join(root, 'copy', 'aliases');
  mkdirSync(join(root, 'copy'));
  write(copy, 'postmaster: me\n', 200);
  assert.equal(await indexOf(copy), null);
  write(`${copy}.lmdb`, '', 100);
  assert.deepEqual(await indexOf(copy), {
    command: 'postalias',
    table: `lmdb:${copy}`,
    index: `${copy}.lmdb`,
    state: 'stale',
  });
});

test('a copy below another folder is not made anew by newaliases, which would make the real one', async () => {
  const other = join(root, 'work', 'etc');
  mkdirSync(join(other, 'postfix'), { recursive: true });
  write(join(other, 'postfix', 'main.cf'), 'alias_database = hash:/etc/aliases\n');
  write(join(other, 'aliases'), 'root: me\n', 200);
  assert.equal(await indexOf(join(other, 'aliases')), null);
  write(join(other, 'aliases.db'), '', 100);
  const index = await indexOf(join(other, 'aliases'));
  assert.deepEqual([index?.command, index?.table], ['postalias', `hash:${join(other, 'aliases')}`]);
});

test('files that are none, and documents of other schemes, have no index', async () => {
  assert.equal(await indexOf(join(root, 'no-such-file')), null);
  assert.equal(await client.request(requests.tableIndex, { uri: 'untitled:aliases' }), null);
});

test('the environment of a file: its release and who decided it, its folder', async () => {
  const about = (path: string) =>
    client.request<Environment>(requests.environment, { uri: pathToFileURL(path).href });
  assert.deepEqual(await about(join(postfix, 'main.cf')), {
    version: '3.7',
    decidedBy: 'setting',
    folder: postfix,
  });
  assert.equal((await about(aliases)).folder, postfix);
  assert.equal((await about(join(root, 'copy', 'aliases'))).folder, undefined);
});
