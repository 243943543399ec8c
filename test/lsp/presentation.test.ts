import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { InlayHint, SemanticTokens, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, startClient } from './serverProcess.ts';

const mainUri = 'untitled:/postfix/main.cf';
const masterUri = 'untitled:/postfix-two/master.cf';
const mainCf = 'mydomain=example.com\nmydestination=a.$mydomain, \n b, c\n';
const options = { tabSize: 4, insertSpaces: true };

let client: Client;

before(async () => {
  client = await startClient({ initializationOptions: { settings: { format: { width: 20 } } } });
  client.open(mainUri, mainCf, 'postfix-main');
  client.open(masterUri, 'smtp inet n - y - - smtpd\n -o relayhost=$process_name\n', 'postfix-master');
});

after(async () => {
  assert.deepEqual(client.logged, []);
  assert.equal(await client.end(), 0);
});

after(() => client.server.kill());

function applied(text: string, edits: TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
}

test('a document is formatted, to the width of the settings', async () => {
  const edits = await client.request<TextEdit[]>('textDocument/formatting', {
    textDocument: { uri: mainUri },
    options,
  });
  assert.equal(
    applied(mainCf, edits),
    'mydomain = example.com\nmydestination =\n    a.$mydomain,\n    b,\n    c\n',
  );
});

test('a range is formatted', async () => {
  const edits = await client.request<TextEdit[]>('textDocument/rangeFormatting', {
    textDocument: { uri: mainUri },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    options,
  });
  assert.equal(applied(mainCf, edits), mainCf.replace('mydomain=', 'mydomain = '));
});

test('a line break formats the line above', async () => {
  const text = 'mydestination=a,\n';
  client.change(mainUri, text);
  const edits = await client.request<TextEdit[]>('textDocument/onTypeFormatting', {
    textDocument: { uri: mainUri },
    position: { line: 1, character: 0 },
    ch: '\n',
    options,
  });
  assert.equal(applied(text, edits), 'mydestination = a,\n    ');
  client.change(mainUri, mainCf);
});

test('master.cf is formatted', async () => {
  const edits = await client.request<TextEdit[]>('textDocument/formatting', {
    textDocument: { uri: masterUri },
    options,
  });
  assert.equal(edits.at(-1)?.newText, '  ');
});

test('an alias file is formatted', async () => {
  const uri = 'untitled:/etc/aliases';
  const text = 'root :admin\npostmaster: root\n';
  client.open(uri, text, 'postfix-aliases');
  const params = { textDocument: { uri }, options };
  const edits = await client.request<TextEdit[]>('textDocument/formatting', params);
  assert.equal(applied(text, edits), 'root:       admin\npostmaster: root\n');
});

test('tokens come with a legend', async () => {
  const legend = client.initialized.capabilities.semanticTokensProvider?.legend;
  const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
    textDocument: { uri: mainUri },
  });
  const [line, character, length, type = -1, modifiers = 0] = data;
  assert.deepEqual([line, character, length, legend?.tokenTypes[type]], [0, 0, 8, 'property']);
  assert.deepEqual(
    legend?.tokenModifiers.filter((_, bit) => modifiers & (1 << bit)),
    ['definition', 'set'],
  );
  const second = data.slice(5, 10);
  assert.deepEqual(second.slice(0, 3), [1, 0, 'mydestination'.length]);
});

for (const [uri, label] of [
  [mainUri, '→ a.example.com, b, c'],
  [masterUri, '→ smtpd'],
] as const) {
  test(`${uri} has an inlay hint`, async () => {
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    });
    assert.deepEqual(
      hints.map((hint) => hint.label),
      [label],
    );
  });
}

test('inlay hints can be switched off', async () => {
  const settings = { postfixLens: { inlayHints: { expansions: false } } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri: mainUri },
    range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
  });
  assert.deepEqual(hints, []);
});
