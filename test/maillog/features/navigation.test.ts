import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slice } from '../../../server/src/core/text/span.ts';
import { viewLog } from '../../../server/src/maillog/features/logView.ts';
import { logMarks } from '../../../server/src/maillog/features/marks.ts';
import {
  logDefinition,
  logHighlights,
  logReferences,
} from '../../../server/src/maillog/features/navigation.ts';
import { interleaved, oneMessage, reusedId } from './samples.ts';

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
  assert.deepEqual(logMarks(viewLog(interleaved), -5, 3, 12), [
    ...[1, 0, column(1), column(1) + 11],
    ...[2, 0, column(2), column(2) + 11],
    ...[3, 1, column(3), column(3) + 11],
  ]);
  assert.deepEqual(logMarks(viewLog(interleaved), 5, 99, 12), [6, 0, column(6), column(6) + 11]);
});
