import assert from 'node:assert/strict';
import { test } from 'node:test';
import { threadStates } from '../../../server/src/logProtocol/list.ts';
import { logLimits } from '../../../server/src/logProtocol/requests.ts';
import type { StoryLine } from '../../../server/src/logProtocol/story.ts';
import { indexText } from '../../../server/src/maillog/logIndex.ts';
import { withLinked } from '../../../server/src/maillog/query.ts';
import { threadStory } from '../../../server/src/maillog/story.ts';
import { createLogDesk } from '../../../server/src/maillog/view/logDesk.ts';
import type { LogStory } from '../../../server/src/maillog/view/messageStory.ts';
import { linesOf, realLogs } from '../support.ts';
import { deskFor } from './desk.ts';

function checkSpans({ text, spans, own }: StoryLine, queueId: string): void {
  let end = 0;
  for (const span of spans) {
    assert.ok(span.start >= end && span.end > span.start && span.end <= text.length, text);
    end = span.end;
    const part = text.slice(span.start, span.end);
    if (own && span.kind === 'queueId') assert.equal(part, queueId);
    if (span.kind === 'status') assert.match(part, /^status=\S+$/);
  }
}

function checkWay({ steps, lines, recipients }: LogStory): void {
  const entered = lines.find(({ own }) => own)?.text ?? '';
  if (/smtpd\[\d+\]: \w+: client=/.test(entered)) assert.equal(steps[0]?.place, 'smtpd');
  if (/pickup\[\d+\]: \w+: uid=/.test(entered)) assert.equal(steps[0]?.place, 'pickup');
  const delivered = steps.filter(({ outcome }) => outcome !== null);
  const attempts = recipients.reduce((sum, recipient) => sum + recipient.attempts.length, 0);
  assert.equal(
    delivered.reduce((sum, step) => sum + step.lines.length, 0),
    attempts,
  );
  for (const step of steps) {
    assert.ok(step.start <= step.end && (step.seconds ?? 0) >= 0);
    // postsuper works on the queue beside its manager.
    const writers = step.place === 'queue' ? ['qmgr', 'postsuper'] : [step.program];
    const texts = step.lines.map((line) => lines[line]?.text ?? '');
    assert.ok(
      texts.every((text) => writers.some((writer) => text.includes(`/${writer}[`))),
      step.program,
    );
    for (const part of step.parts) assert.ok(part.seconds >= 0);
  }
}

for (const name of realLogs) {
  const { desk, index, source, threads } = deskFor(name);
  const stories = threads.map((thread) => desk.answers.story({ log: 1, thread }, 'en'));

  test(`stories hold every line and attempt of their messages: ${name}`, () => {
    for (const [thread, story] of stories.entries()) {
      const plain = threadStory(index, thread, source);
      const own = story.lines.filter((line) => line.own);
      assert.deepEqual(
        own.map(({ line }) => line),
        [...index.linesOfThread(thread)],
      );
      for (const { line, text } of story.lines) assert.equal(text, source.line(line));
      const attempts = story.recipients
        .flatMap(({ to, originalTo, attempts }) =>
          attempts.map((attempt) => ({ to, originalTo, ...attempt })),
        )
        .sort((one, other) => one.line - other.line);
      assert.deepEqual(
        attempts.map(({ to, originalTo, relay, delay, delays, dsn, statusText, reply, queuedAs }) => ({
          to,
          origTo: originalTo,
          relay,
          delay,
          delays,
          dsn,
          status: statusText,
          text: reply,
          queuedAs,
        })),
        plain.deliveries,
      );
      assert.deepEqual(
        [story.queueId, story.from, story.client, story.messageId, story.size, story.recipientCount],
        [plain.id, plain.from, plain.client, plain.messageId, plain.size, plain.nrcpt],
      );
    }
  });

  test(`spans stand in order and on what they name: ${name}`, () => {
    for (const story of stories) for (const line of story.lines) checkSpans(line, story.queueId);
  });

  test(`the way leads from where the message came in to where it went: ${name}`, () => {
    for (const story of stories) checkWay(story);
  });

  test(`chains reach all that is linked: ${name}`, () => {
    for (const { thread, before, after } of stories) {
      for (const [links, ascending] of [
        [before, false],
        [after, true],
      ] as const) {
        const distances = links.map(({ distance }) => distance);
        assert.deepEqual(
          distances,
          [...distances].sort((one, other) => (ascending ? one - other : other - one)),
        );
        for (const { thread: other, row, queueId } of links) {
          if (other >= 0) assert.deepEqual([row?.[0], row?.[1]], [other, queueId]);
        }
      }
      const chained = [...before, ...after].map((link) => link.thread).filter((other) => other >= 0);
      const linked = withLinked(index, [thread]);
      assert.ok(chained.every((other) => linked.includes(other)));
      const direct = [...index.linksFrom(thread), ...index.linksTo(thread)].filter(
        (link) => link.thread >= 0,
      );
      for (const { thread: other } of direct) assert.ok(other === thread || chained.includes(other));
    }
  });
}

test('a failed recipient is told what the reply means, in the language asked for', () => {
  const { desk, threads } = deskFor('real-basic-short.log');
  const bounced = threads.filter(
    (thread) => desk.answers.story({ log: 1, thread }, 'en').state === 'bounced',
  );
  assert.ok(bounced.length > 0);
  for (const thread of bounced) {
    const [english, japanese] = (['en', 'ja'] as const).map((language) =>
      desk.answers.story({ log: 1, thread }, language).recipients.map(({ meaning }) => meaning),
    );
    assert.ok(english?.every((meaning) => meaning !== null && !/[\u3040-\u30ff]/.test(meaning.text)));
    assert.ok(japanese?.every((meaning) => meaning !== null && /[\u3040-\u30ff]/.test(meaning.text)));
  }
});

test('times come with their fraction, across midnight too', () => {
  const log = [
    '2026-03-24T23:59:59.250000+09:00 mx1 postfix/smtpd[1]: 4A5B6C7D8E: client=a.example[192.0.2.1]',
    '2026-03-25T00:00:00.500000+09:00 mx1 postfix/cleanup[2]: 4A5B6C7D8E: message-id=<x@y>',
    '2026-03-25T00:00:01.750000+09:00 mx1 postfix/qmgr[3]: 4A5B6C7D8E: from=<a@b>, size=9, nrcpt=1 (queue active)',
  ].join('\n');
  const desk = deskOf(log);
  const { steps } = desk.answers.story({ log: 1, thread: 0 }, 'en');
  const start = Date.parse('2026-03-24T23:59:59.250+09:00') / 1000;
  assert.deepEqual(
    steps.map(({ place, start: at }) => [place, at - start]),
    [
      ['smtpd', 0],
      ['cleanup', 1.25],
      ['queue', 2.5],
    ],
  );
  assert.deepEqual(desk.answers.lineAtTime({ log: 1, time: start + 1 }, 'en'), { line: 1 });
  assert.deepEqual(desk.answers.lineAtTime({ log: 1, time: start + 99 }, 'en'), { line: 3 });
  assert.deepEqual(desk.answers.lineAtTime({ log: 1, time: 0 }, 'en'), { line: 0 });
});

function deskOf(log: string) {
  const desk = createLogDesk(indexText(log), linesOf(Buffer.from(log)), {
    now: () => 0,
    zoneAt: () => 0,
    zoneOfWall: () => 0,
  });
  desk.update();
  return desk;
}

test('a message to very many recipients is cut, and says so', () => {
  const head = 'Nov 24 09:00:00 mx1 postfix';
  const lines = [`${head}/smtpd[1]: ABCDEF1234: client=a.example[192.0.2.1]`];
  for (let i = 0; i < 3000; i++)
    lines.push(
      `${head}/smtp[2]: ABCDEF1234: to=<u${i}@example.net>, relay=mx[192.0.2.2]:25, delay=1, delays=0/0/0.5/0.5, dsn=2.0.0, status=sent (250 ok)`,
    );
  const story = deskOf(lines.join('\n')).answers.story({ log: 1, thread: 0 }, 'en');
  assert.equal(story.lines.length, logLimits.storyLines);
  assert.equal(story.lines.length + story.moreLines, 3001);
  const attempts = story.recipients.flatMap((recipient) => recipient.attempts);
  assert.ok(attempts.length <= logLimits.storyAttempts);
  assert.equal(attempts.length + story.moreAttempts, 3000);
  assert.equal(story.state, threadStates[0]);
});

test('a message that is not there is refused', () => {
  const { desk } = deskFor('real-operations.log');
  for (const thread of [-1, 1e6, Number.NaN])
    assert.throws(() => desk.answers.story({ log: 1, thread }, 'en'), RangeError);
});
