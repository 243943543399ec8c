import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLine } from '../../server/src/maillog/line.ts';
import { indexText } from '../../server/src/maillog/logIndex.ts';
import { stampOf } from '../../server/src/maillog/story.ts';

const message = 'AAAAAA1: client=a.example[192.0.2.1]';
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19);
const reference = Date.UTC(2026, 10, 25) / 1000;

/** Lines as different loggers write them, and the UTC time that they mean. */
const forms: readonly (readonly [string, string])[] = [
  [`Nov 24 08:02:01 mx1 postfix/smtpd[12]: ${message}`, '2026-11-24T08:02:01'],
  [`Nov  4 08:02:01 mx1 postfix/smtpd[12]: ${message}`, '2026-11-04T08:02:01'],
  [`Nov 4 08:02:01 mx1 postfix/smtpd[12]: ${message}`, '2026-11-04T08:02:01'],
  [`Dec 24 08:02:01 mx1 postfix/smtpd[12]: ${message}`, '2025-12-24T08:02:01'],
  [`Feb 29 08:02:01 mx1 postfix/smtpd[12]: ${message}`, '2024-02-29T08:02:01'],
  [`Nov 24 2019 08:02:01 mx1 postfix/smtpd[12]: ${message}`, '2019-11-24T08:02:01'],
  [`Nov 24 08:02:01.123456 mx1 postfix/smtpd[12]: ${message}`, '2026-11-24T08:02:01'],
  [`2026-11-24T18:02:01.123456+09:00 mx1 postfix/smtpd[12]: ${message}`, '2026-11-24T09:02:01'],
  [`2026-11-24T18:02:01+0900 mx1 postfix/smtpd[12]: ${message}`, '2026-11-24T09:02:01'],
  [`2026-11-24T18:02:01,5-03:30 mx1 postfix/smtpd[12]: ${message}`, '2026-11-24T21:32:01'],
  [`2026-11-24T18:02:01Z mx1 postfix/smtpd[12]: ${message}`, '2026-11-24T18:02:01'],
  [`2038-01-20T03:14:08Z mx1 postfix/smtpd[12]: ${message}`, '2038-01-20T03:14:08'],
  [`2105-11-24T18:02:01Z mx1 postfix/smtpd[12]: ${message}`, '2105-11-24T18:02:01'],
  [`2026-11-24 18:02:01 mx1 postfix/smtpd[12]: ${message}`, '2026-11-24T18:02:01'],
  [`<22>Nov 24 08:02:01 mx1 postfix/smtpd[12]: ${message}`, '2026-11-24T08:02:01'],
  [`<22>1 2026-11-24T18:02:01.1Z mx1 postfix/smtpd 12 - - ${message}`, '2026-11-24T18:02:01'],
  [`<22>1 2026-11-24T18:02:01Z mx1 postfix/smtpd - - [a b="c\\"]"][d] ${message}`, '2026-11-24T18:02:01'],
  [`Nov 24 08:02:01 <mail.info> mx1 postfix/smtpd[12]: ${message}`, '2026-11-24T08:02:01'],
  [`Nov 24 08:02:01 mx1 postfix/smtpd[12]: [ID 197553 mail.info] ${message}`, '2026-11-24T08:02:01'],
  [`Nov 24 08:02:01 mx1 postfix/smtpd: ${message}`, '2026-11-24T08:02:01'],
  [`Nov 24 08:02:01 postfix/smtpd[12]: ${message}`, '2026-11-24T08:02:01'],
  [`Nov 24 08:02:01 postfix/smtpd: ${message}`, '2026-11-24T08:02:01'],
  [`Nov 24 08:02:01 mx1 mail/smtps/smtpd[12]: ${message}`, '2026-11-24T08:02:01'],
  [
    `{"__REALTIME_TIMESTAMP":"1795543321123456","_HOSTNAME":"mx1","SYSLOG_IDENTIFIER":"postfix/smtpd","_PID":"12","MESSAGE":"${message}"}`,
    '2026-11-24T18:02:01',
  ],
  [
    `{"__REALTIME_TIMESTAMP":"1795543321123456","_HOSTNAME":"mx1","SYSLOG_IDENTIFIER":"postfix/smtpd","MESSAGE":[${Array.from(Buffer.from(message)).join(',')}]}`,
    '2026-11-24T18:02:01',
  ],
];

for (const [line, time] of forms) {
  test(line.slice(0, 60), () => {
    const index = indexText(`${line}\r\n`, { reference });
    assert.equal(index.threadCount, 1);
    assert.equal(index.queueId(0), 'AAAAAA1');
    assert.equal(iso(index.startTime(0)), time);
    assert.equal(index.client(0), 'a.example[192.0.2.1]');
    const parsed = parseLine(line);
    assert.equal(parsed.queueId?.text, 'AAAAAA1');
    assert.equal(parsed.daemon, 'smtpd');
    assert.equal(index.host(0), parsed.host?.text ?? '');
    assert.equal(parsed.event?.kind, 'client');
    const { start, end } = parsed.queueId ?? { start: 0, end: 0 };
    assert.equal(parsed.text.slice(start, end), 'AAAAAA1');
    assert.equal(iso(Date.parse(stampOf(parsed, index.startTime(0))) / 1000), time);
  });
}

test('a line without a stamp, as postfix start-fg writes it', () => {
  const index = indexText(`postfix/smtpd[12]: ${message}\n`);
  assert.equal(index.queueId(0), 'AAAAAA1');
});

test('the year goes on at New Year, and back for a late line', () => {
  const stamps = [
    'Dec 30 23:59:59',
    'Dec 31 23:59:59',
    'Jan  1 00:00:00',
    'Dec 31 23:59:59',
    'Jan  1 00:00:01',
    'Feb  1 00:00:00',
  ];
  const ids = stamps.map((stamp, i) => `${stamp} mx1 postfix/smtpd[1]: AAAAAA${i}: client=a[192.0.2.1]\n`);
  const years = (options: object): number[] => {
    const index = indexText(ids.join(''), options);
    return stamps.map((_, i) => new Date(index.startTime(i) * 1000).getUTCFullYear());
  };
  assert.deepEqual(years({ year: 2023 }), [2023, 2023, 2024, 2023, 2024, 2024]);
  assert.deepEqual(years({ reference: Date.UTC(2026, 1, 2) / 1000 }), [2025, 2025, 2026, 2025, 2026, 2026]);
});

test('stamps without a zone are this zone’s', () => {
  const index = indexText(`Nov 24 08:02:01 mx1 postfix/smtpd[12]: ${message}\n`, {
    year: 2026,
    zone: () => 32_400,
  });
  assert.equal(iso(index.startTime(0)), '2026-11-23T23:02:01');
  assert.equal(
    stampOf(parseLine(`Nov 24 08:02:01 mx1 x: y`), index.startTime(0), () => 32_400),
    '2026-11-24T08:02:01+09:00',
  );
});
