import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createClock } from '../../client/viewer/time.ts';

const tokyo = createClock('Asia/Tokyo');
const berlin = createClock('Europe/Berlin');
const near = Date.UTC(2026, 10, 24, 0, 0, 0) / 1000;

test('times are shown as the clock of the log showed them', () => {
  const time = Date.UTC(2026, 2, 23, 18, 5, 3) / 1000;
  assert.equal(tokyo.short(time), '03-24 03:05:03');
  assert.equal(tokyo.long(time), '2026-03-24 03:05:03');
  assert.equal(tokyo.ofDay(time), '03:05:03');
});

const writings: readonly (readonly [string, string])[] = [
  ['03:05', '2026-11-24 03:05:00'],
  ['3:05:07', '2026-11-24 03:05:07'],
  ['11-20', '2026-11-20 00:00:00'],
  ['11/20 23:59', '2026-11-20 23:59:00'],
  ['Mar 24 03:05:03', '2026-03-24 03:05:03'],
  ['Mar  4 03:05:03', '2026-03-04 03:05:03'],
  ['2025-12-31T23:59:58', '2025-12-31 23:59:58'],
  ['2025-12-31 23:59:58.123', '2025-12-31 23:59:58'],
];

for (const [written, meant] of writings) {
  test(`${written} is a time`, () => {
    const time = tokyo.parse(written, near);
    assert.ok(time !== undefined);
    assert.equal(tokyo.long(time), meant);
  });
}

for (const nonsense of ['', 'yesterday', '25:00', '13-01', '02-30', 'Foo 24 03:05', '03:60', '-5', '12:']) {
  test(`'${nonsense}' is none`, () => assert.equal(tokyo.parse(nonsense, near), undefined));
}

test('what is shown is read as the same time, in zones with and without summer time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 946_684_800, max: 4_102_444_800 }), (time) => {
      assert.equal(tokyo.parse(tokyo.long(time), near), time);
      // In the hour that comes twice either is right.
      const read = berlin.parse(berlin.long(time), near);
      assert.ok(read !== undefined);
      assert.equal(berlin.long(read), berlin.long(time));
    }),
  );
});
