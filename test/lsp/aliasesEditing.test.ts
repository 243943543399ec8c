import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, SemanticTokens, TextEdit } from 'vscode-languageserver';
import { type Client, startClient } from './serverProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
const uri = pathToFileURL(join(folder, 'etc/aliases')).href;
let client: Client;

before(async () => {
  mkdirSync(join(folder, 'etc'));
  writeFileSync(join(folder, 'etc/passwd'), 'taro:x:1000:1000::/home/taro:/bin/sh\n');
  client = await startClient({ locale: 'en' });
  client.open(uri, 'postmaster: tarro\n');
});

after(async () => {
  assert.deepEqual(client.logged, []);
  assert.equal(await client.end(), 0);
});

after(() => {
  client.server.kill();
  rmSync(folder, { recursive: true });
});

const unknown = (found: readonly Diagnostic[]) => found.find(({ code }) => code === 'alias-unknown-name');

test('a recipient that is no user is a hint with a way out, until passwd has one', async () => {
  const diagnostic = unknown(await client.diagnostics(uri));
  assert.equal(diagnostic?.severity, 4);
  const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic] },
  });
  assert.deepEqual(action?.edit?.changes, { [uri]: [{ range: diagnostic.range, newText: 'taro' }] });
  writeFileSync(join(folder, 'etc/passwd'), 'tarro:x:1000:1000::/home/tarro:/bin/sh\n');
  await client.diagnostics(uri, (found) => !unknown(found));
});

test('names have colours, and a line break behind a comma is indented', async () => {
  const document = { textDocument: { uri } };
  client.change(uri, 'root: taro,\n\n');
  const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', document);
  const legend = client.initialized.capabilities.semanticTokensProvider?.legend;
  assert.deepEqual(
    [data[3], data[8]].map((type) => legend?.tokenTypes[type ?? -1]),
    ['variable', 'enumMember'],
  );
  assert.equal(new Set(legend?.tokenTypes).size, legend?.tokenTypes.length);
  const edits = await client.request<TextEdit[]>('textDocument/onTypeFormatting', {
    ...document,
    position: { line: 1, character: 0 },
    ch: '\n',
    options: { tabSize: 2, insertSpaces: true },
  });
  assert.deepEqual(
    edits.map(({ newText }) => newText),
    ['      '],
  );
});
