import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { configFolder, removeFolder } from '../support/postconf.ts';

const cli = fileURLToPath(new URL('../../server/src/cli.ts', import.meta.url));

function relay(...args: string[]) {
  return spawnSync(process.execPath, [cli, '--lang', 'en', 'relay', ...args], { encoding: 'utf8' });
}

test('each SMTP server has a line for each client and destination; an open relay is status 1', (t) => {
  const folder = configFolder({
    'main.cf': 'compatibility_level = 3.6\nsmtpd_restriction_classes = all\nall = permit\n',
    'master.cf':
      'smtp inet n - y - - smtpd\n2525 inet n - y - - smtpd\n  -o smtpd_relay_restrictions=all,reject_unauth_destination\n',
  });
  t.after(() => removeFolder(folder));
  const { stdout, status } = relay('-c', folder);
  const lines = stdout.split('\n');
  assert.ok(
    lines.includes(
      '  strangers → anywhere else: refused by defer_unauth_destination in smtpd_relay_restrictions',
    ),
  );
  assert.ok(lines.includes('2525/inet: OPEN RELAY'));
  assert.equal(status, 1);
  const json = JSON.parse(relay('-c', folder, '--json').stdout);
  assert.deepEqual(
    json.map(({ service, open }: { service: string; open: boolean }) => [service, open]),
    [
      ['smtp/inet', false],
      ['2525/inet', true],
    ],
  );
  assert.equal(relay('-c', '/no/such/folder').status, 2);
});
