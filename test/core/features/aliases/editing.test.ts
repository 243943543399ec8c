import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAliases } from '../../../../server/src/core/aliases/model.ts';
import { passwdOf, usersIn } from '../../../../server/src/core/aliases/users.ts';
import { aliasesDiagnostics } from '../../../../server/src/core/features/aliases/diagnostics.ts';
import { aliasesFixes } from '../../../../server/src/core/features/aliases/fixes.ts';
import { formatAliasesOnNewline } from '../../../../server/src/core/features/aliases/onNewline.ts';
import { aliasesSemanticTokens } from '../../../../server/src/core/features/aliases/semanticTokens.ts';
import { slice } from '../../../../server/src/core/text/span.ts';
import { generateAliases } from '../../../support/aliasesGenerator.ts';
import { applyFileEdits } from '../../../support/fileEdits.ts';
import { readCursor } from '../../../support/markers.ts';

const users = new Set(['root', 'taro']);

/** What the first fix for the first problem with that code makes of a text. */
function fixed(text: string, code: string): string | undefined {
  const aliases = readAliases(text);
  const problem = aliasesDiagnostics(aliases, 'en', users).find((each) => each.code === code);
  assert.ok(problem, `${code} in ${text}`);
  const [fix] = aliasesFixes(aliases, 'aliases', problem, 'en', users);
  return fix && applyFileEdits('aliases', text, fix.edits);
}

for (const [code, before, after] of [
  ['alias-syntax', 'news taro@a.example\n', 'news: taro@a.example\n'],
  ['alias-syntax', 'news\n  taro\n', 'news:\n  taro\n'],
  ['alias-syntax', 'a, b: c\n', undefined],
  ['alias-syntax', 'alone\n', undefined],
  ['alias-name-not-local', 'sales@a.example: taro\n', 'sales: taro\n'],
  ['alias-name-not-local', 'a%b@c: taro\n', undefined],
  ['alias-orphan-continuation', '# x\r\n \troot: taro\r\n', '# x\r\nroot: taro\r\n'],
  ['alias-quoted-name', '"a.b": root\n', 'a.b: root\n'],
  ['alias-unknown-name', 'root: tarro\n', 'root: taro\n'],
  ['alias-unknown-name', 'staff: root\nx: stafff\n', 'staff: root\nx: staff\n'],
  ['alias-unknown-name', 'root: zzzzzz\n', undefined],
] as const) {
  test(`${code} in ${JSON.stringify(before)}`, () => assert.equal(fixed(before, code), after));
}

test('the first fix of every problem takes it away', () => {
  let count = 0;
  for (let seed = 0; seed < 300; seed++) {
    const text = generateAliases(seed);
    const aliases = readAliases(text);
    for (const problem of aliasesDiagnostics(aliases, 'en', users)) {
      const [fix] = aliasesFixes(aliases, 'aliases', problem, 'en', users);
      if (!fix) continue;
      count++;
      const again = aliasesDiagnostics(readAliases(applyFileEdits('aliases', text, fix.edits)), 'en', users);
      const same = (found: typeof again) => found.filter(({ code }) => code === problem.code).length;
      assert.ok(
        same(again) < same(aliasesDiagnostics(aliases, 'en', users)),
        `${problem.code}: ${fix.title} in ${JSON.stringify(text)}`,
      );
    }
  }
  assert.ok(count > 100, String(count));
});

test('a name has the colour of what it is', () => {
  const text =
    'Staff: taro, "|/bin/x y", root@a.example,\n  :include:/l, ROOT\nroot: root, staff\nstaff: x\n';
  const tokens = aliasesSemanticTokens(readAliases(text));
  assert.deepEqual(
    tokens.map(({ span, type, modifiers }) => [slice(text, span), type, ...modifiers]),
    [
      ['Staff', 'alias', 'definition'],
      ['taro', 'user'],
      ['"|/bin/x y"', 'command'],
      ['root@a.example', 'address'],
      [':include:/l', 'path'],
      ['ROOT', 'alias'],
      ['root', 'alias', 'definition'],
      ['root', 'user'],
      ['staff', 'alias'],
      ['staff', 'alias', 'definition', 'deprecated'],
      ['x', 'user'],
    ],
  );
});

test('colours are in order and on one line each, whatever the text', () => {
  for (let seed = 0; seed < 200; seed++) {
    const text = generateAliases(seed);
    let end = 0;
    for (const { span } of aliasesSemanticTokens(readAliases(text))) {
      assert.ok(span.start >= end && span.end > span.start);
      assert.doesNotMatch(slice(text, span), /[\r\n]/);
      end = span.end;
    }
  }
});

for (const [marked, expected] of [
  ['root: taro,\n‸\n', 'root: taro,\n      \n'],
  ['root:   taro, b,\r\n  ‸\r\nx: y\r\n', 'root:   taro, b,\r\n        \r\nx: y\r\n'],
  ['root: taro\n‸\n', 'root: taro\n\n'],
  ['# a,\n‸\n', '# a,\n\n'],
  ['‸', ''],
  ['root: taro,\n  x‸', 'root: taro,\n  x'],
] as const) {
  test(`a line break in ${JSON.stringify(marked)}`, () => {
    const { text, offset } = readCursor(marked);
    const edits = formatAliasesOnNewline(readAliases(text), offset);
    assert.equal(
      applyFileEdits(
        '',
        text,
        edits.map((edit) => ({ ...edit, file: '' })),
      ),
      expected,
    );
  });
}

test('users are those of the passwd file in the same etc', () => {
  assert.deepEqual(
    [...usersIn('root:x:0:0::/root:/bin/sh\n# no\n+nis::\nta ro:x\n-x:\ntaro:x:1:1::/:/x')],
    ['root', 'taro'],
  );
  assert.equal(passwdOf('/etc/aliases'), '/etc/passwd');
  assert.equal(passwdOf('/srv/copy/etc/mail/aliases'), '/srv/copy/etc/passwd');
  assert.equal(passwdOf('/home/x/aliases'), undefined);
});
