import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LookupOptions } from '../../../../server/src/core/aliases/lookup.ts';
import { readAliases } from '../../../../server/src/core/aliases/model.ts';
import { aliasesDefinition } from '../../../../server/src/core/features/aliases/definition.ts';
import { aliasesDocumentHighlight } from '../../../../server/src/core/features/aliases/documentHighlight.ts';
import { aliasesReferences } from '../../../../server/src/core/features/aliases/references.ts';
import { readMarkers } from '../../../support/markers.ts';

const file = 'file:///etc/aliases';

/** Asserts that the cursors lead to the ranges, in order. */
function definesAt(marked: string, options?: LookupOptions): void {
  const { text, cursors, ranges } = readMarkers(marked);
  assert.ok(cursors.length > 0);
  for (const offset of cursors) {
    const found = aliasesDefinition(readAliases(text), file, offset, options);
    assert.deepEqual(
      found,
      ranges.map((span) => ({ file, span })),
      marked,
    );
  }
}

test('a right-hand name leads to its entries, the one that counts first', () => {
  definesAt('postmaster: ‸ro‸ot‸\n⟦root⟧: taro\n');
  definesAt('a: "r‸oot"\n⟦Root⟧: taro\n⟦root⟧: jiro\n');
  definesAt('⟦ro‸ot⟧: taro\n');
  definesAt('a: b,\n # note\n  ro‸ot\n⟦root⟧: c\n');
  definesAt('a: root+x‸\n⟦root⟧: c\n', { recipientDelimiter: '+' });
});

test('users, addresses, commands, comments and blanks lead nowhere', () => {
  definesAt('a: ta‸ro, ro‸ot@b, "|ro‸ot"\nroot: c\n');
  definesAt('# ro‸ot\n‸\nroot: c\n‸');
  definesAt('a: root+x‸\nroot: c\n');
  definesAt('‸');
});

test('references are all uses, with or without the entries', () => {
  const { text, cursors, ranges } = readMarkers('a: ⟦ro‸ot⟧, x\n⟦root⟧: ⟦root⟧, y\nb: ⟦ROOT⟧, root@c\n');
  const aliases = readAliases(text);
  const spans = (includeDeclaration: boolean) =>
    cursors
      .flatMap((offset) => aliasesReferences(aliases, file, offset, includeDeclaration))
      .map(({ span }) => span);
  assert.deepEqual(spans(true), ranges);
  assert.deepEqual(spans(false), ranges.toSpliced(1, 1));
});

test('references count names with an extension, unless these have entries of their own', () => {
  const { text, cursors, ranges } = readMarkers('a: ⟦root+x⟧, root+y\n⟦ro‸ot⟧: b\nroot+y: c\n');
  const found = aliasesReferences(readAliases(text), file, cursors[0] ?? 0, true, {
    recipientDelimiter: '+',
  });
  assert.deepEqual(
    found.map(({ span }) => span),
    ranges,
  );
});

test('a user who has no entry has references too', () => {
  const { text, cursors, ranges } = readMarkers('a: ⟦taro‸⟧\nb: ⟦Taro⟧, jiro\n');
  const found = aliasesReferences(readAliases(text), file, cursors[0] ?? 0, true);
  assert.deepEqual(
    found.map(({ span }) => span),
    ranges,
  );
});

test('highlights tell entries from uses, and addresses highlight their like', () => {
  const names = readMarkers('a: ⟦ro‸ot⟧\n⟦root⟧: b\n');
  assert.deepEqual(
    aliasesDocumentHighlight(readAliases(names.text), names.cursors[0] ?? 0),
    names.ranges.map((span, index) => ({ span, kind: index === 0 ? 'read' : 'write' })),
  );
  const addresses = readMarkers('a: ⟦x@‸y⟧\nb: c, ⟦x@y⟧\nx: d\n');
  assert.deepEqual(
    aliasesDocumentHighlight(readAliases(addresses.text), addresses.cursors[0] ?? 0),
    addresses.ranges.map((span) => ({ span, kind: 'read' })),
  );
  assert.deepEqual(aliasesDocumentHighlight(readAliases('# a\n'), 2), []);
});
