import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { configFolder, postconf, postconfVersion, removeFolder } from '../support/postconf.ts';

const cli = fileURLToPath(new URL('../../server/src/cli.ts', import.meta.url));

const main = `compatibility_level = 3.6
mydomain = example.com
myhostname = mail.$mydomain
mynetworks = 127.0.0.0/8
relayhost = a
relayhost = [b]:587
mydestination = $myhostname,
# note
  localhost
own = ドメイン
header_checks = pcre:{{/x/ OK}} $own
nosuch = 1
`;
const master = `smtp inet n - y - - smtpd
  -o { smtpd_banner = a b } -o myorigin=$mydomain
slow unix - - n - - smtp
`;

interface Output {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[]): Output {
  return spawnSync(process.execPath, [cli, 'config', ...args], { encoding: 'latin1' });
}

function inFolder<T>(use: (folder: string) => T): T {
  const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
  const folder = configFolder({ 'main.cf': bytes(main), 'master.cf': bytes(master) });
  try {
    return use(folder);
  } finally {
    removeFolder(folder);
  }
}

test('prints what postconf prints, on both streams', async (t) => {
  const installed = postconfVersion();
  if (installed === undefined) {
    assert.notEqual(process.env['CI'], 'true', 'postconf is not installed');
    t.skip('postconf is not installed: apt-get install postfix');
    return;
  }
  const folder = inFolder((each) => each);
  for (const args of [
    ['-n'],
    ['-x', '-n'],
    ['-M'],
    ['-M', 'slow/unix'],
    ['-P'],
    ['-x', '-P'],
    ['-x', 'mydomain', 'what'],
    ['relayhost'],
  ]) {
    const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
    const other = configFolder({ 'main.cf': bytes(main), 'master.cf': bytes(master) });
    const real = await postconf(other, args);
    const ours = run(['-c', other, '--target-version', installed, ...args]);
    assert.equal(ours.stdout, real.stdout, args.join(' '));
    const messages = ours.stderr
      .split('\n')
      .filter(Boolean)
      .map((line) => line.replace(/^postfix-lens: /, ''));
    assert.deepEqual(messages.sort(), [...real.messages].sort(), args.join(' '));
    assert.equal(ours.status, 0);
    removeFolder(other);
  }
  removeFolder(folder);
});

test("a fatal error ends with status 1 and postconf's words", () => {
  const folder = configFolder({ 'main.cf': 'relayhost = a\nmydomain example.com\n', 'master.cf': '' });
  const { status, stdout, stderr } = run(['-c', folder, '-n']);
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.equal(
    stderr,
    `postfix-lens: fatal: ${folder}/main.cf, line 2: missing '=' after attribute name: "mydomain example.com"\n`,
  );
  removeFolder(folder);
});

test('JSON has values, expansions, sources and places', () => {
  const output = inFolder((folder) => run(['-c', folder, '-n', '--json']));
  const parsed: unknown = JSON.parse(Buffer.from(output.stdout, 'latin1').toString('utf8'));
  assert.ok(
    typeof parsed === 'object' && parsed && 'parameters' in parsed && Array.isArray(parsed.parameters),
  );
  const byName = new Map(parsed.parameters.map((each: { name: string }) => [each.name, each]));
  const hostName = byName.get('myhostname');
  assert.ok(
    hostName && 'file' in hostName && typeof hostName.file === 'string' && hostName.file.endsWith('/main.cf'),
  );
  assert.deepEqual(
    { ...hostName, file: '' },
    {
      name: 'myhostname',
      value: 'mail.$mydomain',
      expanded: 'mail.example.com',
      source: 'main.cf',
      file: '',
      line: 3,
    },
  );
  assert.deepEqual(
    Object.entries(byName.get('own') ?? {}).filter(([key]) => key === 'value' || key === 'source'),
    [
      ['value', 'ドメイン'],
      ['source', 'user'],
    ],
  );
  assert.ok('problems' in parsed && Array.isArray(parsed.problems));
  assert.deepEqual(
    parsed.problems.map((problem: { code: string }) => problem.code),
    ['overridden-entry', 'unused-parameter'],
  );
});

test('defaults come for another host and release', () => {
  const values = (args: readonly string[]) => inFolder((folder) => run(['-c', folder, '-d', ...args])).stdout;
  assert.match(values(['--hostname', 'mx.example.net', 'mydomain']), /^mydomain = example\.net$/m);
  assert.match(values(['--target-version', '2.9', 'relay_domains']), /^relay_domains = \$mydestination$/m);
  assert.match(values(['relay_domains']), /^relay_domains = \$\{\{/m);
});

test('wrong use and unreadable input end with status 2 and one line', () => {
  for (const args of [
    ['-c', '/nonexistent', '-n'],
    ['-c', '/nonexistent', '-M'],
    ['-n'],
    ['-c', '/etc', '-n', '--target-version', 'x'],
    ['-c', '/etc', '-M', '-P'],
  ]) {
    const { status, stdout, stderr } = run(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /^postfix-lens: [^\n]+\n$/, args.join(' '));
  }
});
