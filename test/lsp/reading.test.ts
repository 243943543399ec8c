import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  DocumentSymbol,
  Location,
  SelectionRange,
  SignatureHelp,
  SymbolInformation,
} from 'vscode-languageserver';
import { type Client, startClient } from './serverProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
const main = pathToFileURL(join(folder, 'postfix/main.cf')).href;
const aliases = pathToFileURL(join(folder, 'aliases')).href;
let client: Client;

before(async () => {
  for (const name of ['postfix', 'postfix-out']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'main.cf'), `myhostname = ${name}.example\n`);
    writeFileSync(join(folder, name, 'master.cf'), 'smtp inet n - y - - smtpd\n  -o smtpd_use_tls=yes\n');
  }
  writeFileSync(join(folder, 'aliases'), 'postmaster: root\n');
  client = await startClient({
    locale: 'en',
    folders: [folder],
    initializationOptions: { virtualDocuments: true },
  });
  client.open(
    main,
    '# --- Names ---\nmyhostname = mx.example\nsmtpd_client_restrictions =\n  check_client_access \n',
  );
});

after(async () => {
  assert.deepEqual(client.logged, []);
  assert.equal(await client.end(), 0);
});

after(() => {
  client.server.kill();
  rmSync(folder, { recursive: true });
});

test('a signature says which part is being typed', async () => {
  const help = await client.at<SignatureHelp>('textDocument/signatureHelp', main, 3, 22);
  const [signature] = help.signatures;
  assert.equal(signature?.label, 'check_client_access type:table');
  assert.deepEqual(signature?.parameters?.[0]?.label, [20, 30]);
  assert.match(JSON.stringify(signature?.documentation), /markdown/);
  assert.deepEqual([help.activeSignature, help.activeParameter], [0, 0]);
  assert.equal(await client.at('textDocument/signatureHelp', main, 1, 5), null);
});

test('selections grow at several places at once', async () => {
  const positions = [
    { line: 1, character: 14 },
    { line: 0, character: 7 },
  ];
  const [first, second] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
    textDocument: { uri: main },
    positions,
  });
  assert.deepEqual(first?.range, { start: { line: 1, character: 13 }, end: { line: 1, character: 15 } });
  assert.deepEqual(first?.parent?.range.end, { line: 1, character: 23 });
  assert.deepEqual(second?.range, { start: { line: 0, character: 6 }, end: { line: 0, character: 11 } });
});

test('the type of a parameter is its default, not where it is set', async () => {
  const [definition] = await client.at<Location[]>('textDocument/definition', main, 1, 3);
  assert.equal(definition?.uri, main);
  const [type] = await client.at<Location[]>('textDocument/typeDefinition', main, 1, 3);
  assert.match(type?.uri ?? '', /^postfix-lens-defaults:/);
});

test('symbols are searched in all folders, open files as they stand in the editor', async () => {
  const search = async (query: string) => {
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query });
    return found.map(({ name, containerName, location }) => [
      name,
      containerName,
      location.uri.slice(pathToFileURL(folder).href.length),
    ]);
  };
  assert.deepEqual((await search('myhost')).sort(), [
    ['myhostname', undefined, '/postfix-out/main.cf'],
    ['myhostname', 'Names', '/postfix/main.cf'],
  ]);
  assert.deepEqual((await search('SMTPDtls')).sort(), [
    ['smtpd_use_tls', 'smtp', '/postfix-out/master.cf'],
    ['smtpd_use_tls', 'smtp', '/postfix/master.cf'],
  ]);
  assert.deepEqual(await search('postmaster'), [['postmaster', undefined, '/aliases']]);
  client.open(aliases, 'webmaster: root\n');
  assert.deepEqual(await search('postmaster'), []);
  assert.deepEqual(await search('no such thing'), []);
});

test('the outline has a section for each heading', async () => {
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument: { uri: main },
  });
  assert.deepEqual(
    symbols.map(({ name, children }) => [name, children?.map((child) => child.name)]),
    [['Names', ['myhostname', 'smtpd_client_restrictions']]],
  );
});
