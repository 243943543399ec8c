import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const catalogue = join(import.meta.dirname, '../../../shared/facts/log_events.json');

/** What stands in the places of the catalogue's templates; a number elsewhere. */
const values: Readonly<Record<string, string>> = {
  action: 'reject',
  age: 'NEW',
  class: 'header',
  cipher: 'TLS_AES_256_GCM_SHA384',
  direction: 'from',
  dsn: '4.2.2',
  event: 'END-OF-MESSAGE',
  'milter-action': 'milter-reject',
  queue: 'active',
  stage: 'RCPT',
  status: 'expired',
  trust: 'Trusted',
  what: 'connection',
};

/** A message of a catalogue's template: with its optional parts, or without. */
function messageOf(template: string, withOptions: boolean): string {
  const optional = /\[(?=[ ,:s])((?:[^[\]]|\[<[^>]*>\])*)\]/g;
  return template
    .replace(/^<queue-id(?:-or-NOQUEUE)?>: |^NOQUEUE: /, '')
    .replace(/^<reason>(?= after)/, 'lost connection')
    .replace(/^warning\/fatal: /, 'warning: ')
    .replace(optional, withOptions ? '$1' : '')
    .replace(/<([a-z0-9-]+)>/g, (_, name: string) => values[name] ?? '7');
}

test('every statement of the catalogue is understood', (t) => {
  if (!existsSync(catalogue)) {
    t.skip('../shared/facts/log_events.json is not here');
    return;
  }
  const { events }: { events: { daemon: string; template: string }[] } = JSON.parse(
    readFileSync(catalogue, 'utf8'),
  );
  assert.ok(events.length > 150);
  const messages = events.flatMap(({ daemon, template }) =>
    [true, false].map((withOptions) => ({
      daemon: daemon === '*' ? 'verify' : daemon,
      message: messageOf(template, withOptions),
    })),
  );
  const unknown = messages.filter(({ daemon, message }) => eventOf(daemon, message) === undefined);
  assert.deepEqual(unknown, []);
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
