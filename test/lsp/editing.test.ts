import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CompletionItem } from 'vscode-languageserver';
import { type Client, startClient } from './serverProcess.ts';

let client: Client;

before(async () => {
  client = await startClient({
    locale: 'en',
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
});

after(async () => {
  assert.deepEqual(client.logged, []);
  assert.equal(await client.end(), 0);
});

after(() => client.server.kill());

/** Opens a file in a folder of its own, which is not on disk. */
function open(path: string, text: string): string {
  const uri = `untitled:/${path}`;
  client.open(uri, text);
  return uri;
}

test('a restriction is completed with a placeholder for its argument', async () => {
  const uri = open('restrictions/main.cf', 'smtpd_recipient_restrictions =\n  check_rec\n');
  const items = await client.at<CompletionItem[]>('textDocument/completion', uri, 1, 11);
  const item = items.find(({ label }) => label === 'check_recipient_access');
  assert.deepEqual(item?.textEdit, {
    range: { start: { line: 1, character: 2 }, end: { line: 1, character: 11 } },
    newText: 'check_recipient_access ${1:hash:/etc/postfix/access}',
  });
  assert.equal(item.insertTextFormat, 2);
  assert.deepEqual(items.find(({ label }) => label === 'reject_maps_rbl')?.tags, [1]);
});

test('columns and options of master.cf are completed', async () => {
  const uri = open('columns/master.cf', 'smtp inet n - y - - smtpd\n  -o smtpd_ban\n');
  const types = await client.at<CompletionItem[]>('textDocument/completion', uri, 0, 5);
  assert.ok(types.some(({ label }) => label === 'inet'));
  const names = await client.at<CompletionItem[]>('textDocument/completion', uri, 1, 14);
  assert.ok(names.some(({ label }) => label === 'smtpd_banner'));
});
