import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, Diagnostic, Hover, Location, TextEdit } from 'vscode-languageserver';
import { configFolder, removeFolder, writeConfig } from '../support/postconf.ts';
import { type Client, startClient } from './serverProcess.ts';

const files = {
  'main.cf': `\
virtual_alias_maps = hash:/etc/postfix/map
smtpd_sender_restrictions = check_sender_access regexp:/etc/postfix/senders
transport_maps = lmdb:/etc/postfix/routes
`,
  'master.cf': 'smtp unix - - y - - smtp\nslow unix - - y - 2 smtp\n',
  map: 'info@example.org taro@example.com\nINFO@example.org hanako@example.com\n',
};

let folder: string;
let client: Client;
const uriOf = (name: string) => pathToFileURL(`${folder}/${name}`).href;

before(async () => {
  folder = configFolder(files);
  client = await startClient();
});

after(async () => {
  assert.deepEqual(client.logged, []);
  assert.equal(await client.end(), 0);
  removeFolder(folder);
});

after(() => void client.server.kill());

const codes = (found: readonly Diagnostic[]) => found.map(({ code }) => code);

test('a file is the table that main.cf takes it for, whatever its name', async () => {
  client.open(uriOf('map'), files.map);
  assert.deepEqual(codes(await client.diagnostics(uriOf('map'))), ['duplicate-key']);
  client.open(uriOf('senders'), '/(a/ OK\n/b/ YES\n');
  const found = await client.diagnostics(uriOf('senders'));
  assert.deepEqual(codes(found), ['pattern-expression', 'unknown-action']);
  assert.match(JSON.stringify(found[0]?.message), /Unmatched \(/);
});

test('detectLanguage tells a client what main.cf takes a file for', async () => {
  const ask = (name: string) =>
    client.request('postfixLens/detectLanguage', { uri: uriOf(name), head: '# nothing yet\n' });
  assert.equal(await ask('senders'), 'postfix-pcre');
  assert.equal(await ask('map'), 'postfix-table');
  assert.equal(await ask('other'), null);
});

test('hover, definition, completion and formatting answer in a table', async () => {
  client.open(uriOf('routes'), 'example.com slow:[mx]\nb \n');
  const hover = await client.at<Hover>('textDocument/hover', uriOf('routes'), 0, 3);
  assert.match(JSON.stringify(hover.contents), /transport_maps/);
  const [service] = await client.at<Location[]>('textDocument/definition', uriOf('routes'), 0, 13);
  assert.equal(service?.uri, uriOf('master.cf'));
  const [use] = await client.at<Location[]>('textDocument/definition', uriOf('routes'), 0, 3);
  assert.equal(use?.uri, uriOf('main.cf'));
  assert.equal(use?.range.start.line, 2);
  const items = await client.at<CompletionItem[]>('textDocument/completion', uriOf('routes'), 1, 2);
  assert.deepEqual(
    items.map(({ label }) => label),
    ['smtp:', 'slow:'],
  );
  const edits = await client.request<TextEdit[]>('textDocument/formatting', {
    textDocument: { uri: uriOf('routes') },
    options: { tabSize: 4, insertSpaces: true },
  });
  assert.deepEqual(
    edits.map(({ newText }) => newText),
    ['  '],
  );
});

test('main.cf leads to its tables', async () => {
  client.open(uriOf('main.cf'), files['main.cf']);
  const [map] = await client.at<Location[]>('textDocument/definition', uriOf('main.cf'), 0, 35);
  assert.equal(map?.uri, uriOf('map'));
});

test('a change of main.cf makes a table another one', async () => {
  client.change(uriOf('main.cf'), files['main.cf'].replace('hash:', 'cidr:'));
  const found = await client.diagnostics(uriOf('map'), (all) => codes(all).includes('cidr-network'));
  assert.equal(found.length, 2);
  client.change(uriOf('main.cf'), files['main.cf']);
  await client.diagnostics(uriOf('map'), (all) => codes(all).includes('duplicate-key'));
});

test('a table of many lines does not keep others waiting', async () => {
  const lines = Array.from({ length: 1_000_000 }, (_, index) => `user${index}@example.com box${index}\n`);
  lines.push('USER5@example.com again\n');
  client.open(uriOf('map'), lines.join(''));
  // The text itself must get across first; from then on only the index is made.
  await client.at('textDocument/hover', uriOf('routes'), 0, 3);
  let answers = 0;
  let isRead = false;
  const done = client
    .diagnostics(uriOf('map'), (all) => all[0]?.range.start.line === 1_000_000)
    .then(() => {
      isRead = true;
    });
  while (!isRead) {
    await client.at<Hover>('textDocument/hover', uriOf('routes'), 0, 3);
    answers++;
  }
  await done;
  assert.ok(answers > 5, `${answers} answers while the table was read`);
});

test('an index that is older than its source is told of where Postfix would look for it', async (t) => {
  const place = configFolder({});
  t.after(() => removeFolder(place));
  const [source, index] = [`${place}/map`, `${place}/map.db`];
  writeConfig(place, { 'main.cf': `virtual_alias_maps = hash:${source}\n`, map: 'a b\n', 'map.db': '' });
  const uri = pathToFileURL(source).href;
  const time = (seconds: number) => utimesSync(index, seconds, seconds);
  time(1_400_000_000);
  client.open(uri, 'a b\n');
  const [found] = await client.diagnostics(uri);
  assert.equal(found?.code, 'table-index');
  assert.match(JSON.stringify(found?.message), /postmap hash:.*\/map/);
  time(1_600_000_000);
  client.change(uri, 'a b\n');
  await client.diagnostics(uri, (all) => all.length === 0);
});
