import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonForms } from '../../server/src/maillog/events/common.ts';
import { deliveryForms } from '../../server/src/maillog/events/delivery.ts';
import { eventOf, formsByDaemon } from '../../server/src/maillog/events/index.ts';
import { parseLine } from '../../server/src/maillog/line.ts';
import { readLog, realLogs } from './support.ts';

const all = [...formsByDaemon, ['smtp', deliveryForms] as const, ['smtpd', commonForms] as const];

for (const [daemon, forms] of all) {
  for (const { kind, samples } of forms) {
    test(`${daemon}: ${kind}`, () => {
      assert.ok(samples.length > 0);
      for (const sample of samples) assert.equal(eventOf(daemon, sample)?.kind, kind, sample);
    });
  }
}

test('every line that a real Postfix wrote is understood', () => {
  for (const name of realLogs) {
    const lines = readLog(name).toString('utf8').trimEnd().split('\n');
    const unknown = lines.filter((line) => parseLine(line).event === undefined);
    assert.deepEqual(unknown, [], name);
  }
});

test('fields of a delivery', () => {
  const event = eventOf(
    'smtp',
    'to=<a@example.jp>, orig_to=<all@example.jp>, relay=mx[192.0.2.1]:25, conn_use=2, delay=12, delays=0.1/0/11/0.9, dsn=4.2.2, status=deferred (host mx[192.0.2.1] said: 452 (full) (in reply to RCPT TO command))',
  );
  assert.deepEqual(event?.fields, {
    to: 'a@example.jp',
    origTo: 'all@example.jp',
    relay: 'mx[192.0.2.1]:25',
    connUse: '2',
    delay: '12',
    delays: '0.1/0/11/0.9',
    dsn: '4.2.2',
    status: 'deferred',
    text: 'host mx[192.0.2.1] said: 452 (full) (in reply to RCPT TO command)',
  });
});

test('fields of a reject', () => {
  const event = eventOf(
    'smtpd',
    'reject: RCPT from mx.example.net[192.0.2.9]: 550 5.1.1 <x@example.jp>: Recipient address rejected: User unknown; from=<a@example.net> to=<x@example.jp> proto=ESMTP helo=<mx.example.net>',
  );
  assert.deepEqual(event?.fields, {
    action: 'reject',
    stage: 'RCPT',
    client: 'mx.example.net[192.0.2.9]',
    code: '550',
    dsn: '5.1.1',
    text: '<x@example.jp>: Recipient address rejected: User unknown',
    from: 'a@example.net',
    to: 'x@example.jp',
    proto: 'ESMTP',
    helo: 'mx.example.net',
  });
});

test('no form takes long over hostile text', () => {
  const hostile = [
    'to=<',
    'to=<>, orig_to=<',
    'reject: RCPT from ',
    'client=',
    'disconnect from ',
    'from=<',
  ].map((start) => (start + '>, to=<a, ; from=<> to=<> proto= '.repeat(3000)).slice(0, 65_536));
  for (const daemon of formsByDaemon.keys()) {
    for (const message of hostile) {
      const before = process.cpuUsage();
      eventOf(daemon, message);
      const { user } = process.cpuUsage(before);
      assert.ok(user < 1_000_000, `${daemon}: ${user} µs for ${message.slice(0, 20)}`);
    }
  }
});
