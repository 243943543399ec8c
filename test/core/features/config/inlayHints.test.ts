import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import { mainInlayHints, masterInlayHints } from '../../../../server/src/core/features/config/inlayHints.ts';
import type { InlayHint } from '../../../../server/src/core/features/types.ts';
import { readMarkers } from '../../../support/markers.ts';

function read(main: string, master = '') {
  return readConfiguration({
    main: { file: 'main.cf', text: main },
    master: { file: 'master.cf', text: master },
  });
}

const everything = { start: 0, end: Number.MAX_SAFE_INTEGER };

function labels(hints: readonly InlayHint[]): (readonly [number, string])[] {
  return hints.map(({ offset, label }) => [offset, label]);
}

test('values with names show what they come to, where they count', () => {
  const { text, cursors } = readMarkers(`\
mydomain = example.com
myorigin = $mydomain
myorigin = mx.$mydomain‸
mydestination = a.$mydomain,
  b.$mydomain‸
relayhost = plain
own = $no_such
own2 = \${broken
`);
  const [origin = -1, destination = -1] = cursors;
  assert.deepEqual(labels(mainInlayHints(read(text), everything)).slice(0, 2), [
    [origin, '→ mx.example.com'],
    [destination, '→ a.example.com, b.example.com'],
  ]);
  assert.ok(!labels(mainInlayHints(read(text), everything)).some(([, label]) => label.includes('broken')));
  assert.deepEqual(labels(mainInlayHints(read(text), { start: 0, end: origin })), [
    [origin, '→ mx.example.com'],
  ]);
});

test('a long expansion is cut', () => {
  const text = `own = ${'x'.repeat(100)}\nmydestination = a $own\n`;
  const [hint] = mainInlayHints(read(text), everything);
  assert.equal(hint?.label, `→ a ${'x'.repeat(58)} …`);
});

test('an -o setting shows its value for its own service', () => {
  const { text, cursors } = readMarkers(`\
a inet n - y - - smtpd
  -o own=1
  -o relayhost=$own.$mydomain‸
b inet n - y - - smtpd
  -o relayhost=$own.$mydomain‸
`);
  const hints = masterInlayHints(read('mydomain = d\nown = 2\n', text), everything);
  assert.deepEqual(labels(hints), [
    [cursors[0], '→ 1.d'],
    [cursors[1], '→ 2.d'],
  ]);
});
