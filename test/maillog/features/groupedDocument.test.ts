import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexLines } from '../../../server/src/core/text/lineIndex.ts';
import { slice } from '../../../server/src/core/text/span.ts';
import { type GroupedChanges, groupedChanges } from '../../../server/src/maillog/features/groupedChanges.ts';
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
import { type LogView, lineText, viewLog } from '../../../server/src/maillog/features/logView.ts';
import { threadStory } from '../../../server/src/maillog/story.ts';
import { interleaved, oneMessage, realLogs, reusedId } from './samples.ts';

const group = (text: string) => groupLog(viewLog(text), 'en');
const linesOf = ({ text }: GroupedDocument) => text.split('\n').slice(0, -1);

test('a message stands under a line that sums it up', () => {
  const head = '56060D2814C  03:05:03  root@mx.example.jp → redmine@example.jp  sent  0.65 s  5 lines';
  assert.deepEqual(linesOf(group(oneMessage)), [
    'Filter: none  1 message',
    head,
    ...oneMessage.split('\n').slice(0, -1),
  ]);
  const japanese = groupLog(viewLog(oneMessage), 'ja');
  assert.deepEqual(linesOf(japanese).slice(0, 2), ['絞り込み: なし  1 通', head.replace('5 lines', '5 行')]);
});

test('messages come in the order of their first lines, lines without a message last', () => {
  const source = interleaved.split('\n');
  assert.deepEqual(linesOf(group(interleaved)), [
    'Filter: none  2 messages',
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
    [0, 1, 6],
    [1, 7, 10],
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
      [1, 5],
      [6, 7],
      [8, 10],
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
    [-1, 1, 1, 2, 4, 6, 3, 3, 0, 0, 5],
  );
  assert.equal(logLineOf(grouped, 99), -1);
  assert.deepEqual(
    groupedLinks(grouped).map(({ span, line }) => [slice(grouped.text, span), line]),
    [
      ['03:05:03', 1],
      ['03:05:03', 3],
    ],
  );
  const hover = groupedHover(grouped, viewLog(interleaved), 9, 'en', (line) => `log#${line}`);
  assert.equal(hover?.markdown, '[Line 1 of the log](log#0)');
});

test('highlights are the queue ID throughout the section', () => {
  const grouped = group(interleaved);
  const spans = groupedHighlights(grouped, viewLog(interleaved), 3);
  assert.deepEqual(
    spans.map((span) => slice(grouped.text, span)),
    Array(5).fill('AAAAAA11111'),
  );
  assert.deepEqual(groupedHighlights(grouped, viewLog(interleaved), 9), []);
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
  assert.match(groupLog(viewLog(line), 'en').text, /^4jYcSF0ffWzKtsc {2}18:08:30 {2}/m);
});

test('a filter shows its messages alone, says how many, and what is wrong with it', () => {
  const view = viewLog(realLogs.get('real-basic-short') ?? '');
  const bounced = groupLog(view, 'en', 'status:bounced from:*@app.example.com');
  const states = bounced.sections.map(({ thread }) => view.index.state(thread));
  assert.ok(states.length > 1 && states.length < 50);
  for (const { thread } of bounced.sections) {
    assert.match(view.index.sender(thread), /@app\.example\.com$/);
    assert.ok(
      threadStory(view.index, thread, source(view)).deliveries.some(({ status }) => status === 'bounced'),
    );
  }
  assert.equal(
    linesOf(bounced)[0],
    `Filter: status:bounced from:*@app.example.com  ${states.length} of 206 messages`,
  );
  assert.match(
    linesOf(groupLog(view, 'en', 'status:nonsense'))[0] ?? '',
    /^Filter: status:nonsense {2}206 of 206 messages {2}\S/,
  );
  assert.equal(linesOf(groupLog(view, 'ja', 'id:ABCDEF0'))[0], '絞り込み: id:ABCDEF0  206 通中 0 通');
  assert.match(linesOf(groupLog(view, 'en', 'reason:*denied*'))[0] ?? '', / of 206 messages$/);
  assert.deepEqual(linesOf(groupLog(viewLog(''), 'en')), ['Filter: none  0 messages']);
});

const source = (view: LogView) => ({ line: (line: number) => lineText(view, line) });

/** A text with edits applied, as an editor does it. */
function edited(text: string, { edits }: GroupedChanges): string {
  const lines = indexLines(text);
  const parts = edits.toReversed().reduce((rest, { start, end, text: now }) => {
    return rest.slice(0, lines.offsetAt(start)) + now + rest.slice(lines.offsetAt(end));
  }, text);
  return parts;
}

test('changes lead from any part of a log to any longer one', () => {
  for (const text of realLogs.values()) {
    const ends = [0, 0.05, 0.3, 0.31, 0.7, 1].map((part) => text.lastIndexOf('\n', text.length * part) + 1);
    let before = group('');
    for (const end of ends) {
      const after = group(text.slice(0, end));
      const changes = groupedChanges(before, after);
      assert.equal(edited(before.text, changes), after.text);
      for (const head of changes.newHeads) assert.ok(after.sections.some((section) => section.head === head));
      before = after;
    }
    const view = viewLog(text);
    const some = groupLog(view, 'en', 'status:sent');
    assert.equal(edited(before.text, groupedChanges(before, some)), some.text);
    assert.equal(edited(some.text, groupedChanges(some, before)), before.text);
  }
});

test('changes are small: a line more touches its message and the counts', () => {
  const text = realLogs.get('real-basic-short') ?? '';
  const { index } = viewLog(text);
  const waiting = index.queueId(Array.from({ length: 206 }).findIndex((_, thread) => !index.closed(thread)));
  const line = `Nov 24 09:00:00 mx1 postfix/qmgr[27517]: ${waiting}: note\n`;
  const before = group(text);
  const { edits, newHeads } = groupedChanges(before, group(text + line));
  assert.deepEqual(newHeads, []);
  assert.equal(edits.length, 2);
  assert.match(edits[0]?.text ?? '', /^\d+$/);
  assert.equal(edits[1]?.text, line);
  const other = line.replace(waiting, 'FFFFFFFFF01');
  const more = groupedChanges(before, group(text + other));
  assert.equal(more.newHeads.length, 1);
  assert.deepEqual(
    more.edits.map((edit) => edit.text.split('\n').length),
    [1, 3],
  );
});
