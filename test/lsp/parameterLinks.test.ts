/** Links in hovers, and what they lead to. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { pageAt, pageUri } from '../../server/src/lsp/parameterLinks.ts';
import {
  commands,
  type MailFlow,
  requests,
  type TextLocation,
  type VirtualDocument,
} from '../../server/src/protocol.ts';
import { type Client, startClient } from './serverProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-links-'));
const mainUri = pathToFileURL(join(folder, 'main.cf')).href;
const masterUri = pathToFileURL(join(folder, 'master.cf')).href;
const mainCf = 'mydomain = example.com\nmydestination = $mydomain\nown_name = a\n';
const masterCf = 'smtp inet n - y - - smtpd\n  -o myhostname=$mydomain\n';

let client: Client;

before(async () => {
  writeFileSync(join(folder, 'main.cf'), mainCf);
  client = await startClient({
    locale: 'en',
    initializationOptions: { virtualDocuments: true, parameterLinks: true },
  });
  client.open(mainUri, mainCf);
  client.open(masterUri, masterCf);
});

after(async () => {
  assert.deepEqual(client.logged, []);
  assert.equal(await client.end(), 0);
});

after(() => {
  client.server.kill();
  rmSync(folder, { recursive: true });
});

async function hoverOf(asked: Client, uri: string, line: number, character: number): Promise<string> {
  const { contents } = await asked.at<Hover>('textDocument/hover', uri, line, character);
  return (contents as MarkupContent).value;
}

/** The commands behind the links of a text, with their arguments. */
function linksOf(markdown: string): { label: string; command: string; values: string[] }[] {
  const links = markdown.matchAll(/\[([^\]]*)\]\(command:([\w.]+)\?([^)]*)\)/g);
  return [...links].map(([, label = '', command = '', query = '']) => ({
    label,
    command,
    values: JSON.parse(decodeURIComponent(query)),
  }));
}

function location(uri: string, name: string): Promise<TextLocation | null> {
  return client.request(requests.parameterLocation, { uri, name });
}

test('the names in a hover lead to a command with the file and the name', async () => {
  const links = linksOf(await hoverOf(client, mainUri, 1, 3));
  const named = links.filter(({ command }) => command === commands.openParameter);
  assert.ok(named.some(({ label }) => label === '`local_recipient_maps`'));
  assert.ok(named.some(({ label }) => label === '`$mydomain`'));
  for (const { label, values } of named) assert.deepEqual(values, [mainUri, label.replace(/[`$]/g, '')]);
});

test('a long hover ends with a link to the whole text', async () => {
  const [link, ...others] = linksOf(await hoverOf(client, mainUri, 1, 3)).filter(
    ({ command }) => command === commands.readParameter,
  );
  assert.deepEqual([link?.label, others], ['Read on', []]);
  const uri = link?.values[0] ?? '';
  const page = await client.request<VirtualDocument>(requests.virtualDocument, { uri });
  assert.equal(page.languageId, 'markdown');
  assert.match(page.text, /^# mydestination$/m);
  assert.match(page.text, /\[`virtual_alias_domains`\]\(virtual_alias_domains\.md\)/);
  assert.doesNotMatch(page.text, /command:/);
});

test('a client that runs no such commands has the whole text and no links to them', async (t) => {
  const plain = await startClient({ locale: 'en' });
  t.after(() => plain.end());
  plain.open(mainUri, mainCf);
  const hover = await hoverOf(plain, mainUri, 1, 3);
  assert.doesNotMatch(hover, /command:|Read on/);
  assert.match(hover, /Recipients that `local_recipient_maps` does not know/, 'the end of the text');
});

test('a set parameter is found in main.cf, from master.cf too', async () => {
  for (const uri of [mainUri, masterUri]) {
    assert.deepEqual(await location(uri, 'mydestination'), {
      uri: mainUri,
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 13 } },
    });
  }
});

test('an unset one is found among the defaults, and from there', async () => {
  const found = await location(mainUri, 'relayhost');
  assert.match(found?.uri ?? '', /^postfix-lens-defaults:/);
  const { text } = await client.request<VirtualDocument>(requests.virtualDocument, { uri: found?.uri });
  assert.equal(text.split('\n')[found?.range.start.line ?? 0], 'relayhost = ');
  assert.equal((await location(found?.uri ?? '', 'mydomain'))?.uri, mainUri);
});

test('nothing is found for unknown names and files', async () => {
  assert.equal(await location(mainUri, 'no_such_name'), null);
  assert.equal(await location('file:///no/such/main.cf', 'mydomain'), null);
  assert.equal(await location('nonsense', 'mydomain'), null);
});

test('the address of a page holds what it is about, whatever stands in it', () => {
  for (const source of ['file:///etc/postfix/main.cf', "untitled:a (b)/%41'.cf", 'x:/日本/main.cf?q#f']) {
    const page = { source, language: 'ja', name: 'mydomain' } as const;
    assert.deepEqual(pageAt(pageUri(page)), page);
    assert.doesNotMatch(pageUri(page), /[()]/);
  }
  assert.equal(pageAt('postfix-lens-docs:/%25E0%25A4%25A/ja/x.md'), undefined);
  assert.equal(pageAt('postfix-lens-docs:/x.md'), undefined);
});

test('the guide shows the values of the file, as it stands in the editor', async () => {
  client.change(mainUri, mainCf.replace('example.com', 'changed.example'));
  const guide = await client.request<MailFlow>(requests.mailFlow, { uri: mainUri });
  client.change(mainUri, mainCf);
  assert.deepEqual([guide.title, guide.language], ['Mail flow', 'en']);
  assert.match(guide.html, /changed\.example/);
  assert.ok(guide.html.includes(`command:${commands.openParameter}`));
  const defaults = await client.request<MailFlow>(requests.mailFlow, {});
  assert.doesNotMatch(defaults.html, /command:|changed\.example/);
  assert.match(defaults.html, /No main\.cf is open/);
});
