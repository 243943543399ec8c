import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type { Diagnostic, Hover, MarkupContent } from 'vscode-languageserver';
import { requests } from '../../server/src/protocol.ts';
import { type Client, type ClientOptions, startClient } from './serverProcess.ts';

const alias = 'file:///etc/aliases';

/** A client for one test, whose server is gone with the test, passed or failed. */
async function start(t: TestContext, options?: ClientOptions): Promise<Client> {
  const client = await startClient(options);
  t.after(() => client.server.kill());
  return client;
}

test('the server says what it is and what it can do', async (t) => {
  const client = await start(t);
  const { serverInfo, capabilities } = client.initialized;
  assert.equal(serverInfo?.name, 'Postfix Lens');
  assert.match(serverInfo?.version ?? '', /^\d+\.\d+\.\d+$/);
  assert.equal(capabilities.hoverProvider, true);
  assert.equal(await client.end(), 0);
});

test('documents that are not open or not of Postfix get empty answers', async (t) => {
  const client = await start(t);
  client.open('file:///tmp/notes.txt', 'hello\n', 'plaintext');
  for (const uri of ['file:///tmp/notes.txt', 'file:///nowhere', 'untitled:1', '']) {
    assert.equal(await client.at('textDocument/hover', uri, 0, 0), null);
    assert.deepEqual(await client.at('textDocument/definition', uri, 0, 0), []);
    assert.deepEqual(await client.request('textDocument/foldingRange', { textDocument: { uri } }), []);
    assert.equal(await client.request(requests.logMarks, { uri, firstLine: 0, lastLine: 9 }), null);
  }
  assert.deepEqual(client.logged, []);
  await client.end();
});

test('a request that breaks a handler is answered, logged, and harms no other', async (t) => {
  const client = await start(t);
  client.open(alias, 'root: taro\n');
  assert.equal(await client.request(requests.detectLanguage, { uri: '%E0%', head: '' }), null);
  assert.equal(client.logged.length, 1);
  assert.match(client.logged[0] ?? '', /^postfixLens\/detectLanguage: URIError/);
  assert.notEqual(await client.at('textDocument/hover', alias, 0, 1), null);
  await client.end();
});

test('a cancelled request is not carried out', async (t) => {
  const client = await start(t);
  client.open(alias, 'root: taro\n');
  const source = new CancellationTokenSource();
  const params = { textDocument: { uri: alias }, position: { line: 0, character: 1 } };
  const answer = client.connection.sendRequest('textDocument/hover', params, source.token);
  source.cancel();
  await assert.rejects(answer, /cancel/i);
  await client.end();
});

test('the language follows the locale, the settings at the start, and changed settings', async (t) => {
  const isJapanese = (found: Diagnostic[]) => found.some(({ message }) => /[ぁ-ん]/.test(String(message)));
  const isEnglish = (found: Diagnostic[]) => found.length > 0 && !isJapanese(found);

  const english = await start(t, { locale: 'de' });
  english.open(alias, 'no colon\n');
  await english.diagnostics(alias, isEnglish);
  await english.end();

  const settings = { docs: { language: 'ja' } };
  const japanese = await start(t, { locale: 'en', initializationOptions: { settings } });
  japanese.open(alias, 'no colon\n');
  await japanese.diagnostics(alias, isJapanese);
  await japanese.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { postfixLens: { docs: { language: 'en' } } },
  });
  await japanese.diagnostics(alias, isEnglish);
  await japanese.end();
});

test('a client that answers workspace/configuration is asked', async (t) => {
  const client = await start(t, {
    locale: 'en',
    capabilities: {
      workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
    },
  });
  let language = 'ja';
  client.connection.onRequest('workspace/configuration', () => [{ docs: { language } }]);
  client.open(alias, 'root: taro\n');
  const isJapanese = async () => {
    const hover = await client.at<Hover>('textDocument/hover', alias, 0, 1);
    return /[ぁ-ん]/.test((hover.contents as MarkupContent).value);
  };
  /** The server asks on its own time: hovers until the answer has arrived. */
  const becomes = async (wanted: boolean) => {
    for (let tries = 0; tries < 200; tries++) if ((await isJapanese()) === wanted) return true;
    return false;
  };
  assert.ok(await becomes(true));
  language = 'en';
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  assert.ok(await becomes(false));
  await client.end();
});

test('a file is recognised by its first lines', async (t) => {
  const client = await start(t);
  const detect = (uri: string, head: string) => client.request(requests.detectLanguage, { uri, head });
  assert.equal(await detect('file:///etc/postfix-out/x.cf', 'myhostname = a\n'), 'postfix-main');
  assert.equal(await detect('file:///home/%E5%A4%AA/aliases', 'root: taro\n'), 'postfix-aliases');
  assert.equal(
    await detect('file:///tmp/x.log', 'Mar 24 03:05:03 mx postfix/qmgr[1406]: 56060D2814C: removed\n'),
    'postfix-maillog',
  );
  assert.equal(await detect('file:///tmp/x.log', 'Mar 24 03:05:03 mx sshd[1406]: hello\n'), null);
  await client.end();
});

test('the server ends with the client', async (t) => {
  const client = await start(t);
  const exited = new Promise((resolve) => client.server.once('exit', resolve));
  client.connection.dispose();
  client.server.stdin?.end();
  assert.equal(await exited, 1);
});
