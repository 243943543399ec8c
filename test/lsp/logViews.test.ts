import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
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
const all = { filter: '' };
const byTime = { column: 'time', descending: false } as const;

let client: Client;
const statuses: LogStatus[] = [];

before(async () => {
  copyFileSync(real, path);
  client = await startClient({ locale: 'ja-JP' });
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
