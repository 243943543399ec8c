import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  detectKind,
  headLength,
  looksLikeAliases,
  looksLikeMaillog,
  looksLikeMainCf,
} from '../../server/src/core/detect.ts';

const mainCf = '# a comment\nmyhostname = mx.example.com\nmydestination = $myhostname,\n  localhost\n';
const mysqlTable = 'user = postfix\npassword = x\nhosts = 127.0.0.1\ndbname = mail\nquery = SELECT 1\n';
const aliases = '# aliases\npostmaster: root\nroot: admin@example.com\n';
const yaml = 'name: build\non: push\njobs:\n  a: b\n';
const log =
  'Nov 24 08:02:01 mx1 postfix/master[28311]: daemon started -- version 3.7.11, configuration /etc/postfix\n' +
  'Nov 24 08:02:02 mx1 dovecot: imap-login: Login\n' +
  'Nov 24 08:02:02 mx1 postfix/submission/smtpd[28326]: connect from unknown[127.0.0.1]\n';
const isoLog =
  '2026-11-24T18:08:30.123456+09:00 mx1 postfix-out/smtp[1]: 3F2A: to=<a@example.com>, status=sent (ok)\n';
const otherLog = 'Nov 24 08:02:02 mx1 sshd[1]: Accepted\n'.repeat(9) + log;

test('main.cf is known by its parameters, also when all are commented out', () => {
  assert.equal(looksLikeMainCf(mainCf), true);
  assert.equal(looksLikeMainCf('#soft_bounce = no\n#myhostname = a\n'), true);
  assert.equal(looksLikeMainCf(mysqlTable), false);
  assert.equal(looksLikeMainCf('smtp inet n - n - - smtpd\n'), false);
  assert.equal(looksLikeMainCf(`${mainCf}smtp inet n - n - - smtpd\n`), false);
  assert.equal(looksLikeMainCf(''), false);
});

test('aliases are known by names and values that only they have', () => {
  assert.equal(looksLikeAliases(aliases), true);
  assert.equal(looksLikeAliases('sales: "|/usr/bin/filter -a"\n'), true);
  assert.equal(looksLikeAliases('list: :include:/etc/list\n'), true);
  assert.equal(looksLikeAliases(yaml), false);
  assert.equal(looksLikeAliases("alias ll='ls -l'\n"), false);
  assert.equal(looksLikeAliases(''), false);
});

test('a log is known when half of its first lines are from Postfix', () => {
  assert.equal(looksLikeMaillog(log), true);
  assert.equal(looksLikeMaillog(isoLog), true);
  assert.equal(looksLikeMaillog(log.replaceAll('\n', '\r\n')), true);
  assert.equal(looksLikeMaillog(otherLog), false);
  assert.equal(looksLikeMaillog('postfix/smtpd[1]: connect\n'), false);
  assert.equal(looksLikeMaillog(''), false);
});

test('a name that is Postfix’s alone decides, others need a fitting text', () => {
  const rows: readonly (readonly [string, string, ReturnType<typeof detectKind>])[] = [
    ['/etc/postfix/main.cf', '', 'main'],
    ['file:///etc/postfix/main.cf.rpmnew', '', 'main'],
    ['/etc/postfix/master.cf', '', 'master'],
    ['/etc/postfix-out/instance.cf', mainCf, 'main'],
    ['/etc/postfix/mysql.cf', mysqlTable, 'client'],
    ['/etc/postfix/virtual', 'a@b c\n', 'table'],
    ['/etc/postfix/virtual', 'a: b\n# none\n', 'table'],
    ['/etc/postfix/virtual.db', 'a@b c\n', undefined],
    ['/home/a/virtual', 'a@b c\n', undefined],
    ['/etc/postfix/header_checks', '/^x/ OK\n', 'pattern'],
    ['/etc/postfix/header_checks', 'x y\n', undefined],
    ['/x/senders.pcre', 'if /a/\n/b/ OK\nendif\n', 'pattern'],
    ['/x/clients.cidr', '!10.0.0.0/8 OK\n::/0 x\n', 'cidr'],
    ['/etc/other/instance.cf', mainCf, undefined],
    ['/etc/aliases', '', 'aliases'],
    ['/home/a/aliases', aliases, 'aliases'],
    ['/home/a/aliases', yaml, undefined],
    ['/var/log/maillog', '', 'maillog'],
    ['/var/log/maillog-20261122', '', 'maillog'],
    ['/var/log/mail.log.1', '', 'maillog'],
    ['/tmp/x.txt', log, 'maillog'],
    ['/tmp/x.txt', otherLog, undefined],
    ['/tmp/main.cfg', mainCf, undefined],
  ];
  for (const [path, text, kind] of rows) assert.equal(detectKind(path, text), kind, path);
});

test('only the head is looked at, and its cut line is left out', () => {
  const long = `${'myhostname = a\n'.repeat(headLength / 15)}broken line`;
  assert.equal(looksLikeMainCf(long), true);
});

test('any text is accepted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      detectKind('/x/postfix/a.cf', text);
      detectKind('/x/aliases', text);
      detectKind('/x/y', text);
    }),
    { seed: 1, numRuns: 500 },
  );
});
