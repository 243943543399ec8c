import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPages, pageSize } from '../../client/viewer/rows/pages.ts';

interface Question {
  readonly offset: number;
  readonly limit: number;
  readonly signal: AbortSignal;
  answer(rows: readonly string[] | undefined): Promise<void>;
}

/** Pages whose questions wait for the test to answer them. */
function setUp() {
  const asked: Question[] = [];
  let changes = 0;
  const pages = createPages<string>(
    (offset, limit, signal) =>
      new Promise((resolve) => {
        asked.push({
          offset,
          limit,
          signal,
          answer(rows) {
            resolve(rows);
            return new Promise((done) => setImmediate(done));
          },
        });
      }),
    () => changes++,
  );
  return { pages, asked, changes: () => changes };
}

const rows = (offset: number, limit: number, word = 'row') =>
  Array.from({ length: limit }, (_, i) => `${word} ${offset + i}`);

test('rows that are wanted are asked for once, in one go', async () => {
  const { pages, asked, changes } = setUp();
  pages.want(90, 130);
  pages.want(95, 120);
  assert.deepEqual(
    asked.map(({ offset, limit }) => [offset, limit]),
    [[0, 2 * pageSize]],
  );
  await asked[0]?.answer(rows(0, 2 * pageSize));
  assert.equal(pages.row(110), 'row 110');
  assert.equal(changes(), 1);
  pages.want(90, 130);
  assert.equal(asked.length, 1);
});

test('what is no longer wanted is given up, and its answer is not taken', async () => {
  const { pages, asked, changes } = setUp();
  pages.want(0, 20);
  pages.want(5000, 5020);
  assert.equal(asked[0]?.signal.aborted, true);
  await asked[0]?.answer(rows(0, pageSize));
  assert.equal(pages.row(0), undefined);
  await asked[1]?.answer(rows(5000, pageSize));
  assert.equal(pages.row(5003), 'row 5003');
  assert.equal(changes(), 1);
});

test('old rows stay until new ones are there', async () => {
  const { pages, asked } = setUp();
  pages.want(0, 20);
  await asked[0]?.answer(rows(0, pageSize, 'old'));
  pages.refresh(0);
  assert.equal(pages.row(3), 'old 3');
  pages.want(0, 20);
  assert.equal(pages.row(3), 'old 3');
  await asked[1]?.answer(rows(0, pageSize, 'new'));
  assert.equal(pages.row(3), 'new 3');
});

test('a question that failed is asked again', async () => {
  const { pages, asked, changes } = setUp();
  pages.want(0, 20);
  await asked[0]?.answer(undefined);
  assert.equal(changes(), 0);
  pages.want(0, 20);
  assert.equal(asked.length, 2);
});

test('of many pages the least recently seen are forgotten', async () => {
  const { pages, asked } = setUp();
  for (let page = 0; page < 100; page++) {
    pages.want(page * pageSize, page * pageSize + 10);
    await asked.at(-1)?.answer(rows(page * pageSize, pageSize));
  }
  assert.equal(pages.row(0), undefined);
  assert.equal(pages.row(99 * pageSize), `row ${99 * pageSize}`);
});
