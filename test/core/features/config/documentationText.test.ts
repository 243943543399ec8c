import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstBlocks, linkNames } from '../../../../server/src/core/features/config/documentationText.ts';

const known = new Set(['mydomain', 'mydestination']);
const linkTo = (name: string) => (known.has(name) ? `to:${name}` : undefined);

test('names in backquotes become links, with and without $', () => {
  assert.equal(
    linkNames('See `mydomain`, `$mydestination` and `relay`.', linkTo),
    'See [`mydomain`](to:mydomain), [`$mydestination`](to:mydestination) and `relay`.',
  );
});

for (const [what, text] of [
  ['a fenced block', '```postfix-main\n`mydomain` = a\n```'],
  ['a link', '[`mydomain`](elsewhere)'],
  ['code with more than a name', '`mydomain = a` and `$mydomain, b`'],
  ['code in double backquotes', '``a `mydomain` b``'],
  ['plain text', 'mydomain'],
] as const) {
  test(`${what} stays as it is`, () => assert.equal(linkNames(text, linkTo), text));
}

test('without its links a text is what it was', () => {
  const piece = fc.constantFrom(
    '`',
    '``',
    '```',
    '\n',
    '\n\n',
    '`mydomain`',
    '`$mydomain`',
    'a',
    '[',
    '](b)',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      assert.equal(linkNames(text, linkTo).replace(/\[([^[\]]*)\]\(to:\w+\)/g, '$1'), text);
    }),
    { seed: 4, numRuns: 2000 },
  );
});

test('a text is cut between its blocks, and never to nothing', () => {
  const text = 'aaaa\n\nbbbb\n\ncccc';
  assert.equal(firstBlocks(text, 8), 'aaaa\n\nbbbb');
  assert.equal(firstBlocks(text, 7), 'aaaa');
  assert.equal(firstBlocks(text, 0), 'aaaa');
  assert.equal(firstBlocks(text, 12), text);
  assert.equal(firstBlocks('', 0), '');
});

test('a code block with blank lines is cut as a whole or not at all', () => {
  const text = 'aaaa\n\n```\nb\n\nc\n```\n\ndddd';
  assert.equal(firstBlocks(text, 5), 'aaaa');
  assert.equal(firstBlocks(text, 19), 'aaaa\n\n```\nb\n\nc\n```');
});
