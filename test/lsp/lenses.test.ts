import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver';
import { type Client, type ClientOptions, startClient } from './serverProcess.ts';

const main = 'file:///nowhere/postfix/main.cf';
const master = 'file:///nowhere/postfix/master.cf';

async function start(t: TestContext, options: ClientOptions): Promise<Client> {
  const client = await startClient({ locale: 'en', ...options });
  t.after(() => client.server.kill());
  client.open(main, 'mydomain = a.example\nmyorigin = $mydomain\n');
  client.open(master, 'smtp inet n - y - - smtpd\n  -o mydomain=b.example\n');
  return client;
}

function lensesOf(client: Client): Promise<CodeLens[]> {
  return client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: main } });
}

test('lenses are placed first and say something when they are resolved', async (t) => {
  const client = await start(t, { initializationOptions: { showReferences: true } });
  const lenses = await lensesOf(client);
  assert.deepEqual(
    lenses.map(({ range, command }) => [range.start, command]),
    [
      [{ line: 0, character: 0 }, undefined],
      [{ line: 0, character: 0 }, undefined],
    ],
  );
  const resolved = await Promise.all(
    lenses.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)),
  );
  assert.deepEqual(
    resolved.map(({ command }) => command?.title),
    ['1 reference', 'overridden in master.cf by smtp'],
  );
  const place = { line: 1, character: 5 };
  assert.deepEqual(resolved[1]?.command?.arguments, [
    main,
    { line: 0, character: 0 },
    [{ uri: master, range: { start: place, end: { line: 1, character: 13 } } }],
  ]);
  assert.deepEqual(client.logged, []);
});

test('a client that shows no lists of places gets the words alone', async (t) => {
  const client = await start(t, {});
  const [lens] = await lensesOf(client);
  const { command } = await client.request<CodeLens>('codeLens/resolve', lens);
  assert.deepEqual(command, { title: '1 reference', command: '' });
  const odd = { range: lens?.range, data: { uri: 'file:///gone', kind: 'x' } };
  assert.equal((await client.request<CodeLens>('codeLens/resolve', odd)).command?.title, '…');
});

test('each kind of lens can be switched off', async (t) => {
  const settings = { codeLens: { references: false } };
  const client = await start(t, { initializationOptions: { settings } });
  assert.equal((await lensesOf(client)).length, 1);
});

test('a change of master.cf has main.cf drawn anew, one of a file alone does not', async (t) => {
  const refreshSupport = true;
  const client = await start(t, {
    capabilities: { workspace: { codeLens: { refreshSupport }, inlayHint: { refreshSupport } } },
  });
  const asked: string[] = [];
  const redrawn = new Promise<void>((resolve) => {
    client.connection.onRequest('workspace/codeLens/refresh', () => {
      asked.push('lenses');
      return null;
    });
    client.connection.onRequest('workspace/inlayHint/refresh', () => {
      asked.push('hints');
      resolve();
      return null;
    });
  });
  client.change(master, 'smtp inet n - y - - smtpd\n');
  await redrawn;
  assert.deepEqual(asked, ['lenses', 'hints']);
  assert.equal((await lensesOf(client)).length, 1);
});
