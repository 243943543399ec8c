import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  CodeLens,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  MarkupContent,
} from 'vscode-languageserver';
import {
  commands,
  type GroupedChanges,
  type JoinedLog,
  type LogMarks,
  type LogThread,
  type MessagePlace,
  requests,
  type VirtualDocument,
} from '../../server/src/protocol.ts';
import { type Client, startClient } from './serverProcess.ts';

const path = join(import.meta.dirname, '../fixtures/maillog/real-basic-short.log');
const uri = pathToFileURL(path).href;
const text = readFileSync(path, 'utf8');
const lines = text.split('\n');
const groupedUri = `postfix-lens-log:/var/log/maillog%20%28by%20queue%20ID%29?${encodeURIComponent(uri)}`;

/** A message of this log, its lines, and one in their middle. */
const queueId = 'A58AA23800C';
const itsLines = lines.flatMap((line, number) => (line.includes(`]: ${queueId}: `) ? [number] : []));
const middle = itsLines[4] ?? 0;

let client: Client;

before(async () => {
  client = await startClient({ locale: 'ja-JP', initializationOptions: { virtualDocuments: true } });
  client.open(uri, text);
});

after(async () => {
  assert.deepEqual(client.logged, []);
  assert.equal(await client.end(), 0);
});

after(() => void client.server.kill());

function contentOf(hover: Hover | null): string {
  return hover ? (hover.contents as MarkupContent).value : '';
}

test('the story of a message is told in the language of the locale', async () => {
  const hover = await client.at<Hover | null>('textDocument/hover', uri, middle, 60);
  assert.match(contentOf(hover), /^\*\*`A58AA23800C`\*\* — \*\*partial\*\*, 一部の受信者/);
  assert.match(contentOf(hover), /送信者: `o'neil@app\.example\.com`/);
  assert.equal(await client.at('textDocument/hover', uri, 0, 0), null);
});

test('definition, references and highlights find the lines of the message', async () => {
  const [definition] = await client.at<Location[]>('textDocument/definition', uri, middle, 0);
  assert.equal(definition?.uri, uri);
  assert.equal(definition?.range.start.line, itsLines[0]);
  const references = await client.at<Location[]>('textDocument/references', uri, middle, 0);
  assert.deepEqual(
    references.map(({ range }) => range.start.line),
    itsLines,
  );
  const highlights = await client.at<DocumentHighlight[]>('textDocument/documentHighlight', uri, middle, 0);
  assert.deepEqual(
    highlights.map(({ range }) => [
      range.start.line,
      lines[range.start.line]?.slice(range.start.character, range.end.character),
    ]),
    itsLines.map((line) => [line, queueId]),
  );
});

test('folds and symbols come with the lines of the text', async () => {
  const params = { textDocument: { uri } };
  const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', params);
  assert.ok(folds.length > 100);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', params);
  const symbol = symbols.find(({ name }) => name === queueId);
  assert.equal(symbol?.range.start.line, itsLines[0]);
  assert.match(symbol?.detail ?? '', /bob@example\.jp \+3 {2}partial/);
});

test('colours come for the lines that are asked for', async () => {
  const range = { uri, firstLine: middle, lastLine: middle + 20 };
  const answer = await client.request<LogMarks>(requests.logMarks, range);
  const [line, hue, start, end] = answer.marks;
  assert.equal(line, middle);
  assert.equal(lines[middle]?.slice(start, end), queueId);
  const thread = await client.request<LogThread>(requests.logThread, { uri, line: middle });
  assert.deepEqual(thread, { queueId, hue, lines: itsLines });
  assert.equal(await client.request(requests.logThread, { uri, line: 0 }), null);
});

test('hints tell the outcome behind first lines, unless the settings say no', async () => {
  const first = itsLines[0] ?? 0;
  const range = { start: { line: first, character: 0 }, end: { line: first, character: 9 } };
  const ask = () => client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
  const hint: unknown = { line: first, character: (lines[first] ?? '').length };
  assert.deepEqual(
    (await ask()).map(({ position, label }) => [position, label]),
    [[hint, 'partial → bob@example.jp +3  0.1 s']],
  );
  await configure({ maillog: { outcomes: false } });
  assert.deepEqual(await ask(), []);
  await configure({});
});

test('lenses stand above first lines where the settings and the client want them', async () => {
  const lensed = await startClient({
    initializationOptions: { parameterLinks: true, settings: { codeLens: { messages: true } } },
  });
  lensed.open(uri, text);
  const params = { textDocument: { uri } };
  const lenses = await lensed.request<CodeLens[]>('textDocument/codeLens', params);
  const at = lenses.find(({ range }) => range.start.line === itsLines[0]);
  assert.ok(lenses.length > 200 && at !== undefined);
  const { command } = await lensed.request<CodeLens>('codeLens/resolve', at);
  assert.match(command?.title ?? '', /^A58AA23800C {2}08:01:07 .* partial/);
  assert.deepEqual([command?.command, command?.arguments], [commands.focusMessage, [uri, itsLines[0]]]);
  const hover = await lensed.at<Hover | null>('textDocument/hover', uri, middle, 60);
  assert.match(contentOf(hover), /\]\(command:postfixLens\.openLogLine\?%5B%22file/);
  await lensed.end();
  assert.deepEqual(await client.request('textDocument/codeLens', params), []);
});

test('steps lead round the message, and from problem to problem', async () => {
  const step = (line: number, target: string, forward: boolean) =>
    client.request<number | null>(requests.logStep, { uri, line, target, forward });
  assert.equal(await step(middle, 'message', true), itsLines[5]);
  assert.equal(await step(itsLines[0] ?? 0, 'message', false), itsLines.at(-1));
  const problem = (await step(0, 'problem', true)) ?? 0;
  assert.match(lines[problem] ?? '', /status=|reject|warning/);
  assert.equal(await step(0, 'message', true), null);
  assert.equal(
    await client.request(requests.logStep, { uri: 'file:///x', line: 0, target: 'problem', forward: true }),
    null,
  );
});

test('messages are found in open logs, and in those that the settings name as they grow', async () => {
  const find = (...ids: string[]) => client.request<MessagePlace[]>(requests.findMessages, { ids });
  const found = await find('hello', queueId, queueId, 'ABCDEF0');
  assert.deepEqual(found, [{ id: queueId, uri, line: itsLines[0] }]);
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-find-'));
  const onDisk = join(folder, 'maillog');
  const line = (id: string) => `Nov 24 09:00:00 mx1 postfix/qmgr[7]: ${id}: removed\n`;
  writeFileSync(onDisk, line('DDDDDD1') + line('DDDDDD2'));
  await configure({ maillog: { files: [join(folder, 'none'), onDisk] } });
  const place = (id: string, at: number) => ({ id, uri: pathToFileURL(onDisk).href, line: at });
  assert.deepEqual(await find('DDDDDD2'), [place('DDDDDD2', 1)]);
  appendFileSync(onDisk, line('DDDDDD3'));
  assert.deepEqual(await find('DDDDDD3', queueId), [
    { id: queueId, uri, line: itsLines[0] },
    place('DDDDDD3', 2),
  ]);
  rmSync(onDisk);
  writeFileSync(onDisk, line('DDDDDD4'));
  assert.deepEqual(await find('DDDDDD3', 'DDDDDD4'), [place('DDDDDD4', 0)]);
  rmSync(folder, { recursive: true });
  assert.deepEqual(await find('DDDDDD4'), []);
  await configure({});
});

test('files of one log come as one text, oldest first, decompressed', async () => {
  const fixtures = join(import.meta.dirname, '../fixtures/maillog');
  const address = (name: string) => pathToFileURL(join(fixtures, name)).href;
  const ask = (...uris: string[]) => client.request<JoinedLog>(requests.joinedLog, { uris });
  const operations = readFileSync(join(fixtures, 'real-operations.log'), 'utf8');
  assert.deepEqual(await ask(address('compressed/real-operations.log.xz'), uri), {
    text: text + operations,
  });
  assert.deepEqual(await ask(address('compressed/real-operations.log.bz2')), { text: operations });
  const missing = await ask(address('none'));
  assert.match('problem' in missing ? missing.problem : '', /none: no such file$/);
  assert.deepEqual(await ask(), { text: '' });
});

/** Tells the server its settings, and waits until it has taken them over: requests are handled in order. */
async function configure(settings: object): Promise<void> {
  await client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { postfixLens: settings },
  });
}

test('the grouped document folds by message and leads back to the log', async () => {
  const document = await client.request<VirtualDocument>(requests.virtualDocument, { uri: groupedUri });
  assert.equal(document.languageId, 'postfix-maillog');
  const grouped = document.text.split('\n');
  const head = grouped.findIndex((line) => line.startsWith(`${queueId}  `));
  assert.equal(
    grouped[head],
    `${queueId}  08:01:07  o'neil@app.example.com → bob@example.jp +3  partial  0.1 s  10 行`,
  );

  client.open(groupedUri, document.text);
  const params = { textDocument: { uri: groupedUri } };
  const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', params);
  assert.ok(folds.some(({ startLine, endLine }) => startLine === head && endLine === head + 10));
  const [definition] = await client.at<Location[]>('textDocument/definition', groupedUri, head + 5, 3);
  assert.equal(definition?.uri, uri);
  assert.equal(definition?.range.start.line, itsLines[4]);
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', params);
  const link = links.find(({ range }) => range.start.line === head);
  assert.equal(link?.target, `${uri}#L${(itsLines[0] ?? 0) + 1}`);
  assert.match(contentOf(await client.at('textDocument/hover', groupedUri, head, 3)), /A58AA23800C/);
  const atLine = contentOf(await client.at('textDocument/hover', groupedUri, head + 5, 3));
  assert.ok(atLine.endsWith(`[ログの ${middle + 1} 行目へ](${uri}#L${middle + 1})`), atLine);
  const colours = await client.request<LogMarks>(requests.logMarks, {
    uri: groupedUri,
    firstLine: head,
    lastLine: head + 3,
  });
  assert.deepEqual(colours.heads, [head]);
  const { marks } = await client.request<LogMarks>(requests.logMarks, {
    uri,
    firstLine: middle,
    lastLine: middle,
  });
  assert.deepEqual(colours.marks.slice(0, 4), [head, marks[1], 0, queueId.length], 'the hue of the log');
  client.close(groupedUri);
  assert.deepEqual(await client.at('textDocument/definition', groupedUri, head, 0), []);
});

test('a grouped log is brought up to date by small edits, and filtered', async () => {
  const source = 'file:///var/log/grown';
  const grouped = `postfix-lens-log:/x?${encodeURIComponent(source)}`;
  const half = `${lines.slice(0, 800).join('\n')}\n`;
  client.open(source, half);
  const shown = await client.request<VirtualDocument>(requests.virtualDocument, { uri: grouped });
  client.open(grouped, shown.text);
  client.change(source, `${lines.slice(0, 810).join('\n')}\n`);
  const ask = () => client.request<GroupedChanges | null>(requests.groupedChanges, { uri: grouped });
  const changes = await ask();
  assert.ok(changes && changes.edits.length > 1 && changes.edits.length < 25);
  assert.equal(await ask(), null, 'the client has not applied the edits');
  const filtered = await client.request<VirtualDocument>(requests.virtualDocument, {
    uri: grouped,
    filter: 'status:bounced',
  });
  assert.match(filtered.text, /^絞り込み: status:bounced {2}\d+ 通中 \d+ 通\n/);
  const again = await client.request<VirtualDocument>(requests.virtualDocument, { uri: grouped });
  assert.equal(again.text, filtered.text, 'the filter stays');
  assert.equal(await client.request(requests.groupedChanges, { uri: 'file:///none' }), null);
  client.close(grouped);
  client.close(source);
});

test('a server that is started anew knows the grouped documents that are open', async () => {
  const { text: shown } = await client.request<VirtualDocument>(requests.virtualDocument, {
    uri: groupedUri,
  });
  const second = await startClient({ locale: 'ja' });
  second.open(uri, text);
  second.open(groupedUri, shown);
  const [definition] = await second.at<Location[]>('textDocument/definition', groupedUri, 1, 0);
  assert.equal(definition?.uri, uri);
  await second.end();
});

test('a log that is not open is grouped from disk; one that is nowhere is not', async () => {
  const other = pathToFileURL(join(import.meta.dirname, '../fixtures/maillog/real-operations.log')).href;
  const ask = (source: string) =>
    client.request<VirtualDocument | null>(requests.virtualDocument, {
      uri: `postfix-lens-log:/x?${encodeURIComponent(source)}`,
    });
  assert.match((await ask(other))?.text ?? '', /^絞り込み: なし.*\n\w+ {2}\d\d:\d\d:\d\d {2}/);
  assert.equal(await ask('file:///nowhere/maillog'), null);
  assert.equal(await ask('not a uri'), null);
  assert.equal(await client.request(requests.virtualDocument, { uri: 'other:/x' }), null);
});

test('a changed text is read again', async () => {
  const changing = 'file:///var/log/changing';
  const [first = '', second = ''] = itsLines.map((line) => lines[line] ?? '');
  client.open(changing, `${first}\n`);
  const count = async () => (await client.at<Location[]>('textDocument/references', changing, 0, 0)).length;
  assert.equal(await count(), 1);
  client.change(changing, `${first}\n${second}\n`);
  assert.equal(await count(), 2);
  client.close(changing);
});

test('settings behind a line that share a reason stand below it, and it is said once', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'main.cf'), 'relayhost = [192.0.2.1]\nsmtp_connect_timeout = 5s\n');
  const log = pathToFileURL(join(folder, 'maillog')).href;
  client.open(
    log,
    'Nov 24 09:00:00 mx1 postfix/smtp[9]: A1B2C3D4E5: to=<a@example.org>, relay=none, delay=5, delays=0/0/5/0, dsn=4.4.1, status=deferred (connect to 192.0.2.1[192.0.2.1]:25: Connection timed out)\n',
  );
  const shown = contentOf(await client.at<Hover | null>('textDocument/hover', log, 0, 150));
  const [, settings = ''] = shown.split('**この行に関係する設定**: ');
  const [reason = '', ...rest] = settings.split('\n');
  assert.ok(reason.length > 5, shown);
  const set = rest.filter((line) => /^- .*`(?:relayhost|smtp_connect_timeout)`/.test(line));
  assert.equal(set.length, 2, shown);
  assert.equal(shown.split(reason).length, 2, shown);
});
