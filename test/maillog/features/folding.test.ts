import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logFolding } from '../../../server/src/maillog/features/folding.ts';
import { viewLog } from '../../../server/src/maillog/features/logView.ts';
import { interleaved, oneMessage, realLogs, reusedId } from './samples.ts';

test('a run of lines of one message folds under its first line', () => {
  assert.deepEqual(logFolding(viewLog(oneMessage)), [{ startLine: 0, endLine: 4 }]);
  assert.deepEqual(logFolding(viewLog(oneMessage.trimEnd())), [{ startLine: 0, endLine: 4 }]);
});

test('another message and lines without a message end the run; single lines do not fold', () => {
  assert.deepEqual(logFolding(viewLog(interleaved)), [{ startLine: 1, endLine: 2 }]);
});

test('a queue ID that is used again begins another fold', () => {
  assert.deepEqual(logFolding(viewLog(reusedId)), [
    { startLine: 0, endLine: 4 },
    { startLine: 5, endLine: 7 },
  ]);
});

test('in real logs a fold is as long as it can be and hides nothing of another message', () => {
  for (const [name, text] of realLogs) {
    const { index } = viewLog(text);
    const folds = logFolding(viewLog(text));
    assert.ok(folds.length > 0, name);
    for (const { startLine, endLine } of folds) {
      const thread = index.threadOfLine(startLine);
      assert.ok(thread >= 0 && endLine > startLine);
      for (let line = startLine; line <= endLine; line++) assert.equal(index.threadOfLine(line), thread);
      assert.notEqual(index.threadOfLine(startLine - 1), thread);
      assert.notEqual(index.threadOfLine(endLine + 1), thread);
    }
  }
});

test('an empty log has no folds', () => {
  assert.deepEqual(logFolding(viewLog('')), []);
  assert.deepEqual(logFolding(viewLog('\n\n')), []);
});
