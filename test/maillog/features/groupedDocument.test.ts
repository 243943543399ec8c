import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { slice } from '../../../server/src/core/text/span.ts';
import {
  type GroupedDocument,
  groupLog,
  logLineOf,
  sectionAt,
} from '../../../server/src/maillog/features/groupedDocument.ts';
import {
  groupedFolding,
  groupedHighlights,
  groupedHover,
  groupedLinks,
  groupedSymbols,
} from '../../../server/src/maillog/features/groupedFeatures.ts';
import { lineText, viewLog } from '../../../server/src/maillog/features/logView.ts';
import { interleaved, oneMessage, realLogs, reusedId } from './samples.ts';

const group = (text: string) => groupLog(viewLog(text), 'en');
const linesOf = ({ text }: GroupedDocument) => text.split('\n').slice(0, -1);

test('a message stands under a line that sums it up', () => {
  const head = '56060D2814C  03:05:03  root@mx.example.jp → redmine@example.jp  sent  0.65 s  5 lines';
  assert.deepEqual(linesOf(group(oneMessage)), [head, ...oneMessage.split('\n').slice(0, -1)]);
  const japanese = groupLog(viewLog(oneMessage), 'ja');
  assert.equal(linesOf(japanese)[0], head.replace('5 lines', '5 行'));
});

test('messages come in the order of their first lines, lines without a message last', () => {
  const source = interleaved.split('\n');
  assert.deepEqual(linesOf(group(interleaved)), [
    'AAAAAA11111  03:05:03  s@a.example → ?  incomplete  4 lines',
    ...[source[1], source[2], source[4], source[6]],
    'BBBBBB22222  03:05:03  ? → ?  incomplete  1 line',
    source[3],
    'Lines without a message  2 lines',
    ...[source[0], source[5]],
  ]);
});

test('a queue ID that is used again has two sections', () => {
  const heads = group(reusedId).sections.map(({ thread, head, last }) => [thread, head, last]);
  assert.deepEqual(heads, [
    [0, 0, 5],
    [1, 6, 9],
  ]);
});

test('real logs are regrouped line for line', () => {
  for (const [name, text] of realLogs) {
    const view = viewLog(text);
    const grouped = groupLog(view, 'en');
    const shown = linesOf(grouped);
    const seen = new Set<number>();
    assert.equal(shown.length, grouped.logLines.length, name);
    grouped.logLines.forEach((logLine, line) => {
      if (logLine < 0) return;
      assert.equal(shown[line], lineText(view, logLine));
      assert.ok(!seen.has(logLine));
      seen.add(logLine);
      assert.equal(sectionAt(grouped, line)?.thread, view.index.threadOfLine(logLine));
    });
    assert.equal(seen.size, view.index.lineCount, name);
    const firsts = grouped.sections
      .filter(({ thread }) => thread >= 0)
      .map(({ head }) => logLineOf(grouped, head));
    assert.deepEqual(
      firsts,
      firsts.toSorted((a, b) => a - b),
      name,
    );
  }
});

test('every section folds, and is a symbol of its name', () => {
  const grouped = group(interleaved);
  assert.deepEqual(
    groupedFolding(grouped).map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [0, 4],
      [5, 6],
      [7, 9],
    ],
  );
  assert.deepEqual(
    groupedSymbols(grouped).map(({ name, kind, span }) => [
      name,
      kind,
      slice(grouped.text, span).split('\n').length,
    ]),
    [
      ['AAAAAA11111  03:05:03  s@a.example → ?  incomplete  4 lines', 'thread', 5],
      ['BBBBBB22222  03:05:03  ? → ?  incomplete  1 line', 'thread', 2],
      ['Lines without a message  2 lines', 'section', 3],
    ],
  );
});

test('heads and lines lead back to the log', () => {
  const grouped = group(interleaved);
  assert.deepEqual(
    linesOf(grouped).map((_, line) => logLineOf(grouped, line)),
    [1, 1, 2, 4, 6, 3, 3, 0, 0, 5],
  );
  assert.equal(logLineOf(grouped, 99), -1);
  assert.deepEqual(
    groupedLinks(grouped).map(({ span, line }) => [slice(grouped.text, span), line]),
    [
      ['03:05:03', 1],
      ['03:05:03', 3],
    ],
  );
  const hover = groupedHover(grouped, viewLog(interleaved), 8, 'en', (line) => `log#${line}`);
  assert.equal(hover?.markdown, '[Line 1 of the log](log#0)');
});

test('highlights are the queue ID throughout the section', () => {
  const grouped = group(interleaved);
  const spans = groupedHighlights(grouped, viewLog(interleaved), 2);
  assert.deepEqual(
    spans.map((span) => slice(grouped.text, span)),
    Array(5).fill('AAAAAA11111'),
  );
  assert.deepEqual(groupedHighlights(grouped, viewLog(interleaved), 8), []);
});

test('any text can be grouped: no line is lost, none is broken in two', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(...interleaved.split('\n'), ...oneMessage.split('\n'), '\r', '\r\n'),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const view = viewLog(lines.join('\n'));
      const grouped = groupLog(view, 'ja');
      assert.equal(grouped.lines.lineCount - 1, grouped.logLines.length);
      assert.equal(grouped.logLines.filter((logLine) => logLine >= 0).length, view.index.lineCount);
      assert.ok(!grouped.text.includes('\r'));
    }),
    { seed: 2, numRuns: 300 },
  );
});

test('the time of day is found in RFC 3339 stamps too', () => {
  const line = '2026-11-24T18:08:30.123456+09:00 mx1 postfix/qmgr[7]: 4jYcSF0ffWzKtsc: removed\n';
  assert.match(groupLog(viewLog(line), 'en').text, /^4jYcSF0ffWzKtsc {2}18:08:30 {2}/);
});
