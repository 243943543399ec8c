import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  lastTop,
  positionAt,
  type RowGeometry,
  rowsAt,
  scrolledTo,
  scrollHeight,
  topShowing,
} from '../../client/viewer/rows/scrollScale.ts';

const small: RowGeometry = { rowCount: 1000, rowHeight: 22, viewport: 300 };
const huge: RowGeometry = { rowCount: 7_000_000, rowHeight: 20, viewport: 300 };

const geometries = fc.record({
  rowCount: fc.integer({ min: 0, max: 50_000_000 }),
  rowHeight: fc.constantFrom(20, 22),
  viewport: fc.integer({ min: 1, max: 3000 }),
});

test('a short list scrolls pixel by pixel', () => {
  assert.equal(scrollHeight(small), 22_000);
  assert.deepEqual(scrolledTo(small, { native: 0, top: 0 }, 5000), { native: 5000, top: 5000 });
});

test('a long list never asks for more than browsers draw, and its last row can be reached', () => {
  assert.equal(scrollHeight(huge), 8_000_000);
  const end = scrolledTo(huge, { native: 0, top: 0 }, scrollHeight(huge) - huge.viewport);
  assert.equal(end.top, lastTop(huge));
  assert.equal(rowsAt(huge, end.top, 0).end, huge.rowCount);
});

test('a turn of the wheel moves a long list by as many pixels, a pull at the scroll bar in proportion', () => {
  const here = positionAt(huge, 70_000_000);
  assert.equal(scrolledTo(huge, here, here.native + 100).top, 70_000_100);
  assert.ok(Math.abs(scrolledTo(huge, here, 2_000_000).top / lastTop(huge) - 0.25) < 0.001);
});

test('where a list is put is where it stands, in any geometry', () => {
  fc.assert(
    fc.property(geometries, fc.double({ min: 0, max: 1, noNaN: true }), (geometry, share) => {
      const top = share * lastTop(geometry);
      const position = positionAt(geometry, top);
      assert.equal(position.top, top);
      assert.ok(
        position.native >= 0 && position.native <= Math.max(0, scrollHeight(geometry) - geometry.viewport),
      );
      const { start, end } = rowsAt(geometry, top, 5);
      assert.ok(start >= 0 && end <= geometry.rowCount && start <= end);
    }),
  );
});

test('scrolling step by step reaches every pixel in between and never leaves the list', () => {
  fc.assert(
    fc.property(
      geometries,
      fc.array(fc.integer({ min: -400, max: 400 }), { maxLength: 50 }),
      (geometry, moves) => {
        let position = positionAt(geometry, lastTop(geometry) / 2);
        for (const move of moves) {
          const native = Math.min(Math.max(position.native + move, 0), scrollHeight(geometry));
          position = scrolledTo(geometry, position, native);
          assert.ok(position.top >= 0 && position.top <= lastTop(geometry));
        }
      },
    ),
  );
});

test('a row is brought into sight by the shortest way', () => {
  assert.equal(topShowing(small, 220, 9), 198);
  assert.equal(topShowing(small, 220, 10), 220);
  assert.equal(topShowing(small, 0, 13), 14 * 22 - 300);
});

test('no more rows are drawn than have keys of their own', () => {
  fc.assert(
    fc.property(geometries, fc.double({ min: 0, max: 1, noNaN: true }), (geometry, share) => {
      const { start, end } = rowsAt(geometry, share * lastTop(geometry), 8);
      assert.ok(end - start <= Math.ceil(geometry.viewport / geometry.rowHeight) + 1 + 16);
    }),
  );
});
