import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAliases } from '../../../../server/src/core/aliases/model.ts';
import { aliasesCompletion } from '../../../../server/src/core/features/aliases/completion.ts';
import type { CompletionItem } from '../../../../server/src/core/features/types.ts';
import { slice } from '../../../../server/src/core/text/span.ts';
import { readMarkers } from '../../../support/markers.ts';

function complete(marked: string): { text: string; items: CompletionItem[] } {
  const { text, cursors } = readMarkers(marked);
  const [offset] = cursors;
  assert.ok(offset !== undefined, marked);
  return { text, items: aliasesCompletion(readAliases(text), offset, 'en') };
}

function labels(marked: string): string[] {
  return complete(marked).items.map(({ label }) => label);
}

const forms = [':include:/', '"|/', '/dev/null'];

test('the right side offers the other names and the forms of recipients', () => {
  const cases: [string, string[]][] = [
    ['a: ‸\nB: x\nc: y\n', ['B', 'c', ...forms]],
    ['a: x, ‸\nb: x\nc: y\n', ['b', 'c', ...forms]],
    ['a: b, ‸\nb: x\nc: y\n', ['c', ...forms]],
    ['a: b‸\nb: x\nbc: y\nc: z\n', ['b', 'bc']],
    ['a: x,\n  ‸\nb: x\n', ['b', ...forms]],
    ['b: x\na: x,\n\tb‸', ['b']],
    ['b: x\na: x,\n  # note\n  ‸', ['b', ...forms]],
    ['a: :inc‸\nb: x\n', [':include:/']],
    ['a: "‸\nb: x\n', ['"|/']],
    ['a: /‸\nb: x\n', ['/dev/null']],
    ['a: ‸\n"with blank": x\n', ['"with blank"', ...forms]],
    ['a: Taro <b‸\nb: x\n', ['b']],
  ];
  for (const [marked, expected] of cases) assert.deepEqual(labels(marked), expected, marked);
});

test('the left side offers customary names that are missing', () => {
  const all = labels('‸');
  assert.deepEqual(all.slice(0, 3), ['postmaster', 'MAILER-DAEMON', 'abuse']);
  const cases: [string, string[]][] = [
    ['pos‸', ['postmaster']],
    ['mailer‸', ['MAILER-DAEMON']],
    ['a: b\n‸', all],
    ['a: b\n‸\n  \nc: d\n', all],
    ['Postmaster: a\n‸', all.slice(1)],
    ['zz‸: b\n', []],
    ['r‸oo b\n', ['root']],
  ];
  for (const [marked, expected] of cases) assert.deepEqual(labels(marked), expected, marked);
});

test('comments and the inside of commands offer nothing', () => {
  for (const marked of ['# ‸\na: b\n', 'a: b\n  # ‸\n', 'b: x\na: "|/bin/x ‸', 'b: x\na: (b‸']) {
    assert.deepEqual(labels(marked), [], marked);
  }
});

test('what is typed is replaced, no more', () => {
  const cases: [string, string][] = [
    ['a: x,b‸c, d\nbb: x\n', 'b'],
    ['a: ‸\nb: x\n', ''],
    ['a:‸\nb: x\n', ''],
    ['a: :in‸', ':in'],
    ['a: x,\n  ‸\nb: x\n', ''],
    ['ro‸', 'ro'],
  ];
  for (const [marked, typed] of cases) {
    const { text, items } = complete(marked);
    assert.ok(items.length > 0, marked);
    for (const { replace } of items) assert.equal(slice(text, replace), typed, marked);
  }
});

test('names show their recipients, and a role brings its colon', () => {
  assert.equal(complete('a: b‸\nb: x, y\n').items[0]?.detail, 'x, y');
  assert.equal(complete('pos‸').items[0]?.insertText, 'postmaster: ');
});
