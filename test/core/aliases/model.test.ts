import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldName } from '../../../server/src/core/aliases/foldName.ts';
import { lookUp, withoutExtension } from '../../../server/src/core/aliases/lookup.ts';
import { readAliases } from '../../../server/src/core/aliases/model.ts';
import { companionOf, ownerOf, roleOf } from '../../../server/src/core/aliases/roles.ts';
import { askPostalias, hasPostalias } from '../../support/postalias.ts';

test('of two entries of a name the first counts, whatever their case', () => {
  const { aliases, byName } = readAliases('Ops: taro\nops: hanako\nOPS: jiro\n');
  assert.equal(byName.size, 1);
  assert.equal(byName.get('ops')?.entry.value, 'taro');
  assert.deepEqual(
    aliases.map(({ overriddenBy }) => overriddenBy?.entry.value),
    [undefined, 'taro', 'taro'],
  );
});

test('right-hand names are indexed by folded name; addresses and commands are not', () => {
  const { uses } = readAliases('a: Taro, taro@b, "|taro"\nb: taro\n');
  assert.deepEqual(
    uses.get('taro')?.map(({ alias, item }) => [alias.name, item.text]),
    [
      ['a', 'Taro'],
      ['b', 'taro'],
    ],
  );
  assert.equal(uses.size, 1);
});

test('a local part is looked up with, then without its extension', () => {
  const model = readAliases('taro: x\ntaro+work: y\nowner-list: z\nlist: a\n');
  const cases: [string, string, string | undefined][] = [
    ['TARO', '', 'taro'],
    ['taro+work', '+', 'taro+work'],
    ['taro+play', '+', 'taro'],
    ['taro+play', '', undefined],
    ['taro.play', '+.', 'taro'],
    ['owner-list', '-', 'owner-list'],
    ['list-help', '-', 'list'],
    ['nobody', '+', undefined],
  ];
  for (const [localPart, recipientDelimiter, name] of cases) {
    const { alias } = lookUp(model, localPart, { recipientDelimiter });
    assert.equal(alias?.name, name, `${localPart} with "${recipientDelimiter}"`);
  }
});

test('names of the mail system and of lists are never split', () => {
  const cases: [string, string, string | undefined][] = [
    ['user+ext', '+', 'user'],
    ['user+a+b', '+', 'user'],
    ['user+', '+', 'user'],
    ['+ext', '+', undefined],
    ['MAILER-DAEMON', '-', undefined],
    ['double-bounce', '-', undefined],
    ['owner-list', '-', undefined],
    ['list-request', '-', undefined],
    ['owner-list+x', '+', 'owner-list'],
    ['-request', '-', undefined],
    ['user', '', undefined],
  ];
  for (const [localPart, delimiters, user] of cases) {
    assert.equal(withoutExtension(localPart, delimiters), user, localPart);
  }
});

test('owner- and -request belong to lists that exist', () => {
  const model = readAliases('list: a\nowner-list: b\nlist-request: c\nowner-other: d\n');
  assert.deepEqual(
    ['owner-list', 'list-request', 'owner-other', 'list'].map((name) => companionOf(model, name)?.kind),
    ['owner', 'request', undefined, undefined],
  );
  assert.equal(ownerOf(model, 'list')?.name, 'owner-list');
  assert.equal(roleOf('mailer-daemon')?.name, 'MAILER-DAEMON');
});

/** Latin, Greek, Cyrillic, Armenian, Georgian, Cherokee, Greek Extended, letter-like, Coptic, full width, Deseret. */
const letters: readonly (readonly [number, number])[] = [
  [0xa0, 0x587],
  [0x10a0, 0x10ff],
  [0x13a0, 0x13fd],
  [0x1e00, 0x1fff],
  [0x2100, 0x218b],
  [0x24b6, 0x24e9],
  [0x2c80, 0x2cf3],
  [0xab70, 0xabbf],
  [0xfb00, 0xfb17],
  [0xff21, 0xff5a],
  [0x10400, 0x1044f],
];

function cased(): string[] {
  return letters.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  );
}

test('case is folded as postalias folds it, letter by letter', (t) => {
  if (!hasPostalias(t)) return;
  const names = cased().map((char) => `u${char.codePointAt(0)?.toString(16)}_${char}`);
  const file = Buffer.from(names.map((name) => `${name}: x\n`).join(''), 'utf8').toString('latin1');
  const [stored] = askPostalias([file]);
  const theirs = stored?.lines.map((line) => Buffer.from(line, 'latin1').toString('utf8')).sort();
  assert.ok(names.length > 2000);
  assert.deepEqual(names.map((name) => `${foldName(name)}:\tx`).sort(), theirs);
  const bytes = names.map((name) => foldName(Buffer.from(name, 'utf8').toString('latin1'), 'bytes'));
  assert.deepEqual(bytes.map((name) => `${name}:\tx`).sort(), stored?.lines);
});

test('bytes that are no UTF-8 keep their case', () => {
  assert.equal(foldName('A\xff', 'bytes'), 'A\xff');
});
