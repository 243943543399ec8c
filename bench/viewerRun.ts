/** One measurement of the viewer's server side: `viewerRun.ts SERVER LOG` drives the language server as the client does. */
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { SortColumn } from '../server/src/logProtocol/list.ts';
import type { LogStatus } from '../server/src/logProtocol/openLog.ts';
import {
  type LogRequestName,
  type LogRequestParams,
  type LogRequestResult,
  logNotifications,
  logRequests,
} from '../server/src/logProtocol/requests.ts';
import type { ViewerFigures } from './viewer.ts';

const FOLLOW_SECONDS = 5;
const ROUNDS = 3;

const [serverPath = '', logPath = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-bench-'));
const growing = join(folder, 'growing.log');

const newlines = time(countNewlines);
const server = spawn(process.execPath, [serverPath, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = createMessageConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
const statuses: LogStatus[] = [];
let onStatus: (status: LogStatus) => void = () => {};
connection.onNotification(logNotifications.status, (status: LogStatus) => {
  statuses.push(status);
  onStatus(status);
});
connection.listen();
await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
await connection.sendNotification('initialized', {});

function ask<Name extends LogRequestName>(
  name: Name,
  params: LogRequestParams<Name>,
): Promise<LogRequestResult<Name>> {
  return connection.sendRequest(logRequests[name], params);
}

function time(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function countNewlines(): void {
  const descriptor = openSync(logPath, 'r');
  const buffer = Buffer.allocUnsafe(262_144);
  for (let read = -1; read !== 0; ) {
    read = readSync(descriptor, buffer, 0, buffer.length, null);
    const bytes = buffer.subarray(0, read);
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1));
  }
  closeSync(descriptor);
}

async function until(isWanted: (status: LogStatus) => boolean): Promise<void> {
  while (!statuses.some(isWanted)) await setTimeout(5);
}

/** The last lines of the log. */
function tailLines(): string[] {
  const descriptor = openSync(logPath, 'r');
  const bytes = Buffer.alloc(1_000_000);
  readSync(descriptor, bytes, 0, bytes.length, statSync(logPath).size - bytes.length);
  closeSync(descriptor);
  return bytes.toString('latin1').split('\n').slice(1, -1);
}

const lines = tailLines();
// The log's newest file is one that grows.
writeFileSync(growing, `${lines.slice(0, 100).join('\n')}\n`, 'latin1');

const begun = performance.now();
const uris = [logPath, growing].map((path) => pathToFileURL(path).href);
const { log } = await ask('open', { uris });
const page = (filter: string, column: SortColumn = 'time', descending = false, offset = 0) =>
  ask('rows', { log, query: { filter }, order: { column, descending }, offset, limit: 100 });
let rows = await page('');
while (rows.rows.length < 100) rows = await page('');
const firstRows = performance.now() - begun;
await until(({ phase }) => phase === 'ready');
const shown = await page('');
await ask('volume', { log, query: { filter: '' }, buckets: 200 });
const ready = performance.now() - begun;
while (!(await ask('problems', { log, query: { filter: '' }, limit: 20 })).complete) await setTimeout(50);
const texts = performance.now() - begun;

const questions: Record<string, number> = {};
async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  await work();
  questions[what] = Math.max(questions[what] ?? 0, performance.now() - started);
}

/** What typing a filter costs: the list, the histogram and its chips. */
const typed = (filter: string, column: SortColumn = 'time') =>
  Promise.all([
    page(filter, column, true),
    ask('volume', { log, query: { filter }, buckets: 200 }),
    ask('filter', { log, text: filter }),
  ]);

for (let round = 0; round < ROUNDS; round++) {
  const letters = 'abc'.charAt(round);
  await measure('filter by free text, list and histogram', () => typed(`li${letters}`));
  await measure('filter by sender', () => typed(`from:a${letters}`));
  await measure('filter by recipient and outcome', () => typed(`to:${letters} status:bounced,deferred`));
  await measure('filter by delay, sorted by recipient', () => typed(`delay:>${60 + round}`, 'to'));
  await measure('filter by part of an ID', () => typed(`id:A5${round}`));
  await measure('sort by sender', () => page(`size:>=${round}`, 'from'));
  await measure('sort by relay, descending', () => page(`size:>=${round}`, 'relay', true));
  await measure('page from the middle', () => page('', 'time', true, shown.total >> 1));
  await measure('story of a message', () => ask('story', { log, thread: (shown.total >> 1) + round }));
  await measure('200 lines from the middle', () =>
    ask('lines', { log, from: 3_000_000 + round, count: 200 }),
  );
  await measure('top lists', () => ask('top', { log, query: { filter: `size:>=${round}` }, limit: 20 }));
  await measure('completion of a recipient', () =>
    ask('completeFilter', { log, text: `to:${letters}`, offset: 4 }),
  );
}

const searchBegun = performance.now();
await ask('search', { log, search: 1, text: 'no such text', matchCase: false, regularExpression: false });
const search = performance.now() - searchBegun;

/** Milliseconds from writing lines to having their rows, at 10,000 lines a second. */
async function follow(): Promise<number[]> {
  const delays: number[] = [];
  const written: { readonly total: number; readonly at: number }[] = [];
  let asking = false;
  onStatus = async ({ lines: total }) => {
    if (asking) return;
    asking = true;
    await page('', 'time', true);
    asking = false;
    const now = performance.now();
    while (written[0] !== undefined && written[0].total <= total)
      delays.push(now - (written.shift()?.at ?? now));
  };
  let total = statuses.at(-1)?.lines ?? 0;
  const started = performance.now();
  for (let batch = 0; batch < FOLLOW_SECONDS * 50; batch++) {
    const from = (batch * 200) % (lines.length - 200);
    appendFileSync(growing, `${lines.slice(from, from + 200).join('\n')}\n`, 'latin1');
    total += 200;
    written.push({ total, at: performance.now() });
    await setTimeout(Math.max(0, started + (batch + 1) * 20 - performance.now()));
  }
  await setTimeout(500);
  return delays.sort((one, other) => one - other);
}

const delays = await follow();
const memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024;
const figures: ViewerFigures = {
  newlines,
  firstRows,
  ready,
  texts,
  questions,
  search,
  followMedian: delays[delays.length >> 1] ?? Number.NaN,
  followLatest: delays.at(-1) ?? Number.NaN,
  memory,
};
console.log(JSON.stringify(figures));
await connection.sendRequest('shutdown');
await connection.sendNotification('exit');
rmSync(folder, { recursive: true });
