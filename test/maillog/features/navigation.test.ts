import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slice } from '../../../server/src/core/text/span.ts';
import { groupLog } from '../../../server/src/maillog/features/groupedDocument.ts';
import { type LogView, viewLog } from '../../../server/src/maillog/features/logView.ts';
import { hueOf, logMarks } from '../../../server/src/maillog/features/marks.ts';
import {
  logDefinition,
  logHighlights,
  logReferences,
} from '../../../server/src/maillog/features/navigation.ts';
import { firstLines, lensText, outcomeHints } from '../../../server/src/maillog/features/outcomes.ts';
import { isProblem, stepFrom, stepInGrouped } from '../../../server/src/maillog/features/steps.ts';
import { indexText } from '../../../server/src/maillog/logIndex.ts';
import { describe } from '../support.ts';
import { interleaved, oneMessage, realLogs, reusedId } from './samples.ts';

const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length - 1;

test('definition is the first line of the message, whole and without its line end', () => {
  for (const text of [oneMessage, oneMessage.replaceAll('\n', '\r\n')]) {
    const [definition] = logDefinition(viewLog(text), 'log', text.indexOf('status='));
    assert.equal(definition?.file, 'log');
    assert.equal(slice(text, definition?.span ?? { start: 0, end: 0 }), oneMessage.split('\n')[0]);
  }
});

test('references are all its lines', () => {
  const lines = logReferences(viewLog(interleaved), 'log', interleaved.indexOf('message-id')).map(
    ({ span }) => lineOf(interleaved, span.start),
  );
  assert.deepEqual(lines, [1, 2, 4, 6]);
});

test('highlights are the queue ID in all its lines', () => {
  const spans = logHighlights(viewLog(interleaved), interleaved.indexOf('removed'));
  assert.deepEqual(
    spans.map((span) => [lineOf(interleaved, span.start), slice(interleaved, span)]),
    [1, 2, 4, 6].map((line) => [line, 'AAAAAA11111']),
  );
});

test('a queue ID that was used again is another message', () => {
  const again = reusedId.indexOf('uid=0 from=<cron>');
  const lines = logReferences(viewLog(reusedId), 'log', again).map(({ span }) =>
    lineOf(reusedId, span.start),
  );
  assert.deepEqual(lines, [5, 6, 7]);
});

test('a line without a message leads nowhere', () => {
  const view = viewLog(interleaved);
  assert.deepEqual(logDefinition(view, 'log', 0), []);
  assert.deepEqual(logReferences(view, 'log', 0), []);
  assert.deepEqual(logHighlights(view, 0), []);
  assert.deepEqual(logDefinition(viewLog(''), 'log', 0), []);
});

test('marks give each line its message’s hue and the place of the queue ID', () => {
  const column = (line: number) => interleaved.split('\n')[line]?.search(/[AB]{6}/) ?? -1;
  const a = hueOf('AAAAAA11111', 12);
  const b = hueOf('BBBBBB22222', 12);
  assert.deepEqual(logMarks(viewLog(interleaved), -5, 3, 12), [
    ...[1, a, column(1), column(1) + 11],
    ...[2, a, column(2), column(2) + 11],
    ...[3, b, column(3), column(3) + 11],
  ]);
  assert.deepEqual(logMarks(viewLog(interleaved), 5, 99, 12), [6, a, column(6), column(6) + 11]);
});

test('hues of many messages are used evenly', () => {
  const counts = new Array<number>(12).fill(0);
  const { index } = viewLog([...realLogs.values()].join(''));
  for (let thread = 0; thread < index.threadCount; thread++) {
    const hue = hueOf(index.queueId(thread), 12);
    counts[hue] = (counts[hue] ?? 0) + 1;
  }
  const fair = index.threadCount / 12;
  for (const count of counts) assert.ok(count > fair / 2 && count < fair * 2, String(counts));
});

test('steps go round the lines of a message', () => {
  const { index } = viewLog(interleaved);
  assert.equal(stepFrom(index, 1, 'message', 1), 2);
  assert.equal(stepFrom(index, 2, 'message', 1), 4);
  assert.equal(stepFrom(index, 6, 'message', 1), 1);
  assert.equal(stepFrom(index, 1, 'message', -1), 6);
  assert.equal(stepFrom(index, 0, 'message', 1), -1, 'a line of no message');
  assert.equal(stepFrom(index, 99, 'message', 1), -1);
});

test('steps find every line that tells of a problem, and no other', () => {
  const text = realLogs.get('real-operations') ?? '';
  const view = viewLog(text);
  const found: number[] = [];
  for (let line = stepFrom(view.index, -1, 'problem', 1); !found.includes(line); ) {
    found.push(line);
    line = stepFrom(view.index, line, 'problem', 1);
  }
  const wanted =
    /status=(?:deferred|bounced|undeliverable|expired|force-expired)|: (?:NOQUEUE: )?(?:milter-)?reject: |\]: (?:warning|error|fatal|panic): /;
  const expected = text.split('\n').flatMap((line, number) => (wanted.test(line) ? [number] : []));
  assert.deepEqual(
    found.toSorted((one, other) => one - other),
    expected,
  );
  assert.equal(stepFrom(view.index, expected[3] ?? 0, 'problem', -1), expected[2]);
  assert.equal(stepFrom(viewLog('').index, 0, 'problem', 1), -1);
  assert.equal(stepFrom(viewLog(interleaved).index, 0, 'problem', -1), -1);
});

test('steps in the grouped document stay in the section, and find the same problems', () => {
  const view = viewLog(realLogs.get('real-operations') ?? '');
  const grouped = groupLog(view, 'en');
  const section = grouped.sections[2];
  assert.ok(section);
  assert.equal(stepInGrouped(grouped, view.index, section.last, 'message', 1), section.head);
  assert.equal(stepInGrouped(grouped, view.index, section.head, 'message', 1), section.head + 1);
  const problem = stepInGrouped(grouped, view.index, 0, 'problem', 1);
  assert.ok(isProblem(view.index.kindOfLine(grouped.logLines[problem] ?? -1)));
});

test('the outcome stands behind the first line of a message', () => {
  const text = realLogs.get('real-basic-short') ?? '';
  const view = viewLog(text);
  const start = view.lines.lineStart(8);
  const [hint, ...rest] = outcomeHints(view, { start, end: start + 5 });
  assert.deepEqual(rest, []);
  assert.equal(hint?.label, 'partial → bob@example.jp +3  0.1 s');
  assert.equal(text[hint?.offset ?? 0], '\n');
  assert.deepEqual(outcomeHints(view, { start: 0, end: 0 }), []);
  const everywhere = firstLines(view).map(({ thread }) => thread);
  assert.deepEqual(
    everywhere.toSorted((one, other) => one - other),
    [...Array(view.index.threadCount).keys()],
  );
  assert.match(lensText(view, 8, 'ja') ?? '', /^A58AA23800C {2}08:01:07 .* 10 行$/);
  assert.equal(lensText(view, 9, 'ja'), undefined);
});

test('a log that grows is read on, with the index that reading it anew would give', () => {
  for (const text of realLogs.values()) {
    const ends = [0.3, 0.31, 0.9].map((part) => text.indexOf('\n', Math.floor(text.length * part)) + 1);
    const whole = [...ends, text.length - 7, text.length].reduce<LogView | undefined>(
      (view, end) => viewLog(text.slice(0, end), view),
      undefined,
    );
    assert.ok(whole);
    assert.deepEqual(describe(whole.index), describe(viewLog(text).index));
  }
  const first = viewLog(oneMessage);
  assert.equal(viewLog(`${oneMessage}${interleaved}`, first).index, first.index);
  assert.notEqual(viewLog(interleaved, first).index, first.index);
});

test('a text is indexed alike wherever its pieces end', () => {
  const line = 'Nov 24 08:00:00 mx1 postfix/cleanup[2]: AAAAAA1: warning: header Subject: 😀見積\n';
  for (let shift = 0; shift < 90; shift += 7) {
    const text = 'x'.repeat(shift) + line.repeat(2000);
    const index = indexText(text);
    assert.equal(viewLog(text).index.byteLength, Buffer.byteLength(text));
    assert.deepEqual(describe(viewLog(text).index), describe(index));
  }
});
