import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type {
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentSymbol,
  Hover,
  Location,
  MarkupContent,
} from 'vscode-languageserver';
import { type Client, startClient } from './serverProcess.ts';

const uri = 'file:///srv/copy/etc/aliases';
const text = `\
postmaster: root
root: taro, hanako@example.jp
sales: jiro,
\troot
newsletter hanako@example.jp
`;

let client: Client;

before(async () => {
  client = await startClient({ locale: 'ja' });
  client.open(uri, text);
});

after(async () => {
  assert.deepEqual(client.logged, []);
  assert.equal(await client.end(), 0);
});

after(() => void client.server.kill());

const hasSyntax = (found: Diagnostic[]) => found.some(({ code }) => code === 'alias-syntax');

test('diagnostics are published with their codes, and again after a change', async () => {
  const found = await client.diagnostics(uri);
  const syntax = found.find(({ code }) => code === 'alias-syntax');
  assert.equal(syntax?.range.start.line, 4);
  assert.equal(syntax?.source, 'Postfix Lens');
  assert.match(String(syntax?.message), /[ぁ-ん]/);
  client.change(uri, text.replace('newsletter ', 'newsletter: '));
  await client.diagnostics(uri, (changed) => !hasSyntax(changed));
  client.change(uri, text);
  await client.diagnostics(uri, hasSyntax);
});

test('a name leads to its entry, and an entry to its uses', async () => {
  const [definition] = await client.at<Location[]>('textDocument/definition', uri, 0, 14);
  assert.deepEqual(definition, {
    uri,
    range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
  });
  const references = await client.at<Location[]>('textDocument/references', uri, 1, 1);
  assert.deepEqual(
    references.map(({ range }) => range.start.line),
    [0, 1, 3],
  );
  const highlights = await client.at<DocumentHighlight[]>('textDocument/documentHighlight', uri, 1, 1);
  assert.deepEqual(
    highlights.map(({ kind }) => kind),
    [2, 3, 2],
  );
});

test('hover tells the final recipients', async () => {
  const hover = await client.at<Hover>('textDocument/hover', uri, 0, 3);
  const { value } = hover.contents as MarkupContent;
  assert.match(value, /taro/);
  assert.match(value, /hanako@example\.jp/);
});

test('names are completed, and entries are symbols', async () => {
  const items = await client.at<CompletionItem[]>('textDocument/completion', uri, 3, 1);
  assert.ok(items.some(({ label }) => label === 'postmaster'));
  const [first] = items;
  assert.ok(first);
  assert.equal((await client.request<CompletionItem>('completionItem/resolve', first)).label, first.label);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument: { uri },
  });
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['postmaster', 'root', 'sales'],
  );
});

test('a closed file has no diagnostics left', async () => {
  const other = 'file:///etc/mail/aliases';
  client.open(other, 'no colon\n');
  await client.diagnostics(other, (found) => found.length > 0);
  client.close(other);
  await client.diagnostics(other, (found) => found.length === 0);
});
