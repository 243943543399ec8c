import { actionForms } from './action.ts';
import type { EventForm } from './event.ts';

const peer = '\\[(?<address>[^\\]]*)\\]:(?<port>\\d+)';
const form = (before: string, after = ''): RegExp => new RegExp(`^${before}${peer}${after}$`);

/** postscreen(8): tests before a client reaches smtpd. */
export const postscreenForms: readonly EventForm[] = [
  {
    kind: 'connect',
    read: form('CONNECT from ', ' to \\[(?<serverAddress>[^\\]]*)\\]:(?<serverPort>\\d+)'),
    samples: ['CONNECT from [203.0.113.9]:40234 to [192.0.2.10]:25'],
  },
  { kind: 'disconnect', read: form('DISCONNECT '), samples: ['DISCONNECT [203.0.113.9]:40234'] },
  {
    kind: 'pass',
    read: form('PASS (?<age>NEW|OLD) '),
    samples: ['PASS NEW [203.0.113.9]:40234', 'PASS OLD [2001:db8::1]:5'],
  },
  {
    kind: 'list',
    read: form('(?<list>ALLOWLISTED|WHITELISTED|DENYLISTED|BLACKLISTED|ALLOWLIST VETO|WHITELIST VETO) '),
    samples: ['ALLOWLISTED [203.0.113.9]:40234', 'WHITELIST VETO [203.0.113.9]:40234'],
  },
  {
    kind: 'dnsbl',
    read: form('DNSBL rank (?<rank>-?\\d+) for '),
    samples: ['DNSBL rank 5 for [203.0.113.9]:40234'],
  },
  {
    kind: 'pregreet',
    read: form('PREGREET (?<count>\\d+) after (?<delay>[\\d.]+) from ', ': (?<text>.*)'),
    samples: ['PREGREET 14 after 0.09 from [203.0.113.9]:40234: EHLO ylmf-pc\\r\\n'],
  },
  {
    kind: 'hangup',
    read: form('HANGUP after (?<delay>[\\d.]+) from ', ' in (?<test>.*)'),
    samples: ['HANGUP after 0.5 from [203.0.113.9]:40234 in tests before SMTP handshake'],
  },
  {
    kind: 'protocol-violation',
    read: form(
      '(?<what>COMMAND TIME LIMIT|COMMAND LENGTH LIMIT|COMMAND COUNT LIMIT|BARE NEWLINE|NON-SMTP COMMAND|COMMAND PIPELINING) from ',
      ' after (?<stage>[^:]*)(?:: (?<text>.*))?',
    ),
    samples: [
      'COMMAND PIPELINING from [203.0.113.9]:40234 after HELO: QUIT\\r\\n',
      'BARE NEWLINE from [203.0.113.9]:40234 after RCPT',
      'NON-SMTP COMMAND from [203.0.113.9]:40234 after CONNECT: GET / HTTP/1.1',
    ],
  },
  {
    kind: 'data-without-rcpt',
    read: form('(?<verb>\\S+) without valid RCPT from '),
    samples: ['DATA without valid RCPT from [203.0.113.9]:40234'],
  },
  {
    kind: 'busy',
    read: form('reject: connect from ', ': (?<reason>.*)'),
    samples: ['reject: connect from [203.0.113.9]:40234: all screening ports busy'],
  },
  {
    kind: 'stress',
    read: /^(?<change>entering|leaving) STRESS mode with (?<count>\d+) connections$/,
    samples: ['entering STRESS mode with 90 connections'],
  },
  ...actionForms,
];
