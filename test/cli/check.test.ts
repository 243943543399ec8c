import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Command, CommanderError } from 'commander';
import { registerCheck } from '../../server/src/cli/check.ts';
import { readTextFile } from '../../server/src/io/textFile.ts';
import { configFolder, removeFolder } from '../support/postconf.ts';
import { expressions } from '../support/postmap.ts';

interface Run {
  readonly out: string;
  readonly err: string;
  readonly status: number;
}

/** Runs `postfix-lens check` in this process. */
function check(...args: string[]): Run {
  return checkWith(readTextFile, ...args);
}

function checkWith(readFile: typeof readTextFile, ...args: string[]): Run {
  const run = { out: '', err: '', status: 0 };
  const program = new Command('postfix-lens')
    .version('1.2.3')
    .option('--lang <language>', 'language', 'en')
    .exitOverride()
    .configureOutput({
      writeErr: (text) => {
        run.err += text;
      },
    });
  registerCheck(program, {
    readFile,
    expressions,
    out: (text) => {
      run.out += text;
    },
    err: (text) => {
      run.err += text;
    },
    exit: (status) => {
      run.status = status;
    },
  });
  try {
    program.parse(['check', ...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    run.status = 2;
  }
  return run;
}

/** Makes a folder for one test. */
function folderOf(t: { after(work: () => void): void }, files: Record<string, string>): string {
  const folder = configFolder(files);
  t.after(() => removeFolder(folder));
  return folder;
}

const files = {
  'main.cf': 'myhostname = mail.example.com\nbiff = maybe\nwait = 10x\n',
  'master.cf': 'smtp inet n - y - - smtpd\n  -o max_idle=$wait\nsmtp inet n - y - - smtpd\n',
  aliases: 'postmaster: root\nroot: taro\nroot: hanako\n',
};

test('text: one line a finding, 1-based, for all files of a folder', (t) => {
  const folder = folderOf(t, files);
  const { out, err, status } = check(folder);
  assert.equal(status, 1);
  assert.equal(err, '');
  const lines = out.trimEnd().split('\n');
  assert.match(
    lines[0] ?? '',
    new RegExp(`^${folder}/main\\.cf:2:8: error: biff is yes or no, .* \\[bad-boolean\\]$`),
  );
  assert.match(lines[1] ?? '', /master\.cf:2:15: error: max_idle: .* \[bad-time\]$/);
  assert.match(lines[2] ?? '', /master\.cf:3:1: warning: .* \[master-duplicate-service\]$/);
  assert.match(lines[3] ?? '', /aliases:3:1: warning: .* \[duplicate-alias\]$/);
  assert.equal(lines.length, 4);
});

test('json: 0-based ranges, related places in other files', (t) => {
  const folder = folderOf(t, files);
  const findings: unknown = JSON.parse(check('--format', 'json', join(folder, 'master.cf')).out);
  assert.ok(Array.isArray(findings));
  assert.equal(findings.length, 2);
  const { message, ...first } = findings[0];
  assert.match(message, /"x" is no unit of time/);
  assert.deepEqual(first, {
    file: join(folder, 'master.cf'),
    range: { start: { line: 1, character: 14 }, end: { line: 1, character: 19 } },
    severity: 'error',
    code: 'bad-time',
    related: [
      {
        file: join(folder, 'main.cf'),
        range: { start: { line: 2, character: 7 }, end: { line: 2, character: 10 } },
        message: 'This text comes from here, where wait is set',
      },
    ],
    fixes: [],
  });
});

test('json and sarif: the ways out with their edits', (t) => {
  const folder = folderOf(t, {
    'main.cf': 'biff = on\nmail_owner = a\nmail_owner = b\n',
    aliases: 'postmaster: root\nroot x\n',
  });
  const [first, second, third] = JSON.parse(check('--format', 'json', folder).out);
  assert.deepEqual(first.fixes, [
    {
      title: 'Change to yes',
      edits: [
        {
          file: join(folder, 'main.cf'),
          range: { start: { line: 0, character: 7 }, end: { line: 0, character: 9 } },
          newText: 'yes',
        },
      ],
    },
  ]);
  assert.equal(second.code, 'overridden-entry');
  assert.equal(second.fixes.length, 2);
  assert.equal(third.fixes[0].title, 'Insert ":" behind root');
  const [{ results }] = JSON.parse(check('--format', 'sarif', folder).out).runs;
  assert.deepEqual(results[0].fixes[0].artifactChanges[0].replacements, [
    {
      deletedRegion: { startLine: 1, startColumn: 8, endLine: 1, endColumn: 10 },
      insertedContent: { text: 'yes' },
    },
  ]);
});

test('recipients of an alias file are compared with the users of its own etc', (t) => {
  const folder = folderOf(t, {});
  mkdirSync(join(folder, 'etc'));
  writeFileSync(join(folder, 'etc/aliases'), 'postmaster: root\nroot: taro, nobody-there\n');
  assert.doesNotMatch(check(join(folder, 'etc/aliases')).out, /alias-unknown-name/);
  writeFileSync(
    join(folder, 'etc/passwd'),
    'root:x:0:0:root:/root:/bin/sh\ntaro:x:1000:1000::/home/taro:/bin/sh\n',
  );
  assert.match(check(join(folder, 'etc/aliases')).out, /aliases:2:13: hint: "nobody-there" is neither/);
});

test('sarif: a log of version 2.1.0 whose results point to its rules', (t) => {
  const folder = folderOf(t, files);
  const log = JSON.parse(check('--format', 'sarif', folder).out);
  assert.equal(log.version, '2.1.0');
  const [{ tool, results }] = log.runs;
  assert.equal(tool.driver.version, '1.2.3');
  assert.equal(results.length, 4);
  for (const result of results) {
    assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.match(result.locations[0].physicalLocation.artifactLocation.uri, /^file:\/\/\//);
  }
  const { region } = results[0].locations[0].physicalLocation;
  assert.deepEqual(region, { startLine: 2, startColumn: 8, endLine: 2, endColumn: 13 });
});

test('--severity leaves the lesser ones out, of the exit status too', (t) => {
  const folder = folderOf(t, { 'main.cf': 'biff = no\nbiff = yes\n' });
  assert.match(check(folder).out, /overridden-entry/);
  assert.deepEqual(check('--severity', 'error', folder), { out: '', err: '', status: 0 });
});

test('--target-version decides what the release knows', (t) => {
  const folder = folderOf(t, { 'main.cf': 'smtpd_use_tls = yes\n' });
  assert.equal(check(folder).status, 1);
  assert.deepEqual(check('--target-version', '3.7.11', folder), { out: '', err: '', status: 0 });
});

test('alias tables that main.cf names are checked with the folder', (t) => {
  const folder = folderOf(t, { 'other-aliases': 'postmaster: root\nroot: a\nroot: b\n' });
  writeFileSync(join(folder, 'main.cf'), `alias_maps = hash:${folder}/other-aliases, hash:${folder}/none\n`);
  assert.match(check(folder).out, /other-aliases:3:1: warning: .* \[duplicate-alias\]\n$/);
});

test('a clean folder is status 0, a file that is named twice is reported once', (t) => {
  const folder = folderOf(t, { 'main.cf': 'biff = no\n', 'master.cf': 'smtp inet n - y - - smtpd\n' });
  assert.deepEqual(check(folder), { out: '', err: '', status: 0 });
  writeFileSync(join(folder, 'main.cf'), 'biff = 1\n');
  assert.equal(check(folder, join(folder, 'main.cf')).out.split('\n').length, 2);
});

test('what cannot be checked is one clear line and status 2', (t) => {
  const folder = folderOf(t, { 'notes.txt': 'hello\n' });
  mkdirSync(join(folder, 'main.cf'));
  const rows: readonly (readonly [args: string[], words: RegExp])[] = [
    [[join(folder, 'nothing')], /nothing: no such file or folder\n$/],
    [[join(folder, 'notes.txt')], /notes\.txt: neither a main\.cf nor/],
    [[join(folder, 'main.cf')], /no main\.cf, master\.cf or aliases in this folder/],
    [['--lang', 'ja', join(folder, 'nothing')], /ファイルもフォルダもありません/],
    [['--target-version', 'new', folder], /a release of Postfix is wanted/],
    [['--format', 'xml', folder], /Allowed choices are text, json, sarif/],
    [[], /missing required argument 'path'/],
  ];
  for (const [args, words] of rows) {
    const { out, err, status } = check(...args);
    assert.equal(status, 2, args.join(' '));
    assert.match(err, words);
    assert.equal(err.trimEnd().split('\n').length, 1);
    assert.ok(out === '' || out === '[]\n');
  }
});

test('an unreadable file does not keep the others from being checked', (t) => {
  const folder = folderOf(t, { 'main.cf': 'biff = 1\n', 'master.cf': '' });
  const readFile = (path: string) =>
    path.endsWith('master.cf') ? ({ state: 'unreadable', reason: 'EACCES' } as const) : readTextFile(path);
  const { out, err, status } = checkWith(readFile, folder);
  assert.match(out, /bad-boolean/);
  assert.match(err, /master\.cf: cannot be read \(EACCES\)/);
  assert.equal(status, 2);
});

test('messages come in the language that is asked for', (t) => {
  const folder = folderOf(t, files);
  assert.match(check('--lang', 'ja', folder).out, /main\.cf:2:8: error: biff に書けるのは yes か no です/);
});

test('a folder is checked with the tables that its main.cf names', (t) => {
  const folder = folderOf(t, {
    'main.cf': 'virtual_alias_maps = hash:/etc/postfix/virtual\nheader_checks = pcre:/etc/postfix/checks\n',
    virtual: 'a@example.com b\nA@example.com c\nd\n',
    checks: '/^Subject: (x/ REJECT\n',
    unnamed: 'x\n',
  });
  const { out, status } = check(folder);
  assert.equal(status, 1);
  const codes = [...out.matchAll(/^.*\/(\w+):(\d+):\d+: .*\[([\w-]+)\]$/gm)].map(([, ...parts]) =>
    parts.join(' '),
  );
  assert.deepEqual(
    codes.filter((line) => !line.startsWith('main')),
    ['virtual 2 duplicate-key', 'virtual 3 table-no-value', 'checks 1 pattern-expression'],
  );
  assert.match(check(`${folder}/virtual`).out, /duplicate-key/);
});

test('tables that are not there, without an index, or folders, are told of where they are named', (t) => {
  const folder = folderOf(t, { 'main.cf': '', virtual: 'a b\n', 'indexed.lmdb': '' });
  mkdirSync(join(folder, 'folder'));
  const maps = ['texthash', 'hash', 'lmdb'].map((type) => `${type}:${folder}/mistyped`);
  const names = [...maps, `lmdb:${folder}/indexed`, `cdb:${folder}/virtual`, `regexp:${folder}/folder`];
  writeFileSync(join(folder, 'main.cf'), `virtual_alias_maps =\n  ${names.join('\n  ')}\n`);
  writeFileSync(
    join(folder, 'master.cf'),
    `smtp inet n - n - - smtpd\n  -o header_checks=pcre:${folder}/none\n`,
  );
  const { out, status } = check(folder);
  const found = [...out.matchAll(/\/(main|master)\.cf:(\d+):\d+: (\w+): .*\[([\w-]+)\]$/gm)];
  assert.deepEqual(
    found
      .map(([, ...parts]) => parts.join(' '))
      .filter((line) => /table$|index$/.test(line) && !/berkeley/.test(line)),
    [
      'main 2 warning missing-table',
      'main 3 warning missing-table',
      'main 4 warning missing-table',
      'main 6 warning missing-index',
      'main 7 info unreadable-table',
      'master 2 warning missing-table',
    ],
  );
  assert.match(out, new RegExp(`run postmap cdb:${folder}/virtual`));
  assert.equal(status, 2);
});

test('of a copy of /etc/postfix, missing tables of its own folder are mentioned, and no others', (t) => {
  const folder = folderOf(t, {
    'main.cf':
      'virtual_alias_maps = hash:/etc/postfix/virtual, hash:/etc/nowhere/map\nsmtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd\ntransport_maps = hash:/etc/postfix/transport\n',
    virtual: 'a b\n',
  });
  const { out, status } = check('--severity', 'info', folder);
  assert.deepEqual(out.match(/: \w+: .*\[[\w-]+\]$/gm), [
    ': info: /etc/postfix/transport is not in this copy of the configuration, so what it says is not known here [missing-table-in-copy]',
  ]);
  assert.equal(status, 0);
});

test('a table that cannot be read is named, and the rest is checked', (t) => {
  const folder = folderOf(t, {
    'main.cf': 'virtual_alias_maps = hash:/etc/postfix/virtual\ntransport_maps = hash:/etc/postfix/folder\n',
    virtual: 'a\n',
  });
  mkdirSync(join(folder, 'folder'));
  const { out, err, status } = check(folder);
  assert.equal(status, 2);
  assert.match(out, /virtual:1:1: .*\[table-no-value\]/);
  assert.match(err, /folder: cannot be read/);
});

test('templates are checked around what their engine owns, with the template beside them', (t) => {
  const folder = folderOf(t, {
    'main.cf.j2':
      '{% if x %}\nrelayhost = {{ x }}\n{% else %}\nrelayhost =\n{% endif %}\ninet_protocols {{ y }}\nbiff no\n',
    'master.cf.j2': '{{ port }} inet n - n - - smtpd -o a={{ b }}\n',
    'aliases.erb': 'root: <%= @admin %>\npostmaster: root\nbad line\n',
  });
  const main = check('--severity', 'warning', join(folder, 'main.cf.j2'));
  assert.deepEqual(codesIn(main.out), ['7:1 missing-equals']);
  assert.deepEqual(codesIn(check('--severity', 'warning', join(folder, 'master.cf.j2')).out), []);
  assert.deepEqual(codesIn(check('--severity', 'warning', join(folder, 'aliases.erb')).out), [
    '3:1 alias-syntax',
  ]);
});

/** Line, column and code of each finding. */
function codesIn(out: string): string[] {
  return [...out.matchAll(/:(\d+:\d+): .* \[([\w-]+)\]$/gm)].map(([, place, code]) => `${place} ${code}`);
}
