import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  MarkupContent,
} from 'vscode-languageserver';
import { requests, type VirtualDocument } from '../../server/src/protocol.ts';
import { type Client, startClient } from './serverProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
const mainUri = pathToFileURL(join(folder, 'main.cf')).href;
const masterUri = pathToFileURL(join(folder, 'master.cf')).href;
const mainCf = `\
# The name of this machine.
myhostname = mx.$mydomain
mydomain = example.com
mydestination = $myhostname,
  localhost
relayhost $mydomain
inet_protocols = all
inet_protocols = ipv4
own_name = $mynetworks_style
mydomain = example.jp
`;
const masterCf = 'smtp inet n - y - - smtpd\n  -o mydestination=$mydomain\n';

let client: Client;

before(async () => {
  writeFileSync(join(folder, 'master.cf'), masterCf);
  client = await startClient({ locale: 'en', initializationOptions: { virtualDocuments: true } });
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

function placed(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, range }) => `${range.start.line} ${code}`);
}

test('diagnostics are published at their lines', async () => {
  const codes = placed(await client.diagnostics(mainUri));
  assert.ok(codes.includes('5 missing-equals'), codes.join());
  assert.ok(codes.includes('7 overridden-entry'), codes.join());
});

test('a name leads to the assignment that counts, or into the defaults', async () => {
  const [set, ...others] = await client.at<Location[]>('textDocument/definition', mainUri, 1, 18);
  assert.deepEqual([set?.uri, set?.range.start.line, others.length], [mainUri, 9, 0]);
  const all = await client.at<Location[]>('textDocument/declaration', mainUri, 1, 18);
  assert.deepEqual(
    all.map(({ range }) => range.start.line),
    [9, 2],
  );

  const [unset] = await client.at<Location[]>('textDocument/definition', mainUri, 8, 14);
  assert.match(unset?.uri ?? '', /^postfix-lens-defaults:.*main\.cf%20\(defaults\)\?/);
  const params = { uri: unset?.uri };
  const { text, languageId } = await client.request<VirtualDocument>(requests.virtualDocument, params);
  assert.equal(languageId, 'postfix-main');
  const line = text.split('\n')[unset?.range.start.line ?? 0] ?? '';
  assert.match(line, /^mynetworks_style = /);
});

test('the document of the defaults has hovers and definitions of its own', async () => {
  const [unset] = await client.at<Location[]>('textDocument/definition', mainUri, 8, 14);
  const uri = unset?.uri ?? '';
  const { text } = await client.request<VirtualDocument>(requests.virtualDocument, { uri });
  client.open(uri, text, 'postfix-main');
  const line = text.split('\n').findIndex((each) => each.startsWith('mydestination = $'));
  const hover = await client.at<Hover>('textDocument/hover', uri, line, 3);
  assert.match((hover.contents as MarkupContent).value, /mydestination/);
  const [definition] = await client.at<Location[]>('textDocument/definition', uri, line, 20);
  assert.equal(definition?.uri, uri);
  client.close(uri);
});

test('hover tells the value and what it expands to', async () => {
  const hover = await client.at<Hover>('textDocument/hover', mainUri, 3, 20);
  const { value } = hover.contents as MarkupContent;
  assert.match(value, /myhostname/);
  assert.match(value, /mx\.example\.jp/);
  assert.match(value, /The name of this machine/);
});

test('references and highlights', async () => {
  const references = await client.at<Location[]>('textDocument/references', mainUri, 2, 2);
  const inMain = references.filter(({ uri }) => uri === mainUri).map(({ range }) => range.start.line);
  assert.deepEqual(
    inMain.toSorted((a, b) => a - b),
    [1, 2, 9],
  );
  assert.ok(references.some(({ uri, range }) => uri === masterUri && range.start.line === 1));
  const highlights = await client.at<DocumentHighlight[]>('textDocument/documentHighlight', mainUri, 2, 2);
  assert.deepEqual(
    highlights.map(({ range, kind }) => [range.start.line, kind]),
    [
      [1, 2],
      [2, 3],
      [9, 3],
    ],
  );
});

test('names are completed; their documentation comes when they are looked at', async () => {
  client.change(mainUri, `${mainCf}relay_d`);
  const items = await client.at<CompletionItem[]>('textDocument/completion', mainUri, 10, 7);
  const item = items.find(({ label }) => label === 'relay_domains');
  assert.ok(item);
  assert.equal(item.documentation, undefined);
  const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
  assert.match((resolved.documentation as MarkupContent).value, /relay_domains/);
  client.change(mainUri, mainCf);
});

test('symbols and folds', async () => {
  const params = { textDocument: { uri: mainUri } };
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', params);
  assert.ok(symbols.some(({ name }) => name === 'mydestination'));
  const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', params);
  assert.ok(folds.some(({ startLine, endLine }) => startLine === 3 && endLine === 4));
});

test('master.cf is read from disk, and from the editor once it is open there', async () => {
  client.open(masterUri, `# not on disk\n${masterCf.replace('$mydomain', '$no_such,$mydomain')}`);
  await client.diagnostics(masterUri, (found) => placed(found).includes('2 undefined-parameter'));
  const [definition] = await client.at<Location[]>('textDocument/definition', masterUri, 2, 32);
  assert.deepEqual([definition?.uri, definition?.range.start.line], [mainUri, 9]);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument: { uri: masterUri },
  });
  assert.equal(symbols.length, 1);
  client.close(masterUri);
});

test('a change of main.cf is seen in the diagnostics of the open master.cf', async () => {
  client.open(masterUri, 'smtp inet n - y - - smtpd\n  -o mydestination=$own_domain\n');
  const isUndefined = (found: Diagnostic[]) => placed(found).includes('1 undefined-parameter');
  await client.diagnostics(masterUri, isUndefined);
  client.change(mainUri, `own_domain = a\n${mainCf}`);
  await client.diagnostics(masterUri, (found) => !isUndefined(found));
});
