import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLimits } from '../../../server/src/logProtocol/requests.ts';
import { csvRow } from '../../../server/src/maillog/export/csv.ts';
import { createMasker } from '../../../server/src/maillog/export/maskAddresses.ts';
import { realLogs } from '../support.ts';
import { deskFor } from '../view/desk.ts';

const order = { column: 'time', descending: true } as const;
const query = { filter: 'status:bounced' };

test('text holds the lines of the messages, in the order of the list', () => {
  const { desk, index, source, threads } = deskFor('real-basic-short.log');
  const { rows } = desk.answers.rows({ log: 1, query, order, offset: 0, limit: 500 }, 'en');
  const { text, messages, left } = desk.answers.export({ log: 1, query, order, format: 'text' }, 'en');
  const expected = rows.map(([thread]) =>
    [...index.linesOfThread(thread)].map((line) => `${source.line(line)}\n`).join(''),
  );
  assert.equal(text, expected.map((lines) => `${lines}\n`).join(''));
  assert.deepEqual([messages, left], [rows.length, 0]);
  const chosen = threads.slice(5, 7);
  const some = desk.answers.export({ log: 1, query, order, threads: chosen, format: 'text' }, 'en');
  assert.equal(some.text.split('\n\n').length, 3);
});

test('CSV has a row a message that reads back', () => {
  const { desk } = deskFor('real-basic-short.log');
  const { text } = desk.answers.export({ log: 1, query: { filter: '' }, order, format: 'csv' }, 'en');
  const rows = text.trimEnd().split('\r\n');
  assert.equal(rows.length, 207);
  assert.equal(rows[0], 'time,queue_id,from,to,more_recipients,status,delay,relay,size,client,lines');
  assert.match(rows[1] ?? '', /^2026-11-24T\d\d:\d\d:\d\dZ,[0-9A-F]+,/);
  assert.equal(
    csvRow(['a,b', 'say "hi"', '=1+1', '-x@y', 5, -1]),
    '"a,b","say ""hi""",\'=1+1,\'-x@y,5,-1\r\n',
  );
});

for (const name of realLogs) {
  test(`a report tells nobody's address or host: ${name}`, () => {
    const { desk, index } = deskFor(name);
    const { text, messages } = desk.answers.export(
      { log: 1, query: { filter: '' }, order, format: 'report' },
      'en',
    );
    assert.ok(messages > 0);
    const { addresses, clients, hosts } = { ...index.tables, hosts: index.tables.envelope.hosts };
    for (let number = 1; number < addresses.size; number++) {
      const address = addresses.text(number);
      if (address.includes('@')) assert.ok(!text.includes(address), address);
    }
    for (let number = 1; number < clients.size; number++) {
      const address = /\[([^\]]*)\]/.exec(clients.text(number))?.[1] ?? '';
      if (!address.startsWith('127.')) assert.ok(!text.includes(`[${address}]`), address);
    }
    for (let number = 1; number < hosts.size; number++)
      assert.ok(!text.includes(` ${hosts.text(number)} `), hosts.text(number));
    assert.doesNotMatch(text, /example\.(?:jp|com|net|org)/);
  });
}

test('the same is replaced by the same, and what helps a reader stays', () => {
  const mask = createMasker(['mx1']);
  const line =
    '2026-03-24T03:05:07+09:00 mx1 postfix/smtp[9]: 4A5B6C7D8E: to=<Taro@example.co.jp>, relay=mx.example.co.jp[203.0.113.9]:25, delay=0.5, dsn=4.7.1, status=deferred (host mx.example.co.jp[2001:db8:1::9] said: 450 4.7.1 <taro@example.co.jp>: see https://help.example.org/x or gmail-smtp-in.l.google.com, taro@gmail.com)';
  assert.equal(
    mask(line),
    '2026-03-24T03:05:07+09:00 host3 postfix/smtp[9]: 4A5B6C7D8E: to=<user1@domain1.example>, relay=host1.domain1.example[192.0.0.1]:25, delay=0.5, dsn=4.7.1, status=deferred (host host1.domain1.example[2001:db8::1] said: 450 4.7.1 <user1@domain1.example>: see https://help.example.org/x or gmail-smtp-in.l.google.com, user2@gmail.com)'.replace(
      'help.example.org',
      'host2.domain2.example',
    ),
  );
  assert.equal(
    mask('open /etc/postfix/main.cf: 127.0.0.1 3.7.11 Mar 24 03:05:07'),
    'open /etc/postfix/main.cf: 127.0.0.1 3.7.11 Mar 24 03:05:07',
  );
  assert.equal(mask('sasl_method=PLAIN, sasl_username=hanako'), 'sasl_method=PLAIN, sasl_username=user3');
  assert.equal(
    mask('"a b"@x.example <""@y.example>'.replace('a b', 'ab')),
    'user4@x.example <user5@y.example>'
      .replace('x.example', 'domain3.example')
      .replace('y.example', 'domain4.example'),
  );
});

test('an export is cut where it grows too long, and says so', () => {
  const { desk, threads } = deskFor('real-basic-short.log');
  const many = Array.from(
    { length: logLimits.exportMessages + 5 },
    (_, i) => threads[i % threads.length] ?? 0,
  );
  const { messages, left, text } = desk.answers.export(
    { log: 1, query, order, threads: many, format: 'csv' },
    'en',
  );
  assert.deepEqual([messages, left], [logLimits.exportMessages, 5]);
  const long = desk.answers.export({ log: 1, query, order, threads: many, format: 'text' }, 'en');
  assert.ok(long.text.length <= logLimits.exportLength && long.left > 5 && text.length > 0);
});
