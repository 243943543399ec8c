import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slice } from '../../../server/src/core/text/span.ts';
import { messageHover } from '../../../server/src/maillog/features/hover.ts';
import { viewLog } from '../../../server/src/maillog/features/logView.ts';
import { durationText, logSymbols } from '../../../server/src/maillog/features/summary.ts';
import { interleaved, oneMessage, realLogs } from './samples.ts';

const addressOf = (line: number): string => `#${line}`;

test('the story of a message, in English and in Japanese', () => {
  const view = viewLog(oneMessage);
  const at = oneMessage.indexOf('nrcpt');
  assert.equal(
    messageHover(view, at, 'en', addressOf)?.markdown,
    `**\`56060D2814C\`** — **sent**, delivered

From: \`root@mx.example.jp\`  
Size: 1,445 bytes

- To: \`redmine@example.jp\` → \`relay.example.jp[192.0.2.1]:25\`  
  **sent** 2.0.0, 0.65 s \`250 2.0.0 x2NI53NW065825 Message accepted for delivery\`  
  arrival to active queue 0.31 s · in the active queue 0.04 s · connecting 0.22 s · sending 0.08 s

5 lines, Mar 24 03:05:03 to Mar 24 03:05:03`,
  );
  const japanese = messageHover(view, at, 'ja', addressOf)?.markdown ?? '';
  assert.match(japanese, /送信者: `root@mx\.example\.jp`/);
  assert.match(
    japanese,
    /到着からアクティブキューまで 0\.31 s · アクティブキュー内 0\.04 s · 接続 0\.22 s · 送信 0\.08 s/,
  );
  assert.match(japanese, /5 行、Mar 24 03:05:03 から Mar 24 03:05:03 まで$/);
});

test('the hover is about the queue ID under the cursor, or else about the line', () => {
  const view = viewLog(oneMessage);
  const onId = messageHover(view, oneMessage.indexOf('56060D2814C') + 3, 'en', addressOf);
  assert.equal(slice(oneMessage, onId?.span ?? { start: 0, end: 0 }), '56060D2814C');
  const onLine = messageHover(view, 0, 'en', addressOf);
  assert.equal(slice(oneMessage, onLine?.span ?? { start: 0, end: 0 }), oneMessage.split('\n')[0]);
  assert.equal(messageHover(viewLog(interleaved), 0, 'en', addressOf), undefined);
});

test('several attempts for a recipient are told once, by the last', () => {
  const attempt = (status: string, delay: string) =>
    `Mar 24 03:05:04 mx postfix/smtp[1]: 56060D2814C: to=<redmine@example.jp>, relay=none, delay=${delay}, delays=${delay}/0/0/0, dsn=4.4.1, status=${status} (timed out)`;
  const lines = oneMessage.split('\n');
  const text = [...lines.slice(0, 3), attempt('deferred', '5'), attempt('deferred', '9.5')].join('\n');
  const story = messageHover(viewLog(text), 0, 'en', addressOf)?.markdown ?? '';
  assert.match(story, /\*\*deferred\*\* 4\.4\.1, 9\.5 s, 2 attempts `timed out`/);
  assert.equal(story.match(/redmine@example\.jp/g)?.length, 1);
});

test('a reply cannot break out of its code', () => {
  const text = oneMessage.replace('250 2.0.0 x2NI53NW065825', 'see `x` and ``y`` [a](b)');
  const story = messageHover(viewLog(text), 0, 'en', addressOf)?.markdown ?? '';
  assert.ok(story.includes('``` see `x` and ``y`` [a](b) Message accepted for delivery ```'), story);
});

test('linked messages are named, and lead to their first lines', () => {
  const text = realLogs.get('real-basic-short') ?? '';
  const story = messageHover(viewLog(text), text.indexOf('A58AA23800C'), 'en', addressOf)?.markdown ?? '';
  const lineOf = (id: string) => text.split('\n').findIndex((line) => line.includes(`: ${id}: `));
  assert.ok(story.includes(`forwarded as: [\`AB0882381B3\`](#${lineOf('AB0882381B3')})`), story);
  assert.ok(story.includes(`bounce message: [\`BB576238102\`](#${lineOf('BB576238102')})`), story);
  const bounce =
    messageHover(viewLog(text), text.lastIndexOf('BB576238102'), 'ja', addressOf)?.markdown ?? '';
  assert.match(bounce, /不達通知の対象: \[`A58AA23800C`\]\(#8\)/);
});

test('every line of the real logs that has a message has a story', () => {
  for (const [name, text] of realLogs) {
    const view = viewLog(text);
    for (let line = 0; line < view.index.lineCount; line += 7) {
      const hover = messageHover(view, view.lines.lineStart(line), 'ja', addressOf);
      assert.equal(hover !== undefined, view.index.threadOfLine(line) >= 0, `${name} ${line}`);
      assert.doesNotMatch(hover?.markdown ?? '', /undefined|NaN/);
    }
  }
});

test('durations are in the unit that fits', () => {
  const rows: [number, string][] = [
    [0.65, '0.65 s'],
    [0, '0 s'],
    [299, '299 s'],
    [600, '10 min'],
    [9000, '2.5 h'],
    [432_000, '5 d'],
  ];
  for (const [seconds, text] of rows) assert.equal(durationText(seconds), text);
});

test('one symbol a message, at its queue ID', () => {
  const symbols = logSymbols(viewLog(interleaved));
  assert.deepEqual(
    symbols.map(({ name, selection }) => [name, slice(interleaved, selection)]),
    [
      ['AAAAAA11111', 'AAAAAA11111'],
      ['BBBBBB22222', 'BBBBBB22222'],
    ],
  );
  const [only] = logSymbols(viewLog(oneMessage));
  assert.equal(only?.detail, 'root@mx.example.jp → redmine@example.jp  sent');
});
