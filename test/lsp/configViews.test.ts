import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { DocumentLink, Hover, Location, MarkupContent } from 'vscode-languageserver';
import {
  type Comparison,
  type EffectiveParams,
  type ExplanationParams,
  requests,
  type ServiceChoice,
  type VirtualDocument,
} from '../../server/src/protocol.ts';
import { type Client, startClient } from './serverProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
const mainUri = pathToFileURL(join(folder, 'main.cf')).href;
const masterUri = pathToFileURL(join(folder, 'master.cf')).href;
const mainCf = 'mydomain = example.com\nmyorigin = mx.$mydomain\nrelayhost = $mynetworks_style\n';
const masterCf = 'smtp inet n - y - - smtpd\nsubmission inet n - y - - smtpd\n  -o mydomain=example.jp\n';

let client: Client;

before(async () => {
  writeFileSync(join(folder, 'master.cf'), masterCf);
  client = await startClient({ locale: 'en', initializationOptions: { virtualDocuments: true } });
  client.open(mainUri, mainCf, 'postfix-main');
});

after(async () => {
  assert.deepEqual(client.logged, []);
  assert.equal(await client.end(), 0);
});

after(() => {
  client.server.kill();
  rmSync(folder, { recursive: true });
});

async function textAt(uri: string): Promise<string> {
  return (await client.request<VirtualDocument>(requests.virtualDocument, { uri })).text;
}

function effective(params: EffectiveParams): Promise<string> {
  return client.request(requests.effective, params);
}

/** The URI as VS Code gives it back: decoded once and encoded in its own way. */
function asVsCode(uri: string): string {
  return uri.replace(/#.*/, (hash) => `#${encodeURIComponent(decodeURIComponent(hash.slice(1)))}`);
}

test('the services of master.cf can be chosen', async () => {
  assert.deepEqual(await client.request<ServiceChoice[]>(requests.services, { uri: mainUri }), [
    { service: 'smtp/inet', detail: 'smtpd', line: 0 },
    { service: 'submission/inet', detail: 'smtpd, 1 × -o', line: 1 },
  ]);
  assert.equal(await client.request(requests.services, { uri: 'file:///none/main.cf' }), null);
});

test('the values that count for a service, as written and expanded, set and all', async () => {
  const written = await effective({ uri: masterUri, service: 'submission/inet' });
  assert.match(written, /^postfix-lens-effective:.*submission%20inet/);
  assert.match(await textAt(written), /\nmydomain = example\.jp\nmyorigin = mx\.\$mydomain\n/);
  const expanded = await effective({ uri: asVsCode(written), toggle: 'expanded' });
  assert.match(await textAt(expanded), /\nmyorigin = mx\.example\.jp\n/);
  const all = await effective({ uri: expanded, toggle: 'all' });
  assert.match(await textAt(all), /\nbiff = yes\n/);
  assert.equal(
    await effective({ uri: await effective({ uri: all, toggle: 'all' }), toggle: 'expanded' }),
    written,
  );
});

test('names in a view lead to where they are set, and tell their story', async () => {
  const uri = await effective({ uri: mainUri, service: 'submission/inet' });
  const text = await textAt(uri);
  client.open(uri, text, 'postfix-main');
  const line = text.split('\n').indexOf('mydomain = example.jp');
  const [definition] = await client.at<Location[]>('textDocument/definition', uri, line, 3);
  assert.deepEqual([definition?.uri, definition?.range.start.line], [masterUri, 2]);
  const hover = await client.at<Hover>('textDocument/hover', uri, line, 3);
  assert.match((hover.contents as MarkupContent).value, /Set here \(line 1\): `example\.com`/);
  client.close(uri);
});

test('what is set and its defaults are two documents', async () => {
  const params = { uri: mainUri };
  const { defaults, effective: set, title } = await client.request<Comparison>(requests.comparison, params);
  assert.equal(title, 'main.cf: defaults ↔ settings');
  assert.match(await textAt(defaults), /^mydomain = (?!example).*\nmyorigin = \$myhostname\nrelayhost =\n$/);
  assert.equal(await textAt(set), mainCf);
});

test('an explanation follows its main.cf, and leads to where names are set', async () => {
  const params: ExplanationParams = { uri: mainUri, position: { line: 1, character: 3 } };
  const uri = asVsCode(await client.request<string>(requests.explanation, params));
  assert.match(await textAt(uri), /\nmyorigin = mx\.example\.com\n$/);
  client.change(mainUri, `${mainCf}mydomain = example.org\n`);
  const text = await textAt(uri);
  assert.match(text, /\nmyorigin = mx\.example\.org\n$/);
  client.open(uri, text, 'postfix-main');
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
  assert.deepEqual(
    links.map(({ target }) => target),
    [`${mainUri}#L2`, `${mainUri}#L4`],
  );
  client.close(uri);
  client.change(mainUri, mainCf);
});

test('a default is explained by a link into the document of the defaults', async () => {
  const params: ExplanationParams = { uri: mainUri, position: { line: 2, character: 20 } };
  const uri = await client.request<string>(requests.explanation, params);
  client.open(uri, await textAt(uri), 'postfix-main');
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
  assert.match(links[0]?.target ?? '', /^postfix-lens-defaults:.*#L\d+$/);
  client.close(uri);
});

test('where no parameter is there is nothing to explain', async () => {
  client.change(mainUri, `# nothing\n${mainCf}`);
  const params: ExplanationParams = { uri: mainUri, position: { line: 0, character: 4 } };
  assert.equal(await client.request(requests.explanation, params), null);
  client.change(mainUri, mainCf);
});
