import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowMove } from '../../client/viewer/rows/rowMove.ts';
import { throttled } from '../../client/viewer/throttled.ts';
import { formatBytes, formatSeconds } from '../../client/viewer/units.ts';

const press = (key: string, row: number, count = 100) =>
  rowMove({ key, ctrlKey: false, altKey: false, metaKey: false }, row, count, 10);

test('keys move the focus within the list', () => {
  assert.equal(press('ArrowDown', 5), 6);
  assert.equal(press('ArrowDown', 99), 99);
  assert.equal(press('ArrowDown', -1), 0);
  assert.equal(press('ArrowUp', 0), 0);
  assert.equal(press('PageDown', 95), 99);
  assert.equal(press('PageUp', 5), 0);
  assert.equal(press('Home', 50), 0);
  assert.equal(press('End', 50), 99);
  assert.equal(press('End', -1, 0), undefined);
  assert.equal(press('a', 5), undefined);
});

test('with Ctrl or Alt they are left to VS Code', () => {
  assert.equal(
    rowMove({ key: 'ArrowDown', ctrlKey: true, altKey: false, metaKey: false }, 5, 100, 10),
    undefined,
  );
});

test('times and sizes are told in the unit that fits', () => {
  const times: readonly (readonly [number, string])[] = [
    [0, '0 s'],
    [0.0004, '1 ms'],
    [0.04, '40 ms'],
    [1.26, '1.3 s'],
    [65, '65 s'],
    [330, '5.5 min'],
    [7200, '2 h'],
    [432_000, '5 d'],
  ];
  for (const [seconds, text] of times) assert.equal(formatSeconds(seconds), text);
  assert.equal(formatBytes(0), '0 B');
  assert.equal(formatBytes(812), '812 B');
  assert.equal(formatBytes(1445), '1.4 KB');
  assert.equal(formatBytes(1_000_000_000), '954 MB');
});

test('work is done at once, then after the pause, and the last call counts', async () => {
  let calls = 0;
  const work = throttled(20, () => calls++);
  work();
  work();
  work();
  assert.equal(calls, 1);
  await new Promise((done) => setTimeout(done, 60));
  assert.equal(calls, 2);
});
