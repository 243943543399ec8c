import assert from 'node:assert/strict';
import test from 'node:test';
import { readAliases } from '../../../../server/src/core/aliases/model.ts';
import { formatAliases } from '../../../../server/src/core/features/aliases/formatting.ts';
import { generateAliases } from '../../../support/aliasesGenerator.ts';
import { askPostalias, hasPostalias } from '../../../support/postalias.ts';
import { applyEdits } from '../../../support/textEdits.ts';

function formatted(text: string): string {
  return applyEdits(text, formatAliases(readAliases(text, 'bytes')));
}

test('recipients of neighbouring entries stand in one column', () => {
  const before = 'root :admin\npostmaster: root,\n\tabuse\n# note\n\nx:\ty\n  orphan\n';
  const after = 'root:       admin\npostmaster: root,\n            abuse\n# note\n\nx: y\n   orphan\n';
  assert.equal(formatted(before), after);
});

test('blanks in quotes and lines that postalias skips stay', () => {
  const before = 'a: "|/bin/x\n   -y"\nno colon here\nb  c\n';
  assert.equal(formatted(before), before);
});

test('a very long name stands for itself', () => {
  const long = 'x'.repeat(31);
  assert.equal(formatted(`${long}:a\nb:c\n`), `${long}: a\nb: c\n`);
});

test('the real postalias stores the same for 300 generated files; formatting again changes nothing', (t) => {
  const texts = Array.from({ length: 300 }, (_, seed) => generateAliases(seed + 5000));
  const tidy = texts.map(formatted);
  assert.deepEqual(tidy.map(formatted), tidy);
  const changed = tidy.filter((text, index) => text !== texts[index]).length;
  assert.ok(changed > 100, `only ${changed} files are changed`);
  if (!hasPostalias(t)) return;
  const [before, after] = [askPostalias(texts), askPostalias(tidy)];
  before.forEach(({ lines }, index) => {
    assert.deepEqual(after[index]?.lines, lines, JSON.stringify(texts[index]));
  });
});
