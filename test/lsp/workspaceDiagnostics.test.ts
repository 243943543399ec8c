import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { type Client, type ClientOptions, startClient } from './serverProcess.ts';

const pulling = {
  textDocument: { diagnostic: { dynamicRegistration: false } },
  workspace: { diagnostics: { refreshSupport: true }, workspaceFolders: true },
};

const undefinedName = 'relay_domains = $own_name\n';

interface Place {
  readonly client: Client;
  /** Writes a file below the folder; its URI. */
  write(path: string, text: string): string;
  readonly folder: string;
}

/** A client and a folder for one test. */
async function start(t: TestContext, options: ClientOptions = {}): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
    return pathToFileURL(join(folder, path)).href;
  };
  const client = await startClient({ locale: 'en', folders: [folder], capabilities: pulling, ...options });
  t.after(() => client.server.kill());
  return { client, write, folder };
}

function pull(client: Client, uri: string, previousResultId?: string) {
  const params = { textDocument: { uri }, previousResultId };
  return client.request<DocumentDiagnosticReport>('textDocument/diagnostic', params);
}

function codesOf(report: DocumentDiagnosticReport): unknown[] {
  assert.equal(report.kind, 'full');
  return report.kind === 'full' ? report.items.map(({ code }) => code) : [];
}

function pullAll(client: Client, previousResultIds: { uri: string; value: string }[] = []) {
  return client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
}

test('a client that asks gets diagnostics with a result ID, and none unasked', async (t) => {
  const { client, write } = await start(t);
  assert.deepEqual(client.initialized.capabilities.diagnosticProvider, {
    interFileDependencies: true,
    workspaceDiagnostics: true,
  });
  let published = 0;
  client.connection.onNotification('textDocument/publishDiagnostics', () => {
    published++;
  });
  const uri = write('main.cf', '');
  client.open(uri, undefinedName);

  const first = await pull(client, uri);
  assert.deepEqual(codesOf(first), ['undefined-parameter']);
  assert.deepEqual(await pull(client, uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });

  client.change(uri, `own_name = a\n${undefinedName}`);
  const second = await pull(client, uri, first.resultId);
  assert.deepEqual(codesOf(second), []);
  client.change(uri, undefinedName);
  assert.equal((await pull(client, uri, second.resultId)).resultId, first.resultId);
  assert.equal(published, 0);
  assert.deepEqual(client.logged, []);
});

test('a file that is open outranks the disk, for its neighbours too, until it is closed', async (t) => {
  const { client, write } = await start(t);
  const main = write('main.cf', 'own_name = a\n');
  const master = write('master.cf', 'smtp inet n - y - - smtpd\n  -o mydestination=$own_name\n');
  client.open(master, 'smtp inet n - y - - smtpd\n  -o mydestination=$own_name\n');
  assert.deepEqual(codesOf(await pull(client, master)), []);
  client.open(main, '');
  assert.deepEqual(codesOf(await pull(client, master)), ['undefined-parameter']);
  client.close(main);
  assert.deepEqual(codesOf(await pull(client, master)), []);
  client.close(master);
  write('master.cf', 'smtp inet n\n');
  assert.deepEqual(codesOf(await pull(client, master)), ['master-field-count']);
});

test('a change that concerns another document makes the client ask again', async (t) => {
  const { client, write } = await start(t);
  const main = write('main.cf', '');
  const master = write('master.cf', '');
  const refreshed = () =>
    new Promise<void>((resolve) =>
      client.connection.onRequest('workspace/diagnostic/refresh', () => void resolve()),
    );
  client.open(main, 'own_name = a\n');
  client.open(master, 'smtp inet n - y - - smtpd\n  -o mydestination=$own_name\n');
  const { resultId } = await pull(client, master);
  await pull(client, main);

  const asked = refreshed();
  client.change(main, '');
  await asked;
  assert.deepEqual(codesOf(await pull(client, master, resultId)), ['undefined-parameter']);
});

test('the diagnostics of a workspace are those of all its configurations, each for itself', async (t) => {
  const { client, write } = await start(t);
  const broken = write('etc/postfix-out/main.cf', undefinedName);
  const fine = write('etc/postfix/main.cf', `own_name = a\n${undefinedName}`);
  const aliases = write('etc/aliases', 'postmaster: root\nno colon\n');
  const copy = write('etc/postfix/main.cf.bak', undefinedName);
  write('node_modules/x/main.cf', undefinedName);

  const { items } = await pullAll(client);
  const found = new Map(items.map((item) => [item.uri, codesOf(item)]));
  assert.deepEqual(found.get(broken), ['undefined-parameter']);
  assert.deepEqual(found.get(fine), []);
  assert.ok(found.get(aliases)?.includes('alias-syntax'));
  assert.equal(found.size, 3);

  client.open(copy, undefinedName);
  const known = items.flatMap(({ uri, resultId }) => (resultId ? [{ uri, value: resultId }] : []));
  const gone = { uri: `${fine}.gone`, value: 'x' };
  const again = await pullAll(client, [...known, gone]);
  const kinds = new Map(again.items.map(({ uri, kind }) => [uri, kind]));
  assert.equal(kinds.get(broken), 'unchanged');
  assert.equal(kinds.get(copy), 'full');
  assert.deepEqual(
    again.items.find(({ uri }) => uri === gone.uri),
    { kind: 'full', items: [], uri: gone.uri, version: null },
  );
});

test('folders that are added and removed change what belongs to the workspace', async (t) => {
  const { client, write, folder } = await start(t, { folders: [] });
  const uri = write('out/main.cf', undefinedName);
  assert.deepEqual((await pullAll(client)).items, []);
  const event = { uri: pathToFileURL(folder).href, name: 'x' };
  const change = (added: object[], removed: object[]) =>
    client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
  await change([event], []);
  assert.deepEqual(
    (await pullAll(client)).items.map((item) => item.uri),
    [uri],
  );
  await change([], [event]);
  assert.deepEqual((await pullAll(client)).items, []);
});

test('a cancelled request over the whole workspace stops between two files', async (t) => {
  const { client, write } = await start(t);
  for (let index = 0; index < 200; index++) write(`${index}/main.cf`, undefinedName.repeat(20));
  const source = new CancellationTokenSource();
  const params = { previousResultIds: [] };
  const begun = performance.now();
  await client.connection.sendRequest('workspace/diagnostic', params);
  const whole = performance.now() - begun;
  const answer = client.connection.sendRequest('workspace/diagnostic', params, source.token);
  setTimeout(() => source.cancel(), whole / 10);
  await assert.rejects(answer, /cancel/i);
  assert.deepEqual(client.logged, []);
});

test('changes on disk are noticed without the help of the client', async (t) => {
  const { client, write } = await start(t, { capabilities: {} });
  const master = write('master.cf', '');
  client.open(master, 'smtp inet n - y - - smtpd\n  -o mydestination=$own_name\n');
  await client.diagnostics(master, (found) => found.some(({ code }) => code === 'undefined-parameter'));
  const main = write('main.cf', 'own_name = a\n');
  await client.diagnostics(master, (found) => found.length === 0);
  rmSync(new URL(main));
  await client.diagnostics(master, (found) => found.length > 0);
});

test('a client that watches files is asked to, and tells', async (t) => {
  const watching = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
  const { client, write } = await start(t, { capabilities: watching });
  const master = write('master.cf', '');
  client.open(master, 'smtp inet n - y - - smtpd\n  -o mydestination=$own_name\n');
  await client.diagnostics(master, (found) => found.length > 0);
  const uri = write('main.cf', 'own_name = a\n');
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri, type: 1 }],
  });
  await client.diagnostics(master, (found) => found.length === 0);
  assert.deepEqual(client.registered, ['workspace/didChangeWatchedFiles']);
});

test('the diagnostics of a workspace are those of its tables too, but of no others', async (t) => {
  const { client, write } = await start(t);
  write(
    'postfix/main.cf',
    'virtual_alias_maps = lmdb:/etc/postfix/virtual\ntransport_maps = lmdb:/etc/postfix/long\n',
  );
  const virtual = write('postfix/virtual', 'a b\nc\n');
  const long = write('postfix/long', 'a b\n'.repeat(300_000));
  const other = write('postfix/other', 'c\n');
  const { items } = await pullAll(client);
  const found = new Map(items.map((item) => [item.uri, codesOf(item)]));
  assert.deepEqual(found.get(virtual), ['table-no-value']);
  assert.equal(found.has(long), false, 'a long table is not read unasked');
  assert.equal(found.has(other), false);
});

test('a table that is missing is told of until it is there, and again when it is gone', async (t) => {
  const { client, write, folder } = await start(t);
  const uri = write('main.cf', `virtual_alias_maps = texthash:${folder}/virtual, lmdb:${folder}/list\n`);
  write('list', 'a b\n');
  const codes = async () => (await pullAll(client)).items.filter((item) => item.uri === uri).map(codesOf);
  const refreshed = () =>
    new Promise<void>((resolve) => {
      client.connection.onRequest('workspace/diagnostic/refresh', () => void resolve());
    });
  assert.deepEqual(await codes(), [['missing-table', 'missing-index']]);
  let asked = refreshed();
  write('virtual', 'a b\n');
  await asked;
  assert.deepEqual(await codes(), [['missing-index']]);
  asked = refreshed();
  write('list.lmdb', '');
  await asked;
  assert.deepEqual(await codes(), [[]]);
  asked = refreshed();
  rmSync(join(folder, 'virtual'));
  await asked;
  assert.deepEqual(await codes(), [['missing-table']]);
});
