import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { type AliasesIo, registerAliases } from '../../server/src/cli/aliases.ts';
import { generateAliases } from '../support/aliasesGenerator.ts';
import { askPostalias, hasPostalias } from '../support/postalias.ts';

interface Run {
  /** One byte a character. */
  readonly out: string;
  readonly err: string;
  readonly status: number;
}

/** Runs `postfix-lens aliases ARGS` on files given as bytes, one a character. */
function run(files: Readonly<Record<string, string>>, ...args: string[]): Run {
  let out = '';
  let err = '';
  let status = 0;
  const io: AliasesIo = {
    readFile: (path) => {
      const bytes = files[path];
      if (bytes === undefined) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
      return Buffer.from(bytes, 'latin1');
    },
    out: (bytes) => {
      out += Buffer.from(bytes).toString('latin1');
    },
    err: (bytes) => {
      err += Buffer.from(bytes).toString('latin1');
    },
    exit: (code) => {
      status = code;
    },
  };
  const program = new Command('postfix-lens').option('--lang <language>').exitOverride();
  registerAliases(program, io);
  program.parse(['aliases', ...args], { from: 'user' });
  return { out, err, status };
}

const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

test('without names, the output is that of postalias -s, and so are the warnings', (t) => {
  if (!hasPostalias(t)) return;
  const texts = Array.from({ length: 60 }, (_, seed) => generateAliases(50_000 + seed));
  const theirs = askPostalias(texts);
  for (const [index, text] of texts.entries()) {
    const { out, err, status } = run({ FILE: text }, 'FILE');
    const warnings = err.split('\n').slice(0, -1);
    assert.deepEqual(
      out.split('\n').filter((line) => line !== '' && line !== '@:\t@'),
      theirs[index]?.lines,
    );
    assert.deepEqual(
      warnings.filter((line) => !line.includes('table hash:')),
      theirs[index]?.built.map((line) => `postfix-lens: warning: ${line}`),
    );
    assert.equal(status, 0);
  }
});

test('any bytes come through, sorted by byte', () => {
  const { out, err, status } = run({ f: 'b: "\xe3\x81\x82"\na b: x\na: y\nbad: \xff\n' }, 'f');
  assert.equal(out, 'a b:\tx\na:\ty\nb:\t"\xe3\x81\x82"\n');
  assert.equal(err, 'postfix-lens: warning: f, line 4: non-UTF-8 input "bad: ?" -- ignoring this line\n');
  assert.equal(status, 0);
});

test('an empty file prints nothing', () => {
  assert.deepEqual(run({ f: '' }, 'f'), { out: '', err: '', status: 0 });
});

test('JSON holds entries, recipients and problems, decoded from UTF-8', () => {
  const { out, err } = run(
    { f: utf8('postmaster: "山田" <yamada@例え.jp>, "|/bin/x y"\nbad\n') },
    'f',
    '--format',
    'json',
  );
  assert.deepEqual(JSON.parse(Buffer.from(out, 'latin1').toString('utf8')), {
    file: 'f',
    entries: [
      {
        name: 'postmaster',
        value: '"山田" <yamada@例え.jp>, "|/bin/x y"',
        line: 1,
        recipients: [
          { kind: 'address', recipient: 'yamada@例え.jp' },
          { kind: 'command', recipient: '|/bin/x y' },
        ],
      },
    ],
    problems: [
      {
        severity: 'error',
        code: 'alias-syntax',
        message:
          'Need a "name: value" pair (one name, a colon, at least one recipient); postalias skips this line',
        file: 'f',
        line: 2,
      },
    ],
  });
  assert.equal(err, 'postfix-lens: warning: f, line 2: need name:value pair\n');
});

const table = 'root: ops, a@b\nops: taro, "|/bin/x y"\nx: y\ny: x, z\n';

test('with names, each final recipient comes with its path', () => {
  assert.deepEqual(run({ f: table }, 'f', 'root', 'OPS@example.jp'), {
    out: [
      'root:\ttaro\troot -> ops -> taro',
      'root:\t|/bin/x y\troot -> ops -> |/bin/x y',
      'root:\ta@b\troot -> a@b',
      'OPS@example.jp:\ttaro\tOPS -> taro',
      'OPS@example.jp:\t|/bin/x y\tOPS -> |/bin/x y',
      '',
    ].join('\n'),
    err: '',
    status: 0,
  });
});

test('loops are reported with their path', () => {
  assert.equal(run({ f: table }, 'f', 'x').out, 'x:\t(loop)\tx -> y -> x\nx:\tz\tx -> y -> z\n');
  const { out } = run({ f: table }, 'f', 'x', '--format=json');
  assert.deepEqual(JSON.parse(out), [
    {
      name: 'x',
      found: true,
      recipients: [{ recipient: 'z', kind: 'name', outcome: 'final', path: ['x', 'y', 'z'], line: 4 }],
      loops: [{ path: ['x', 'y', 'x'], line: 4 }],
    },
  ]);
});

test('extensions are looked up when the delimiter is given', () => {
  assert.equal(run({ f: 'a: b\n' }, 'f', 'a+x').status, 1);
  assert.equal(run({ f: 'a: b\n' }, 'f', 'a+x', '--recipient-delimiter', '+').out, 'a+x:\tb\ta+x -> b\n');
});

test('a name that the file lacks is status 1; the others are answered', () => {
  const found = run({ f: table }, 'f', 'nobody', 'ops');
  assert.equal(found.status, 1);
  assert.equal(found.err, 'postfix-lens: f: no alias "nobody"\n');
  assert.ok(found.out.startsWith('ops:\ttaro'));
  const inJapanese = run({ f: table }, 'f', 'nobody', '--format', 'json', '--lang', 'ja');
  assert.deepEqual(JSON.parse(inJapanese.out), [{ name: 'nobody', found: false, recipients: [], loops: [] }]);
  assert.match(Buffer.from(inJapanese.err, 'latin1').toString('utf8'), /エイリアス "nobody" はありません/);
});

test('a file that cannot be read is status 2 with one line', () => {
  assert.deepEqual(run({}, 'missing'), {
    out: '',
    err: 'postfix-lens: fatal: open missing: no such file or directory\n',
    status: 2,
  });
});

test('wrong use is refused before anything is read', () => {
  const quiet = { writeErr: () => undefined, writeOut: () => undefined };
  const io: AliasesIo = {
    readFile: () => assert.fail('nothing is read'),
    out: () => assert.fail('nothing is printed'),
    err: () => assert.fail('nothing is printed'),
    exit: () => undefined,
  };
  for (const args of [['aliases'], ['aliases', 'f', '--format', 'xml'], ['aliases', 'f', '--no-such']]) {
    const program = new Command().exitOverride().configureOutput(quiet);
    registerAliases(program, io);
    for (const command of program.commands) command.exitOverride().configureOutput(quiet);
    assert.throws(() => program.parse(args, { from: 'user' }), { name: 'CommanderError' });
  }
});
