import assert from 'node:assert/strict';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  type CodeAction,
  type Hover,
  LSPErrorCodes,
  type MarkupContent,
  type ShowDocumentParams,
} from 'vscode-languageserver';
import type { SearchProgress } from '../../server/src/logProtocol/lines.ts';
import type { LogStatus } from '../../server/src/logProtocol/openLog.ts';
import {
  type LogRequestName,
  type LogRequestParams,
  type LogRequestResult,
  logErrorCodes,
  logNotifications,
  logRequests,
} from '../../server/src/logProtocol/requests.ts';
import { type Client, startClient } from './serverProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-views-'));
const path = join(folder, 'maillog');
const real = join(import.meta.dirname, '../fixtures/maillog/real-basic-short.log');
const lines = readFileSync(real, 'utf8').trimEnd().split('\n');
const mainCf = join(folder, 'etc/postfix/main.cf');
const mainText = `minimal_backoff_time = 10m
smtpd_recipient_restrictions =
    permit_mynetworks
    reject_unauth_destination
`;
const all = { filter: '' };
const byTime = { column: 'time', descending: false } as const;

let client: Client;
const statuses: LogStatus[] = [];

before(async () => {
  copyFileSync(real, path);
  mkdirSync(join(folder, 'etc/postfix'), { recursive: true });
  writeFileSync(mainCf, mainText);
  client = await startClient({
    locale: 'ja-JP',
    capabilities: { window: { showDocument: { support: true } } },
  });
  client.connection.onNotification(
    logNotifications.status,
    (status: LogStatus) => void statuses.push(status),
  );
});

after(async () => {
  assert.deepEqual(client.logged, []);
  assert.equal(await client.end(), 0);
  rmSync(folder, { recursive: true });
});

after(() => void client.server.kill());

function ask<Name extends LogRequestName>(
  name: Name,
  params: LogRequestParams<Name>,
): Promise<LogRequestResult<Name>> {
  return client.request(logRequests[name], params);
}

/** The first status of a log that is as wanted. */
async function status(log: number, isWanted: (status: LogStatus) => boolean): Promise<LogStatus> {
  const limit = Date.now() + 10_000;
  for (;;) {
    const found = statuses.find((one) => one.log === log && isWanted(one));
    if (found !== undefined) return found;
    assert.ok(Date.now() < limit, `no such status: ${JSON.stringify(statuses.at(-1))}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const isReady = ({ phase }: LogStatus): boolean => phase === 'ready';

test('a log is opened, listed, filtered and closed', async () => {
  const { log, files } = await ask('open', { uris: [pathToFileURL(path).href] });
  assert.deepEqual(
    files.map(({ name }) => name),
    ['maillog'],
  );
  const ready = await status(log, isReady);
  assert.deepEqual([ready.lines, ready.threads], [lines.length, 206]);
  const rows = await ask('rows', { log, query: all, order: byTime, offset: 200, limit: 100 });
  assert.deepEqual([rows.total, rows.newer, rows.rows.length], [206, 0, 6]);
  const sent = await ask('rows', {
    log,
    query: { filter: 'status:bounced' },
    order: { column: 'delay', descending: true },
    offset: 0,
    limit: 500,
  });
  assert.ok(sent.total > 0 && sent.total < 206);
  const delays = sent.rows.map(([, , , , , , , delay]) => delay);
  assert.deepEqual(
    delays,
    [...delays].sort((one, other) => other - one),
  );
  await ask('close', { log });
  await assert.rejects(ask('top', { log, query: all, limit: 5 }), { code: logErrorCodes.unknownLog });
});

async function opened(): Promise<number> {
  const { log } = await ask('open', { uris: [pathToFileURL(path).href] });
  await status(log, isReady);
  return log;
}

test('views of the same files share one log, and each is told how it is', async () => {
  const [one, other] = [await opened(), await opened()];
  assert.notEqual(one, other);
  await ask('close', { log: one });
  assert.equal(
    (await ask('rows', { log: other, query: all, order: byTime, offset: 0, limit: 1 })).total,
    206,
  );
  await ask('close', { log: other });
});

test('a log that cannot be read is refused with the reason', async () => {
  const uri = pathToFileURL(join(folder, 'none')).href;
  await assert.rejects(ask('open', { uris: [uri] }), {
    code: logErrorCodes.unreadable,
    message: /none: ファイルがありません/,
  });
  await assert.rejects(ask('open', { uris: ['untitled:x'] }), { code: logErrorCodes.unreadable });
});

test('a search tells what it finds while it runs', async () => {
  const log = await opened();
  const found: SearchProgress[] = [];
  const listening = client.connection.onNotification(logNotifications.found, (progress: SearchProgress) => {
    found.push(progress);
  });
  const params = { log, search: 7, text: 'STATUS=bounced', matchCase: false, regularExpression: false };
  const { total } = await ask('search', params);
  const expected = lines.flatMap((line, number) => (/status=bounced/i.test(line) ? [number] : []));
  assert.equal(total, expected.length);
  assert.deepEqual(
    found.filter(({ search }) => search === 7).flatMap((progress) => progress.found),
    expected,
  );
  listening.dispose();
  await ask('close', { log });
});

test('a request that is cancelled while it waits for its turn is answered as cancelled', async () => {
  const log = await opened();
  const before = Array.from({ length: 10 }, (_, i) =>
    ask('export', { log, query: { filter: `size:>${i}` }, order: byTime, format: 'report' }),
  );
  const cancelling = new CancellationTokenSource();
  const params = { log, query: all, limit: 5 };
  const asked = client.connection.sendRequest(logRequests.top, params, cancelling.token);
  // Not at once: the client would send the cancellation before the request.
  setTimeout(() => cancelling.cancel(), 20);
  await assert.rejects(asked, { code: LSPErrorCodes.RequestCancelled });
  await Promise.all(before);
  await ask('close', { log });
});

test('new lines and a file written anew are told', async () => {
  const growing = join(folder, 'growing.log');
  writeFileSync(growing, `${lines.slice(0, 100).join('\n')}\n`);
  const { log } = await ask('open', { uris: [pathToFileURL(growing).href] });
  await status(log, isReady);
  appendFileSync(growing, `${lines.slice(100, 200).join('\n')}\n`);
  await status(log, (told) => told.lines === 200);
  writeFileSync(growing, '');
  const { notice } = await status(log, (told) => told.notice?.kind === 'truncated');
  assert.match(notice?.text ?? '', /^growing\.log は切り詰められたか/);
  await ask('close', { log });
});

test('a copy and filters come through the protocol', async () => {
  const log = await opened();
  const { text, messages } = await ask('export', { log, query: all, order: byTime, format: 'csv' });
  assert.equal(text.split('\r\n').length, messages + 2);
  const { terms } = await ask('filter', { log, text: '-from:<>' });
  assert.deepEqual(
    terms.map(({ label }) => label),
    ['from: <> 以外'],
  );
  const { proposals } = await ask('completeFilter', { log, text: 'fr', offset: 2 });
  assert.deepEqual(
    proposals.map((proposal) => proposal.text),
    ['from:'],
  );
  const volume = await ask('volume', { log, query: all, buckets: 50 });
  assert.equal(
    volume.counts.reduce((sum, count) => sum + count, 0),
    messages,
  );
  await ask('close', { log });
});

test('a story tells when mail that waits is tried again, by the main.cf nearby', async () => {
  const log = await opened();
  const query = { filter: 'status:deferred' };
  const { rows } = await ask('rows', { log, query, order: byTime, offset: 0, limit: 10 });
  const [[thread] = [-1]] = rows;
  const story = await ask('story', { log, thread });
  const last = Math.max(...story.recipients.flatMap(({ attempts }) => attempts.map(({ time }) => time)));
  assert.equal(story.retry?.earliest, last + 600);
  assert.match(story.retry?.text ?? '', /10 分/);
  const [setting] = story.retry?.settings ?? [];
  assert.deepEqual(
    [setting?.name, setting?.value, setting?.location?.uri, setting?.location?.line],
    ['minimal_backoff_time', '10m', pathToFileURL(mainCf).href, 0],
  );
  assert.ok(story.recipients.some(({ meaning }) => meaning !== null));
  await ask('close', { log });
});

const denied =
  'Nov 24 09:00:00 mx1 postfix/smtpd[9]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 <a@example.org>: Relay access denied; from=<x@y.example> to=<a@example.org> proto=ESMTP helo=<x>';

test('a refusal leads to the restriction, from a view', async () => {
  const log = await opened();
  appendFileSync(path, `${denied}\n`);
  await status(log, ({ lines: count }) => count > lines.length);
  const { meaning, settings } = await ask('explainLine', { log, line: lines.length });
  assert.equal(meaning?.title, '中継が許可されていない');
  const [setting] = settings;
  assert.deepEqual(setting?.location, {
    uri: pathToFileURL(mainCf).href,
    line: 3,
    start: 4,
    end: 4 + 'reject_unauth_destination'.length,
  });
  assert.equal(setting?.label, 'smtpd_recipient_restrictions の reject_unauth_destination を開く');
  const problems = await ask('problems', { log, query: all, limit: 10 });
  assert.ok(problems.rejectTotal > 0);
  await ask('close', { log });
});

test('a refusal leads to the restriction, from the text editor', async () => {
  const uri = pathToFileURL(join(folder, 'open.maillog')).href;
  client.open(uri, `${denied}\n`, 'postfix-maillog');
  const hover = await client.at<Hover | null>('textDocument/hover', uri, 0, 60);
  const { value } = (hover ?? assert.fail('no hover')).contents as MarkupContent;
  assert.match(value, /\*\*中継が許可されていない\*\*/);
  assert.ok(value.includes(`[\`reject_unauth_destination\`](${pathToFileURL(mainCf).href}#L4)`), value);
  const range = { start: { line: 0, character: 5 }, end: { line: 0, character: 5 } };
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: [] },
  });
  const [action] = actions;
  assert.equal(action?.title, 'smtpd_recipient_restrictions の reject_unauth_destination を開く');
  const shown = new Promise<ShowDocumentParams>((resolve) => {
    client.connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
      resolve(params);
      return { success: true };
    });
  });
  const command = action?.command;
  await client.request('workspace/executeCommand', {
    command: command?.command,
    arguments: command?.arguments,
  });
  const { uri: target, selection } = await shown;
  assert.deepEqual([target, selection?.start.line], [pathToFileURL(mainCf).href, 3]);
  client.close(uri);
});
