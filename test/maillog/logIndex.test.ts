import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexText, type LogIndex } from '../../server/src/maillog/logIndex.ts';
import { logStats } from '../../server/src/maillog/stats.ts';

const at = (time: string, tag: string, message: string): string => `Nov 24 ${time} mx1 ${tag}: ${message}\n`;
const smtpd = (id: string, time = '08:00:00', tag = 'postfix/smtpd[11]'): string =>
  at(time, tag, `${id}: client=a.example[192.0.2.1]`);
const cleanup = (id: string, time = '08:00:01', tag = 'postfix/cleanup[12]'): string =>
  at(time, tag, `${id}: message-id=<1@a.example>`);
const active = (id: string, time = '08:00:01', tag = 'postfix/qmgr[13]'): string =>
  at(time, tag, `${id}: from=<a@a.example>, size=500, nrcpt=1 (queue active)`);
const sent = (id: string, reply: string, time = '08:00:02', to = 'b@b.example'): string =>
  at(
    time,
    'postfix/smtp[14]',
    `${id}: to=<${to}>, relay=mx.b.example[192.0.2.2]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (${reply})`,
  );
const removed = (id: string, time = '08:00:02'): string => at(time, 'postfix/qmgr[13]', `${id}: removed`);

const states = (index: LogIndex): string[] =>
  Array.from({ length: index.threadCount }, (_, thread) => `${index.queueId(thread)} ${index.state(thread)}`);

test('a line of the text is the line of the index', () => {
  const index = indexText(`\nno log line\r\n${smtpd('AAAAAA1')}\n${cleanup('AAAAAA1')}`);
  assert.equal(index.lineCount, 5);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((line) => index.threadOfLine(line)),
    [-1, -1, 0, -1, 0],
  );
  assert.equal(index.threadOfLine(5), -1);
  assert.equal(indexText('').lineCount, 0);
});

test('a life from client to removed', () => {
  const index = indexText(
    smtpd('AAAAAA1') +
      cleanup('AAAAAA1') +
      active('AAAAAA1') +
      sent('AAAAAA1', '250 ok') +
      removed('AAAAAA1'),
  );
  assert.deepEqual(states(index), ['AAAAAA1 sent']);
  assert.equal(index.complete(0), true);
  assert.equal(index.removed(0), true);
  assert.deepEqual(Array.from(index.linesOfThread(0)), [0, 1, 2, 3, 4]);
  assert.deepEqual([index.host(0), index.instance(0)], ['mx1', 'postfix']);
  assert.deepEqual(
    [index.sender(0), index.client(0), index.size(0)],
    ['a@a.example', 'a.example[192.0.2.1]', 500],
  );
});

test('an ID used again after removal is another message', () => {
  const life =
    smtpd('AAAAAA1') +
    cleanup('AAAAAA1') +
    active('AAAAAA1') +
    sent('AAAAAA1', '250 ok') +
    removed('AAAAAA1');
  const index = indexText(life + life + cleanup('AAAAAA1') + active('AAAAAA1'));
  assert.deepEqual(states(index), ['AAAAAA1 sent', 'AAAAAA1 sent', 'AAAAAA1 queued']);
  assert.deepEqual(index.threadsOfId('AAAAAA1'), [0, 1, 2]);
  assert.deepEqual(index.threadsOfId('BBBBBB1'), []);
});

test('a line that comes late belongs to the message just removed, much later to another', () => {
  const life = smtpd('AAAAAA1') + active('AAAAAA1') + removed('AAAAAA1');
  assert.equal(indexText(life + sent('AAAAAA1', '250 ok', '08:00:03')).threadCount, 1);
  assert.equal(indexText(life + sent('AAAAAA1', '250 ok', '09:00:03')).threadCount, 2);
});

test('client= and uid= always begin a message', () => {
  const again = at('08:00:02', 'postfix/pickup[9]', 'AAAAAA1: uid=0 from=<root>');
  assert.equal(indexText(smtpd('AAAAAA1') + smtpd('AAAAAA1') + again).threadCount, 3);
});

test('after a milter has refused, a bounce may take the ID', () => {
  const refused = at(
    '08:00:02',
    'postfix/cleanup[12]',
    'AAAAAA1: milter-reject: END-OF-MESSAGE from a.example[192.0.2.1]: 5.7.1 no; from=<a@a.example> to=<b@b.example> proto=ESMTP helo=<a>',
  );
  const index = indexText(
    smtpd('AAAAAA1') + cleanup('AAAAAA1') + refused + cleanup('AAAAAA1', '08:00:02') + active('AAAAAA1'),
  );
  assert.deepEqual(states(index), ['AAAAAA1 rejected', 'AAAAAA1 queued']);
});

test('the same ID on another host or in another instance is another message', () => {
  const other = 'postfix-out/smtpd[11]';
  const index = indexText(
    smtpd('AAAAAA1') +
      cleanup('AAAAAA1') +
      smtpd('AAAAAA1', '08:00:01', other) +
      cleanup('AAAAAA1', '08:00:01', 'postfix-out/cleanup[2]') +
      active('AAAAAA1') +
      active('AAAAAA1', '08:00:02', 'postfix-out/qmgr[3]') +
      smtpd('AAAAAA1').replace('mx1', 'mx2'),
  );
  assert.equal(index.threadCount, 3);
  assert.deepEqual(
    [0, 1, 2].map((thread) => `${index.host(thread)} ${index.instance(thread)}`),
    ['mx1 postfix', 'mx1 postfix-out', 'mx2 postfix'],
  );
  assert.deepEqual(Array.from(index.linesOfThread(0)), [0, 1, 4]);
});

test('a service with its own syslog name writes about the messages of its instance', () => {
  for (const start of ['', active('BBBBBB1')]) {
    const index = indexText(
      start +
        smtpd('AAAAAA1', '08:00:00', 'postfix-submission/smtpd[11]') +
        cleanup('AAAAAA1') +
        active('AAAAAA1'),
    );
    const [thread] = index.threadsOfId('AAAAAA1');
    assert.equal(index.threadsOfId('AAAAAA1').length, 1);
    assert.equal(index.instance(thread ?? -1), 'postfix');
  }
});

test('words before a colon are no queue IDs', () => {
  const messages = [
    'warning: something',
    'fatal: no',
    'statistics: max cache size 1 at Nov 24 08:00:00',
    'NOQUEUE: reject: RCPT from a[1]: 450 4.7.1 x; from=<> to=<b> proto=SMTP helo=<c>',
    'DEAD: x',
    'reject: connect from [1.2.3.4]:5: all screening ports busy',
  ];
  const index = indexText(messages.map((message) => at('08:00:00', 'postfix/smtpd[1]', message)).join(''));
  assert.equal(index.threadCount, 0);
});

test('warning: ID: … belongs to the message', () => {
  const warning = at('08:00:01', 'postfix/smtpd[11]', 'warning: AAAAAA1: queue file size limit exceeded');
  const index = indexText(smtpd('AAAAAA1') + cleanup('AAAAAA1') + warning);
  assert.equal(index.threadOfLine(2), 0);
  assert.equal(index.state(0), 'rejected');
  assert.equal(indexText(warning).threadCount, 0);
});

test('lines of other programs are tied by the ID that they name', () => {
  const others = [
    ['opendkim[7]', 'AAAAAA1: DKIM-Signature field added (s=default, d=a.example)'],
    [
      'amavis[8]',
      '(8-1) Passed CLEAN {RelayedInbound}, [192.0.2.1]:4 <a@a> -> <b@b>, Queue-ID: AAAAAA1, Message-ID: <x>',
    ],
    ['rspamd[9]', '<abc>; task; rspamd_task_write_log: id: <x@y>, qid: <AAAAAA1>, ip: 192.0.2.1'],
    ['postgrey[3]', 'action=pass, reason=triplet found, queue_id=AAAAAA1'],
    ['dovecot', 'lmtp(123): Connect from local'],
    ['opendkim[7]', 'BBBBBB1: unknown here'],
  ].map(([tag = '', message = '']) => at('08:00:02', tag, message));
  const index = indexText(smtpd('AAAAAA1') + others.join(''));
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6].map((line) => index.threadOfLine(line)),
    [0, 0, 0, 0, -1, -1],
  );
  assert.equal(index.tables.totals.nonPostfix, 6);
  assert.equal(index.threadCount, 1);
});

test('the lines of the session', () => {
  const text =
    at('08:00:00', 'postfix/smtpd[11]', 'connect from a.example[192.0.2.1]') +
    at('08:00:00', 'postfix/smtpd[99]', 'connect from b.example[192.0.2.9]') +
    at(
      '08:00:00',
      'postfix/smtpd[11]',
      'Anonymous TLS connection established from a.example[192.0.2.1]: TLSv1.3 with cipher X (256/256 bits)',
    ) +
    smtpd('AAAAAA1') +
    cleanup('AAAAAA1') +
    active('AAAAAA1') +
    at('08:00:02', 'postfix/smtpd[11]', 'disconnect from a.example[192.0.2.1] ehlo=1 mail=1 commands=2') +
    at('08:00:03', 'postfix/smtpd[11]', 'connect from c.example[192.0.2.3]');
  assert.deepEqual(indexText(text).sessionLines(0), [0, 2, 6]);
});

test('held, released, requeued, deleted', () => {
  const postsuper = (id: string, what: string): string =>
    at('08:00:05', 'postfix/postsuper[5]', `${id}: ${what}`);
  const start = smtpd('AAAAAA1') + cleanup('AAAAAA1') + active('AAAAAA1');
  assert.deepEqual(states(indexText(start + postsuper('AAAAAA1', 'placed on hold'))), ['AAAAAA1 held']);
  assert.deepEqual(
    states(
      indexText(start + postsuper('AAAAAA1', 'placed on hold') + postsuper('AAAAAA1', 'released from hold')),
    ),
    ['AAAAAA1 queued'],
  );
  assert.deepEqual(states(indexText(start + postsuper('AAAAAA1', 'removed'))), ['AAAAAA1 deleted']);
  const pickup = at('08:00:06', 'postfix/pickup[9]', 'BBBBBB1: uid=102 from=<a@a.example> orig_id=AAAAAA1');
  const index = indexText(start + postsuper('AAAAAA1', 'requeued') + pickup);
  assert.deepEqual(index.linksFrom(0), [{ kind: 'resent', thread: 1, line: 4 }]);
  assert.deepEqual(index.linksTo(1), [{ kind: 'resent', thread: 0, line: 4 }]);
});

test('NOQUEUE: hold decides about the message that follows in the same process', () => {
  const hold = (pid: number): string =>
    at(
      '08:00:00',
      `postfix/smtpd[${pid}]`,
      'NOQUEUE: hold: RCPT from a[1]: <b@b>: held; from=<a@a> to=<b@b> proto=SMTP helo=<a>',
    );
  assert.deepEqual(states(indexText(hold(11) + smtpd('AAAAAA1') + cleanup('AAAAAA1'))), ['AAAAAA1 held']);
  assert.deepEqual(states(indexText(hold(98) + smtpd('AAAAAA1') + cleanup('AAAAAA1'))), [
    'AAAAAA1 incomplete',
  ]);
});

test('links by reply, notice and forward, also to messages whose beginning is cut off', () => {
  const first = smtpd('AAAAAA1') + cleanup('AAAAAA1') + active('AAAAAA1');
  const hop =
    first +
    smtpd('BBBBBB1') +
    sent('AAAAAA1', '250 2.0.0 Ok: queued as BBBBBB1') +
    sent('AAAAAA1', '250 2.0.0 Ok: queued as BBBBBB1', '08:00:03', 'c@b.example');
  assert.deepEqual(indexText(hop).linksFrom(0), [{ kind: 'queued-as', thread: 1, line: 4 }]);
  const remote = indexText(first + sent('AAAAAA1', '250 2.0.0 Ok: queued as CCCCCC1'));
  assert.deepEqual([remote.linksFrom(0), remote.tables.totals.remoteQueuedAs], [[], 1]);
  const notice = at('08:00:04', 'postfix/bounce[5]', 'AAAAAA1: sender non-delivery notification: DDDDDD1');
  assert.deepEqual(indexText(first + cleanup('DDDDDD1') + notice).linksFrom(0), [
    { kind: 'bounce', thread: 1, line: 4 },
  ]);
  const forward = sent('AAAAAA1', 'forwarded as EEEEEE1');
  assert.deepEqual(indexText(first + forward + active('EEEEEE1')).linksFrom(0), [
    { kind: 'forwarded-as', thread: 1, line: 3 },
  ]);
});

test('a next hop that names the message it took is a link, and the reply that follows is the same one', () => {
  const first = smtpd('AAAAAA1') + cleanup('AAAAAA1') + active('AAAAAA1');
  const next = at(
    '08:00:02',
    'postfix/10026/smtpd[13]',
    'BBBBBB1: client=localhost[127.0.0.1], orig_queue_id=AAAAAA1, orig_client=a.example[192.0.2.1]',
  );
  const alone = indexText(first + next);
  assert.deepEqual(alone.linksFrom(0), [{ kind: 'queued-as', thread: 1, line: 3 }]);
  assert.equal(logStats(alone, 1).links.queuedAs, 0, 'no reply was seen');
  const reply = sent('AAAAAA1', '250 2.0.0 Ok: queued as BBBBBB1');
  const both = indexText(first + next + reply);
  assert.deepEqual(both.linksFrom(0), [{ kind: 'queued-as', thread: 1, line: 4 }]);
  assert.deepEqual(both.linksTo(1), [{ kind: 'queued-as', thread: 0, line: 4 }]);
  assert.equal(logStats(both, 1).links.queuedAs, 1);
  const unknown = indexText(next);
  assert.deepEqual(unknown.linksTo(0), []);
});

test('partial, bounced, deferred and expired', () => {
  const attempt = (to: string, status: string, time = '08:00:02'): string =>
    at(
      time,
      'postfix/smtp[14]',
      `AAAAAA1: to=<${to}>, relay=none, delay=1, delays=0/0/0/1, dsn=4.0.0, status=${status} (x)`,
    );
  const start = smtpd('AAAAAA1') + cleanup('AAAAAA1') + active('AAAAAA1');
  const state = (text: string): string | undefined => states(indexText(start + text))[0]?.slice(8);
  assert.equal(state(attempt('a', 'deferred')), 'deferred');
  assert.equal(state(attempt('a', 'deferred') + attempt('a', 'sent')), 'sent');
  assert.equal(state(attempt('a', 'deferred') + attempt('a', 'bounced')), 'bounced');
  assert.equal(state(attempt('a', 'sent') + attempt('b', 'deferred')), 'partial');
  const expired = at(
    '09:00:00',
    'postfix/qmgr[13]',
    'AAAAAA1: from=<a@a.example>, status=expired, returned to sender',
  );
  assert.equal(state(attempt('a', 'deferred') + expired), 'expired');
});

test('queue IDs of any length are told apart to their last byte', () => {
  const long = [
    '4jYZyy5GqJzKfDvBCDFG',
    '4jYZyy5GqJzKfDvBCDFH',
    '4jYZyy5GqJzKfDvBC',
    '4jYZyy5GqJzKfDv',
    '4jYZyy5GqJzKfDvB',
  ];
  const index = indexText(long.map((id) => smtpd(id) + cleanup(id)).join(''));
  assert.deepEqual(
    Array.from(long, (_, thread) => index.queueId(thread)),
    long,
  );
  for (const [thread, id] of long.entries()) {
    assert.deepEqual(index.threadsOfId(id), [thread]);
    assert.deepEqual(Array.from(index.linesOfThread(thread)), [thread * 2, thread * 2 + 1]);
  }
});
