import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAliases } from '../../../../server/src/core/aliases/model.ts';
import { aliasesHover } from '../../../../server/src/core/features/aliases/hover.ts';
import type { Language } from '../../../../server/src/core/l10n.ts';
import { readMarkers } from '../../../support/markers.ts';

/** The hover at the cursor; its span must be the marked range. */
function hover(marked: string, language: Language = 'en'): string {
  const { text, cursors, ranges } = readMarkers(marked);
  const [offset] = cursors;
  assert.ok(offset !== undefined, marked);
  const found = aliasesHover(readAliases(text), offset, language);
  assert.ok(found, marked);
  assert.deepEqual(found.span, ranges[0], marked);
  return found.markdown;
}

const tree = 'postmaster: root\nroot: ops, root, "|/bin/prog -x"\nops: taro@example.jp, :include:/etc/ops\n';

test('a name shows its final recipients as a tree', () => {
  const expected = [
    '**`ops`**',
    '2 final recipients:',
    '- `taro@example.jp` — address\n- `:include:/etc/ops` — recipients listed in a file',
  ];
  assert.equal(hover(tree.replace('ops:', '⟦o‸ps⟧:')), expected.join('\n\n'));
});

test('the tree nests, with the lines of the entries, on either side of the colon', () => {
  const expected = [
    '4 final recipients:',
    [
      '- `root` (line 2)',
      '  - `ops` (line 3)',
      '    - `taro@example.jp` — address',
      '    - `:include:/etc/ops` — recipients listed in a file',
      '  - `root` — the local user of this name',
      '  - `|/bin/prog -x` — piped to a command',
    ].join('\n'),
  ].join('\n\n');
  assert.ok(hover(tree.replace('postmaster:', '⟦post‸master⟧:')).endsWith(expected));
  const onUse = hover(tree.replace(': root', ': ⟦ro‸ot⟧'));
  assert.ok(onUse.startsWith('**`root`**'));
  assert.ok(onUse.includes('- `ops` (line 3)\n  - `taro@example.jp`'));
});

test('the same in Japanese', () => {
  const text = hover(tree.replace('postmaster:', '⟦post‸master⟧:'), 'ja');
  assert.ok(text.includes('最終的な受信者 4 件:'));
  assert.ok(text.includes('- `root` (2 行目)'));
  assert.ok(text.includes('コマンドへパイプ'));
  assert.ok(!/[a-z]{3,} (?:user|file|line)/.test(text));
});

test('each kind of recipient says what it is', () => {
  const cases: [string, string][] = [
    ['a: ⟦ta‸ro⟧', '**`taro`** — local user'],
    ['a: ⟦taro‸@b⟧', '**`taro@b`** — address'],
    ['a: ⟦/va‸r/x⟧', '**`/var/x`** — appended to a file'],
    ['a: ⟦"|/bin‸/x"⟧', '**`|/bin/x`** — piped to a command'],
    ['a: ⟦:include‸:/x⟧', '**`:include:/x`** — recipients listed in a file'],
    ['a: ⟦‸a⟧', '**`a`** — the local user of this name'],
    ['a: ⟦‸~/x⟧', '**`~/x`** — bounces: an alias has no home folder'],
    ['a: b\nb: ⟦‸a⟧', '**`a`**'],
    ['a: ⟦"`‸x"⟧', '**`` `x ``** — local user'],
  ];
  for (const [marked, beginning] of cases) assert.ok(hover(marked).startsWith(beginning), hover(marked));
});

test('loops and ignored entries are told', () => {
  assert.match(hover('⟦‸a⟧: b\nb: a\n'), /- `b` \(line 2\)\n {2}- `a` — loop: mail bounces/);
  assert.match(hover('a: x\n⟦‸a⟧: y\n'), /Ignored: line 1 defines this name first\.[\s\S]*`y`/);
});

test('roles, owners and requests are explained', () => {
  assert.match(hover('⟦Post‸master⟧: a\n'), /RFC 5321/);
  const list = 'list: a\nowner-list: b\nlist-request: c\n';
  assert.match(hover(list.replace('owner-list', '⟦‸owner-list⟧')), /delivery errors of the list `list`/);
  assert.match(hover(list.replace('list-request', '⟦‸list-request⟧')), /requests to the list `list`/);
  assert.match(hover(list.replace('list:', '⟦‸list⟧:')), /go to `owner-list`/);
});

test('a long tree is cut, and says by how much', () => {
  const text = hover(`⟦‸a⟧: ${Array.from({ length: 100 }, (_, n) => `u${n}`).join(', ')}\n`);
  assert.ok(text.includes('100 final recipients'));
  assert.ok(text.endsWith('- … and 60 more'));
});

test('nothing is said about comments, blanks and lines that postalias skips', () => {
  for (const marked of ['# ‸a: b\n', 'a: b\n‸', 'a ‸b\n', 'a: b ,‸ c']) {
    const { text, cursors } = readMarkers(marked);
    assert.equal(aliasesHover(readAliases(text), cursors[0] ?? 0, 'en'), undefined, marked);
  }
});
