import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { DocumentLink } from 'vscode-languageserver';
import { type MailFlow, requests, type VirtualDocument } from '../../server/src/protocol.ts';
import { configFolder, removeFolder } from '../support/postconf.ts';
import { startClient } from './serverProcess.ts';

const main = [
  'myhostname = mail.example.com',
  'mydestination = $myhostname',
  'virtual_alias_domains = example.org',
  'virtual_alias_maps = hash:FOLDER/virtual',
  'alias_maps =',
  '',
].join('\n');

test('a document says where mail goes, from the tables in the editor, with links to the lines that decide', async (t) => {
  const folder = configFolder({});
  t.after(() => removeFolder(folder));
  writeFileSync(join(folder, 'main.cf'), main.replaceAll('FOLDER', folder));
  writeFileSync(join(folder, 'virtual'), 'info@example.org taro@disk.example\n');
  const client = await startClient({ initializationOptions: { virtualDocuments: true }, locale: 'en' });
  t.after(() => client.end());
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const ask = (uri: string) =>
    client.request<string | null>(requests.route, {
      uri,
      address: 'info@example.org',
      sender: 'a@b.example',
    });
  const textOf = async (uri: string) =>
    (await client.request<VirtualDocument | null>(requests.virtualDocument, { uri }))?.text ?? '';

  const uri = (await ask(uriOf('main.cf'))) ?? '';
  assert.ok(uri.startsWith('postfix-lens-route:'));
  assert.match(await textOf(uri), /\n- taro@disk\.example: smtp, next hop disk\.example\n/);

  client.open(uriOf('virtual'), '# edited\ninfo@example.org hanako@editor.example\n', 'postfix-table');
  const text = await textOf(uri);
  assert.deepEqual(text.split('\n').slice(0, 8), [
    '# Where does mail for info@example.org go?',
    '',
    'It is a virtual alias domain: each address must lead to another one.',
    'From a@b.example.',
    '',
    '## Delivered to',
    '',
    '- hanako@editor.example: smtp, next hop editor.example',
  ]);
  assert.match(text, /\n3\. info@example\.org is an alias of hanako@editor\.example \[virtual:2\]\n/);

  client.open(uri, text, 'markdown');
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
  assert.deepEqual(
    links.map(({ target }) => target?.replace(pathToFileURL(folder).href, '')),
    ['/main.cf#L3', '/virtual#L2', '/virtual#L2'],
  );
  const hover = await client.at<{ contents: { value: string } }>(
    'textDocument/hover',
    uriOf('virtual'),
    1,
    3,
  );
  assert.match(
    hover.contents.value,
    /Mail for `info@example\.org` goes to:\n\n- `hanako@editor\.example` \(`smtp:editor\.example`\)/,
  );
  assert.equal(await ask(uriOf('virtual')), uri, 'a table leads to the configuration that names it');
  assert.equal(await ask('file:///no/such/file'), null);
});

test('its head leads to the picture, on which the way is drawn', async (t) => {
  const folder = configFolder({});
  t.after(() => removeFolder(folder));
  writeFileSync(join(folder, 'main.cf'), main.replaceAll('FOLDER', folder));
  writeFileSync(join(folder, 'master.cf'), 'smtp inet n - y - - smtpd\nsmtp unix - - y - - smtp\n');
  writeFileSync(join(folder, 'virtual'), 'info@example.org taro@disk.example\n');
  const initializationOptions = { virtualDocuments: true, parameterLinks: true };
  const client = await startClient({ initializationOptions, locale: 'ja' });
  t.after(() => client.end());
  const source = pathToFileURL(join(folder, 'main.cf')).href;
  const uri = await client.request<string>(requests.route, { uri: source, address: 'info@example.org' });
  const text = (await client.request<VirtualDocument>(requests.virtualDocument, { uri })).text;
  assert.match(text, /^# .*\n\n.*\n\n\[図で見る\]\n\n## 配送先\n/);
  client.open(uri, text, 'markdown');
  const [link] = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
  const target = new URL(link?.target ?? '');
  assert.equal(target.pathname, 'postfixLens.showRouteOnPicture');
  // As VS Code does it, which decodes once too often.
  const [route] = JSON.parse(decodeURIComponent(decodeURIComponent(target.search.slice(1))));
  assert.equal(route, uri);
  const { html } = await client.request<MailFlow>(requests.mailFlow, { route });
  assert.match(html, /<h1>info@example\.org 宛てのメールの経路<\/h1>/);
  assert.match(
    html,
    /class="box process passed end" href="#part-smtp"><b>smtp<\/b> <span>smtp:disk\.example</,
  );
  assert.ok(html.includes(join(folder, 'main.cf')), 'the values are those of its main.cf');
  const guide = await client.request<MailFlow>(requests.mailFlow, { uri: source });
  assert.doesNotMatch(guide.html, /passed/);
  const nonsense = await client.request<MailFlow>(requests.mailFlow, { route: 'postfix-lens-route:/x?y#z' });
  assert.doesNotMatch(nonsense.html, /passed/);
});

test('a document says who may relay, from the texts in the editor, with links to the restrictions', async (t) => {
  const folder = configFolder({});
  t.after(() => removeFolder(folder));
  writeFileSync(
    join(folder, 'main.cf'),
    'smtpd_relay_restrictions =\n  permit_mynetworks,\n  reject_unauth_destination\n',
  );
  writeFileSync(join(folder, 'master.cf'), 'smtp inet n - y - - smtpd\n');
  const client = await startClient({ initializationOptions: { virtualDocuments: true }, locale: 'en' });
  t.after(() => client.end());
  const source = pathToFileURL(join(folder, 'main.cf')).href;
  const uri = (await client.request<string | null>(requests.relay, { uri: source })) ?? '';
  assert.ok(uri.startsWith('postfix-lens-relay:'));
  const textOf = async () => (await client.request<VirtualDocument>(requests.virtualDocument, { uri })).text;
  const text = await textOf();
  assert.match(text, /\n## smtp\/inet \[master\.cf:1\]\n/);
  assert.match(
    text,
    /\| strangers \| anywhere else \| refused by reject_unauth_destination in smtpd_relay_restrictions \| \[main\.cf:3\] \|\n/,
  );
  client.open(uri, text, 'markdown');
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
  assert.equal(links.length, text.match(/\[\w+\.cf:\d+\]/g)?.length);
  assert.equal(links.at(-1)?.target, `${source}#L3`);

  client.open(
    source,
    'smtpd_relay_restrictions = permit_mynetworks, permit\nsmtpd_recipient_restrictions = reject_unauth_destination, permit\n',
    'postfix-main',
  );
  assert.match(
    await textOf(),
    /refused by reject_unauth_destination in smtpd_recipient_restrictions \| \[main\.cf:2\]/,
  );
  assert.equal(await client.request(requests.relay, { uri: 'file:///no/such/file' }), null);
});
