/** Logs that the tests of the editor's features share. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../fixtures/maillog');

/** The logs of a real Postfix, by name. */
export const realLogs: ReadonlyMap<string, string> = new Map(
  [
    'real-basic-short',
    'real-basic-long',
    'real-bulk-smtp-source',
    'real-content-filter',
    'real-operations',
    'real-two-instances-rfc3339',
  ].map((name) => [name, readFileSync(join(folder, `${name}.log`), 'utf8')]),
);

/** One message sent from the command line, as an administrator's notes show it. */
export const oneMessage = `\
Mar 24 03:05:03 mx postfix/pickup[17871]: 56060D2814C: uid=0 from=<root>
Mar 24 03:05:03 mx postfix/cleanup[1054]: 56060D2814C: message-id=<20190323180503.56060D2814C>
Mar 24 03:05:03 mx postfix/qmgr[1406]: 56060D2814C: from=<root@mx.example.jp>, size=1445, nrcpt=1 (queue active)
Mar 24 03:05:03 mx postfix/smtp[1060]: 56060D2814C: to=<redmine@example.jp>, relay=relay.example.jp[192.0.2.1]:25, delay=0.65, delays=0.31/0.04/0.22/0.08, dsn=2.0.0, status=sent (250 2.0.0 x2NI53NW065825 Message accepted for delivery)
Mar 24 03:05:03 mx postfix/qmgr[1406]: 56060D2814C: removed
`;

/** The same queue ID once more, for another message, after the first was removed. */
export const reusedId = `${oneMessage}\
Mar 24 04:00:00 mx postfix/pickup[17871]: 56060D2814C: uid=0 from=<cron>
Mar 24 04:00:00 mx postfix/cleanup[1054]: 56060D2814C: message-id=<another@mx.example.jp>
Mar 24 04:00:00 mx postfix/qmgr[1406]: 56060D2814C: from=<cron@mx.example.jp>, size=300, nrcpt=1 (queue active)
`;

/** Lines of two messages and of none, in turns. */
export const interleaved = `\
Mar 24 03:05:03 mx postfix/smtpd[1]: connect from a.example[192.0.2.1]
Mar 24 03:05:03 mx postfix/smtpd[1]: AAAAAA11111: client=a.example[192.0.2.1]
Mar 24 03:05:03 mx postfix/cleanup[3]: AAAAAA11111: message-id=<a@a.example>
Mar 24 03:05:03 mx postfix/smtpd[2]: BBBBBB22222: client=b.example[192.0.2.2]
Mar 24 03:05:04 mx postfix/qmgr[4]: AAAAAA11111: from=<s@a.example>, size=10, nrcpt=1 (queue active)
Mar 24 03:05:04 mx postfix/smtpd[1]: disconnect from a.example[192.0.2.1]
Mar 24 03:05:04 mx postfix/qmgr[4]: AAAAAA11111: removed
`;
