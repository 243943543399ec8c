import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { configFolder, removeFolder } from '../support/postconf.ts';

const cli = fileURLToPath(new URL('../../server/src/cli.ts', import.meta.url));

function route(...args: string[]) {
  const run = spawnSync(process.execPath, [cli, '--lang', 'en', 'route', ...args], { encoding: 'utf8' });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

const base =
  'myhostname = mail.example.com\nmydestination = $myhostname, localhost\ninet_interfaces = loopback-only\n';

const master = 'smtp unix - - n - - smtp\nlocal unix - n n - - local\n';

/** A folder with main.cf, tables and aliases; `FOLDER` in them stands for its path. */
function folderOf(t: TestContext, main: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = configFolder({});
  t.after(() => removeFolder(folder));
  const all = { 'master.cf': master, ...files, 'main.cf': base + main };
  const placed = Object.entries(all).map(
    ([name, text]) => [name, text.replaceAll('FOLDER', folder)] as const,
  );
  for (const [name, text] of placed) writeFileSync(join(folder, name), text);
  return folder;
}

const tables = {
  virtual: '# who\ninfo@example.org\n  taro@example.org, root\ntaro@example.org taro@gmail.example\n',
  aliases: 'root: hanako, "|/bin/x y", root@x.example\n',
};

const expanding = [
  'virtual_alias_domains = example.org',
  'virtual_alias_maps = hash:FOLDER/virtual',
  'alias_maps = hash:FOLDER/aliases',
  'relayhost = [smart.example.net]:587',
  '',
].join('\n');

test('the decision comes first, then the steps with their places, then the ends', (t) => {
  const folder = folderOf(t, expanding, tables);
  const { out, status } = route('-c', folder, 'info@example.org');
  assert.deepEqual(out.replaceAll(folder, '').split('\n'), [
    'info@example.org: virtual-alias error:5.1.1 User unknown in virtual alias table info@example.org',
    '  example.org is a virtual alias domain (virtual_alias_domains) [/main.cf:4]',
    '  info@example.org is known: virtual_alias_maps has info@example.org [/virtual:2]',
    '  info@example.org is an alias of taro@example.org, root@mail.example.com [/virtual:2]',
    '  taro@example.org is an alias of taro@gmail.example [/virtual:4]',
    '  gmail.example is in none of the lists of domains: mail goes out',
    '  the transport is smtp',
    '  the next hop is [smart.example.net]:587, the relay host [/main.cf:7]',
    '  mail.example.com is a local domain (mydestination) [/main.cf:2]',
    '  the transport is local:mail.example.com',
    '  the alias root leads to hanako, "|/bin/x y", root@x.example [/aliases:1]',
    '  a .forward file of the user hanako may send mail elsewhere; it is not looked at',
    '  root is delivered to |/bin/x y',
    '  delivered to taro@gmail.example (smtp:[smart.example.net]:587)',
    '  delivered to hanako@mail.example.com (local:mail.example.com)',
    '  delivered to |/bin/x y (local:mail.example.com)',
    '  delivered to root@x.example (smtp:[smart.example.net]:587)',
    '',
  ]);
  assert.equal(status, 0);
});

test('JSON has the agreed keys, one object an address', (t) => {
  const folder = folderOf(t, expanding, tables);
  const { out } = route('-c', folder, '--json', 'taro@example.org', 'root');
  assert.deepEqual(JSON.parse(out.replaceAll(folder, ''))[0], {
    address: 'taro@example.org',
    class: 'virtual-alias',
    transport: 'error',
    nexthop: '5.1.1 User unknown in virtual alias table',
    recipient: 'taro@example.org',
    flags: [],
    steps: [
      {
        rule: 'class-virtual-alias',
        parameter: 'virtual_alias_domains',
        file: '/main.cf',
        line: 4,
        from: 'example.org',
        to: 'example.org',
      },
      {
        rule: 'recipient-known',
        parameter: 'virtual_alias_maps',
        file: '/virtual',
        line: 4,
        from: 'taro@example.org',
        to: 'taro@example.org',
        table: 'hash:/virtual',
      },
      {
        rule: 'virtual-alias',
        parameter: 'virtual_alias_maps',
        file: '/virtual',
        line: 4,
        from: 'taro@example.org',
        to: 'taro@gmail.example',
        table: 'hash:/virtual',
      },
      {
        rule: 'class-default',
        parameter: null,
        file: null,
        line: null,
        from: 'gmail.example',
        to: 'default',
      },
      {
        rule: 'transport',
        parameter: 'default_transport',
        file: null,
        line: null,
        from: 'taro@gmail.example',
        to: 'smtp',
      },
      {
        rule: 'relayhost',
        parameter: 'relayhost',
        file: '/main.cf',
        line: 7,
        from: 'gmail.example',
        to: '[smart.example.net]:587',
      },
    ],
    deliveries: [{ recipient: 'taro@gmail.example', transport: 'smtp', nexthop: '[smart.example.net]:587' }],
  });
});

test('a table that cannot be read makes the answer depend on it', (t) => {
  const folder = folderOf(t, 'transport_maps = mysql:/etc/postfix/transport.cf\n');
  const { out, status } = route('-c', folder, '--json', 'a@b.example');
  const [answer] = JSON.parse(out);
  assert.deepEqual(
    { ...answer, steps: answer.steps.at(-1) },
    {
      address: 'a@b.example',
      class: 'default',
      transport: null,
      nexthop: null,
      recipient: 'a@b.example',
      flags: ['depends'],
      steps: {
        rule: 'depends',
        parameter: 'transport_maps',
        file: join(folder, 'main.cf'),
        line: 4,
        from: 'a@b.example',
        to: '',
        table: 'mysql:/etc/postfix/transport.cf',
      },
      deliveries: [],
    },
  );
  assert.equal(status, 0);
});

test('the sender counts where a table looks at it; without one it is the empty address', (t) => {
  const main =
    'sender_dependent_relayhost_maps = inline:{{taro@example.com = [a.example]}, {<> = [bounces.example]}}\n';
  const folder = folderOf(t, main);
  const nexthop = (...args: string[]) =>
    JSON.parse(route('-c', folder, '--json', ...args, 'x@y.example').out)[0].nexthop;
  assert.equal(nexthop('--sender', 'taro@example.com'), '[a.example]');
  assert.equal(nexthop('--sender', 'hanako@example.com'), 'y.example');
  assert.equal(nexthop(), '[bounces.example]');
});

test('a folder without main.cf is status 2, a broken main.cf status 1 with its answer', (t) => {
  const missing = route('-c', '/no/such/folder', 'a@b');
  assert.equal(missing.status, 2);
  assert.equal(missing.err, 'postfix-lens: fatal: open /no/such/folder/main.cf: No such file or directory\n');
  const folder = folderOf(t, 'broken line\nrelayhost = [r.example]\n');
  const broken = route('-c', folder, 'a@b.example');
  assert.equal(broken.status, 1);
  assert.match(broken.err, /fatal: .*main\.cf, line 4: missing '=' after attribute name/);
  assert.match(broken.out, /^a@b\.example: default smtp:\[r\.example\] a@b\.example\n/);
});

test('wrong use is status 2', () => {
  assert.equal(route('a@b').status, 2);
  assert.equal(route('-c', '.').status, 2);
});
