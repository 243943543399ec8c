import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Kind } from '../../server/src/maillog/kinds.ts';
import { createIndexer } from '../../server/src/maillog/logIndex.ts';
import { describe, generatedLogs, indexBytes, readLog, realLogs } from './support.ts';

const reference = Date.UTC(2026, 10, 25) / 1000;
const logs = [...realLogs, ...generatedLogs.map((name) => `generated/${name}`)];

for (const name of logs) {
  const bytes = readLog(name).subarray(0, 20_000);
  const whole = describe(indexBytes(bytes, { reference }));

  test(`${name}: any chunking gives the same index`, () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 40 }), (sizes) => {
        assert.deepEqual(describe(indexBytes(bytes, { reference }, sizes)), whole);
      }),
      { numRuns: 6, seed: 1 },
    );
    assert.deepEqual(describe(indexBytes(bytes, { reference }, [1])), whole);
  });

  test(`${name}: growth gives the index of the grown log`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length }), (cut) => {
        const indexer = createIndexer({ reference });
        indexer.feed(bytes.subarray(0, cut));
        describe(indexer.index);
        indexer.feed(bytes.subarray(cut));
        indexer.finish();
        assert.deepEqual(describe(indexer.index), whole);
      }),
      { numRuns: 6, seed: 2 },
    );
  });
}

test('spans are those of the lines, with any line ends', () => {
  const lineEnd = fc.constantFrom('\n', '\r\n', '\n\n');
  const word = fc.string({ unit: fc.constantFrom('a', 'é', '\0', ' ', ':', '\r', '漢'), maxLength: 20 });
  fc.assert(
    fc.property(fc.array(fc.tuple(word, lineEnd), { maxLength: 30 }), word, (pieces, last) => {
      const text = pieces.map(([body, end]) => body + end).join('') + last;
      const bytes = Buffer.from(text);
      const index = indexBytes(bytes, {}, [7]);
      const lines = text.split('\n');
      if (lines.at(-1) === '') lines.pop();
      assert.equal(index.lineCount, lines.length);
      assert.equal(index.byteLength, bytes.length);
      for (const [i, line] of lines.entries()) {
        const { start, end } = index.lineSpan(i);
        assert.equal(bytes.subarray(start, end).toString(), line);
      }
    }),
    { seed: 3 },
  );
});

test('what an earlier line left in the buffer completes no word of a torn one', () => {
  const head = 'Nov 24 08:00:00 mx1 postfix/qmgr[1]: AAAAAA1: ';
  const bytes = Buffer.from(`${head}removed\n${head}remo\n${head}`);
  const whole = describe(indexBytes(bytes));
  for (const size of [1, 7, 50, 60]) assert.deepEqual(describe(indexBytes(bytes, {}, [size])), whole);
  assert.equal(indexBytes(bytes, {}, [1]).tables.counts[Kind.removed], 1);
});
