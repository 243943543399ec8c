import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  CompletionItem,
  DocumentSymbol,
  Hover,
  InlayHint,
  MarkupContent,
  TextEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type MailFlow, requests, type VirtualDocument } from '../../server/src/protocol.ts';
import { type Client, startClient } from './serverProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
const mainUri = uriOf('main.cf.j2');
const mainCf = `\
{% set domain = 'example.com' %}
mydomain={{ domain }}
{% if relay %}
relayhost = [{{ relay }}]:587
{% else %}
relayhost =
{% endif %}
myorigin = mx.$mydomain
{{ own }}_x = y
`;

let client: Client;

before(async () => {
  writeFileSync(join(folder, 'master.cf.j2'), 'slow unix - - n - - smtp\n');
  writeFileSync(join(folder, 'master.cf'), 'other unix - - n - - smtp\n');
  client = await startClient({ locale: 'en' });
  client.open(mainUri, mainCf);
});

after(async () => {
  assert.deepEqual(client.logged, []);
  assert.equal(await client.end(), 0);
});

after(() => {
  client.server.kill();
  rmSync(folder, { recursive: true });
});

test('a template in order has no diagnostics; a mistake in it has one', async () => {
  assert.deepEqual(await client.diagnostics(mainUri), []);
  client.change(mainUri, `${mainCf}inet_protocols all\n`);
  const [found, ...others] = await client.diagnostics(mainUri, (list) => list.length > 0);
  assert.deepEqual([found?.code, found?.range.start.line, others.length], ['missing-equals', 9, 0]);
  client.change(mainUri, mainCf);
});

test('hovers, hints and symbols show what the engine owns as it is written', async () => {
  const hover = await client.at<Hover>('textDocument/hover', mainUri, 7, 3);
  assert.match((hover.contents as MarkupContent).value, /Expands to: `mx\.\{\{ domain \}\}`/);
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri: mainUri },
    range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
  });
  assert.deepEqual(
    hints.map(({ label }) => label),
    ['→ mx.{{ domain }}'],
  );
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument: { uri: mainUri },
  });
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['mydomain', 'relayhost', 'relayhost', 'myorigin', '{{ own }}_x'],
  );
});

test('nothing is said or completed inside of what the engine owns', async () => {
  assert.equal(await client.at('textDocument/hover', mainUri, 1, 14), null);
  assert.deepEqual(await client.at('textDocument/completion', mainUri, 1, 14), []);
  const items = await client.at<CompletionItem[]>('textDocument/completion', mainUri, 5, 2);
  assert.ok(items.some(({ label }) => label === 'relayhost'));
});

test('documents made from a template show what is written there', async () => {
  const params = { uri: mainUri, position: { line: 7, character: 3 } };
  const explained = await client.request<string>(requests.explanation, params);
  const textAt = async (uri: string) =>
    (await client.request<VirtualDocument>(requests.virtualDocument, { uri })).text;
  assert.match(await textAt(explained), /\nmyorigin = mx\.\{\{ domain \}\}\n$/);
  const effective = await client.request<string>(requests.effective, { uri: mainUri });
  assert.match(await textAt(effective), /\nmydomain = \{\{ domain \}\}\n/);
  const { html } = await client.request<MailFlow>(requests.mailFlow, { uri: mainUri });
  assert.doesNotMatch(html, /[\ue000-\ue1ff]/);
});

test('formatting leaves it alone', async () => {
  const edits = await client.request<TextEdit[]>('textDocument/formatting', {
    textDocument: { uri: mainUri },
    options: { tabSize: 4, insertSpaces: true },
  });
  const document = TextDocument.create(mainUri, '', 0, mainCf);
  assert.equal(TextDocument.applyEdits(document, edits), mainCf.replace('mydomain=', 'mydomain = '));
});

test('a template is read with the template beside it', async () => {
  client.change(mainUri, `${mainCf}default_transport = \n`);
  const items = await client.at<CompletionItem[]>('textDocument/completion', mainUri, 9, 20);
  const labels = items.map(({ label }) => label);
  assert.ok(labels.includes('slow:') && !labels.includes('other:'), labels.join());
  client.change(mainUri, mainCf);
});
