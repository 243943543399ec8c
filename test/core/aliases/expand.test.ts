import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  deliveriesOf,
  expand,
  expandAlias,
  maxNesting,
  type RecipientNode,
} from '../../../server/src/core/aliases/expand.ts';
import type { LookupOptions } from '../../../server/src/core/aliases/lookup.ts';
import { findLoops } from '../../../server/src/core/aliases/loops.ts';
import { readAliases } from '../../../server/src/core/aliases/model.ts';

/** `recipient (outcome): path` of each end. */
function ends(text: string, name: string, options?: LookupOptions): string[] {
  const model = readAliases(text);
  return deliveriesOf(model, expand(model, name, options)).map(
    (end) => `${end.text} (${end.outcome}): ${end.path.join(' ')}`,
  );
}

test('names are followed to where mail ends, with the path taken', () => {
  const cases: [string, string, string[]][] = [
    ['root: taro\n', 'root', ['taro (final): root taro']],
    ['postmaster: root\nroot: a@b\n', 'Postmaster', ['a@b (final): Postmaster root a@b']],
    ['root: taro\n', 'nobody', ['nobody (final): nobody']],
    [
      'a: "|/bin/x y", :include:/z, /var/f\n',
      'a',
      ['|/bin/x y (final): a |/bin/x y', ':include:/z (final): a :include:/z', '/var/f (final): a /var/f'],
    ],
    ['a: b, c\nb: d\nc: D\n', 'a', ['d (final): a b d']],
    ['a: b, c\nb: d@e\nc: D@e\n', 'a', ['d@e (final): a b d@e', 'D@e (final): a c D@e']],
    ['a: x\na: y\n', 'a', ['x (final): a x']],
  ];
  for (const [text, name, expected] of cases) assert.deepEqual(ends(text, name), expected, text);
});

test('an alias that lists itself means the user of that name; a longer way round is a loop', () => {
  assert.deepEqual(ends('root: root, taro\n', 'root'), ['root (self): root root', 'taro (final): root taro']);
  assert.deepEqual(ends('a: b, c\nb: a, d\n', 'a'), [
    'a (loop): a b a',
    'd (final): a b d',
    'c (final): a c',
  ]);
  assert.deepEqual(ends('a: b\nb: a, b\n', 'a'), ['a (loop): a b a', 'b (self): a b b']);
});

test('extensions are looked up with and without, and an alias with its own extension is itself', () => {
  const options = { recipientDelimiter: '+' };
  assert.deepEqual(ends('taro: hanako\n', 'taro+x', options), ['hanako (final): taro+x hanako']);
  assert.deepEqual(ends('taro: taro+work\n', 'taro', options), ['taro+work (self): taro taro+work']);
  assert.deepEqual(ends('taro: x\ntaro+y: taro+y\n', 'taro+y', options), ['x (final): taro+y taro+y x']);
});

/** A chain of `length` aliases that ends at a user. */
function chain(length: number): string {
  return Array.from({ length }, (_, n) => `n${n}: n${n + 1}\n`).join('');
}

test('local(8) gives up on a chain that is nested too deeply', () => {
  const last = (length: number) => ends(chain(length), 'n0').at(-1)?.replace(/:.*/, '');
  assert.equal(last(maxNesting - 1), `n${maxNesting - 1} (final)`);
  assert.equal(last(maxNesting), `n${maxNesting} (too-deep)`);
  assert.equal(last(100_000), `n${maxNesting} (too-deep)`);
});

test('what is listed twice is expanded once: the tree stays as small as the file', () => {
  const text = Array.from({ length: 24 }, (_, n) => `n${n}: n${n + 1}, n${n + 1}, u${n}\n`).join('');
  const model = readAliases(text);
  const count = (node: RecipientNode): number =>
    1 + node.children.reduce((sum, child) => sum + count(child), 0);
  const tree = expand(model, 'n0');
  assert.equal(count(tree), 1 + 24 * 3);
  assert.equal(deliveriesOf(model, tree).length, 25);
});

test('an ignored entry can be expanded too', () => {
  const model = readAliases('a: x\na: b\nb: y\n');
  const ignored = model.aliases[1];
  assert.ok(ignored);
  assert.deepEqual(
    deliveriesOf(model, expandAlias(model, ignored)).map(({ text }) => text),
    ['y'],
  );
});

/** Each loop as the names it passes. */
function loops(text: string, options?: LookupOptions): string[] {
  return findLoops(readAliases(text), options).map(({ steps }) =>
    steps.map(({ alias }) => alias.name).join(' '),
  );
}

test('loops are found once for each name that closes one', () => {
  const cases: [string, string[]][] = [
    ['a: b\nb: c\n', []],
    ['a: a, b\n', []],
    ['a: b\nb: a\n', ['a b']],
    ['x: a\na: b\nb: c, x2\nc: a\n', ['a b c']],
    ['a: c, b\nb: a\nc: d\nd: c\n', ['c d', 'a b']],
    ['a: b, B\nb: a\n', ['a b']],
    ['a: x\na: b\nb: a\n', []],
    ['a: a@b, "|a"\n', []],
  ];
  for (const [text, expected] of cases) assert.deepEqual(loops(text), expected, text);
  assert.deepEqual(loops('a: b+x\nb: a\n', { recipientDelimiter: '+' }), ['a b']);
});

test('a ring of 100,000 aliases is one loop, and their number is bounded', () => {
  const ring = Array.from({ length: 100_000 }, (_, n) => `n${n}: n${(n + 1) % 100_000}\n`).join('');
  assert.deepEqual(
    findLoops(readAliases(ring)).map(({ steps }) => steps.length),
    [100_000],
  );
  const pairs = Array.from({ length: 1000 }, (_, n) => `a${n}: b${n}\nb${n}: a${n}\n`).join('');
  assert.equal(findLoops(readAliases(pairs)).length, 100);
});
