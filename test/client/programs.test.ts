import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandLine, findProgram, needsRoot } from '../../client/src/programs/commandLine.ts';
import { configFolder, postconfVersion, removeFolder, writeConfig } from '../support/postconf.ts';

interface Pattern {
  readonly regexp: string;
  readonly severity: number;
  readonly file: number;
  readonly line?: number;
  readonly message: number;
}

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
const patterns: readonly Pattern[] = manifest.contributes.problemMatchers.map(
  ({ pattern }: { pattern: Pattern }) => pattern,
);

/** The problems that VS Code makes of an output, each once. */
function problemsIn(output: string): string[] {
  const found = output.split('\n').flatMap((text) =>
    patterns.flatMap(({ regexp, severity, file, line, message }) => {
      const match = new RegExp(regexp).exec(text);
      if (!match) return [];
      return [
        [match[severity], match[file], line === undefined ? '' : match[line], match[message]].join('|'),
      ];
    }),
  );
  return [...new Set(found)];
}

const files = {
  'main.cf': 'alias_database = hash:FOLDER/aliases\nfoo = bar\n',
  'master.cf': 'smtp inet n - y - - smtpd\n',
  aliases: 'root: me\nno colon\n',
  virtual: 'a b\nc\n',
};

/** In a terminal, as a task runs: postfix(1) tells a terminal alone what is wrong. */
function runIn(folder: string, command: Parameters<typeof commandLine>[0]): string {
  const { program, args } = commandLine({ folder, ...command });
  const words = [findProgram(program) ?? program, ...args].join(' ');
  const { stdout } = spawnSync('script', ['-qefc', words, '/dev/null'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return stdout.replaceAll('\r', '').replaceAll(folder, '/DIR');
}

test('the real programs take these arguments, and their words become problems at their places', (t) => {
  if (postconfVersion() === undefined) {
    t.skip('Postfix is not installed: apt-get install postfix');
    return;
  }
  const folder = configFolder(files);
  const main = files['main.cf'].replace('FOLDER', folder);
  writeConfig(folder, { 'main.cf': main });
  assert.deepEqual(problemsIn(runIn(folder, { command: 'newaliases' })), [
    'warning|/DIR/aliases|2|need name:value pair',
  ]);
  assert.deepEqual(
    problemsIn(runIn(folder, { command: 'postmap', table: `hash:${join(folder, 'virtual')}` })).slice(-1),
    ['warning|/DIR/virtual|2|expected format: key whitespace value'],
  );
  removeFolder(folder);
});

test('a main.cf and a master.cf that Postfix refuses are problems of postfix check', (t) => {
  if (postconfVersion() === undefined) {
    t.skip('Postfix is not installed: apt-get install postfix');
    return;
  }
  const folder = configFolder({ 'main.cf': 'mydomain = a\n\nnonsense\n', 'master.cf': '' });
  assert.deepEqual(problemsIn(runIn(folder, { command: 'check' })), [
    `fatal|/DIR/main.cf|3|missing '=' after attribute name: "nonsense"`,
  ]);
  removeFolder(folder);
});

test('messages about a whole file, and those of no file', () => {
  const output = [
    'postconf: warning: /etc/postfix/main.cf: unused parameter: foo=bar',
    '/usr/sbin/postconf: fatal: file /etc/postfix/master.cf: line 1: bad field count',
    'postfix: fatal: open /etc/postfix/main.cf: No such file or directory',
    'postalias: warning: /etc/aliases.db: duplicate entry: "root"',
    'postfix/master[12]: fatal: /etc/postfix/master.cf: line 7: bad transport type: tcp',
    'postfix/postfix-script: refreshing the Postfix mail system',
    'postfix: fatal: the postfix command is reserved for the superuser',
  ].join('\n');
  assert.deepEqual(problemsIn(output), [
    'warning|/etc/postfix/main.cf||unused parameter: foo=bar',
    'fatal|/etc/postfix/master.cf|1|bad field count',
    'fatal|/etc/postfix/main.cf||No such file or directory',
    'warning|/etc/aliases||duplicate entry: "root"',
    'fatal|/etc/postfix/master.cf|7|bad transport type: tcp',
  ]);
});

test('each command has its way to name the folder', () => {
  const folder = '/etc/postfix-out';
  const lines = (['check', 'reload', 'newaliases'] as const).map((command) =>
    commandLine({ command, folder }),
  );
  assert.deepEqual(
    lines.map(({ program, args }) => [program, ...args].join(' ')),
    [
      'postfix -c /etc/postfix-out check',
      'postfix -c /etc/postfix-out reload',
      'newaliases -C /etc/postfix-out',
    ],
  );
  assert.deepEqual(commandLine({ command: 'check' }), { program: 'postfix', args: ['check'] });
  assert.deepEqual(commandLine({ command: 'postmap', table: 'hash:/a b', folder }).args, [
    '-c',
    folder,
    'hash:/a b',
  ]);
});

test('only what lies in a folder of the user needs no root', () => {
  const folder = configFolder({});
  assert.equal(needsRoot({ command: 'postmap', table: `hash:${folder}/virtual` }), false);
  assert.equal(needsRoot({ command: 'postmap', table: '/no/such/folder/virtual' }), true);
  assert.equal(needsRoot({ command: 'check' }), true);
  removeFolder(folder);
});

test('a program that is not installed is not found', () => {
  assert.equal(findProgram('no-such-program-of-postfix'), undefined);
  assert.ok(findProgram('sh'));
});

test('the commands that run programs are offered in trusted workspaces only', () => {
  const commands: readonly { command: string; enablement?: string }[] = manifest.contributes.commands;
  const names = ['checkConfiguration', 'reloadPostfix', 'postmap', 'newaliases'];
  for (const name of names) {
    const { enablement } = commands.find(({ command }) => command === `postfixLens.${name}`) ?? {};
    assert.equal(enablement, 'isWorkspaceTrusted', name);
  }
  assert.equal(manifest.contributes.taskDefinitions[0].when, 'isWorkspaceTrusted');
  assert.ok(manifest.capabilities.untrustedWorkspaces.description, 'it says what is left out');
});
