import { actionForms } from './action.ts';
import type { EventForm } from './event.ts';
import { tlsForms } from './tls.ts';

/** smtpd(8) and qmqpd(8): clients, what they were told, and where mail enters. */
export const smtpdForms: readonly EventForm[] = [
  {
    kind: 'client',
    read: /^client=(?<client>[^,]*)(?:, sasl_method=(?<saslMethod>[^,]*))?(?:, sasl_username=(?<saslUsername>[^,]*))?(?:, sasl_sender=(?<saslSender>[^,]*))?(?:, orig_queue_id=(?<origQueueId>[^,]*))?(?:, orig_client=(?<origClient>.*))?$/,
    samples: [
      'client=app1.example.com[192.0.2.10]',
      'client=p100.isp.example[203.0.113.100], sasl_method=PLAIN, sasl_username=taro@example.com',
      'client=localhost[127.0.0.1], orig_queue_id=A52512381AD, orig_client=mx.example.net[192.0.2.3]',
    ],
  },
  { kind: 'connect', read: /^connect from (?<client>.+)$/, samples: ['connect from unknown[127.0.0.1]'] },
  {
    kind: 'disconnect',
    read: /^disconnect from (?<client>\S+)(?: (?<commands>.*))?$/,
    samples: [
      'disconnect from unknown[127.0.0.1]',
      'disconnect from app1.example.com[192.0.2.10] ehlo=2 xclient=0/1 mail=1 rcpt=0/1 quit=1 commands=7/8',
    ],
  },
  {
    kind: 'lost-connection',
    read: /^(?<reason>lost connection|timeout|too many errors|hangup) after (?<stage>.+?)(?: \((?<bytes>[^)]*) bytes\))? from (?<client>\S+)$/,
    samples: [
      'lost connection after CONNECT from unknown[127.0.0.1]',
      'lost connection after DATA (16 bytes) from unknown[127.0.0.1]',
      'timeout after END-OF-MESSAGE from mx.example.net[192.0.2.3]',
      'too many errors after RCPT from smtp-out-12.bulk.example[203.0.113.44]',
    ],
  },
  {
    kind: 'sasl-failure',
    read: /^warning: (?<client>\S+): SASL (?<method>\S+) authentication (?<result>failed|aborted)(?:: (?<reason>.*?))?(?:, sasl_username=(?<saslUsername>.*))?$/,
    samples: [
      'warning: unknown[203.0.113.5]: SASL LOGIN authentication failed: UGFzc3dvcmQ6',
      'warning: unknown[203.0.113.5]: SASL PLAIN authentication failed: authentication failure, sasl_username=taro',
      'warning: unknown[203.0.113.5]: SASL LOGIN authentication aborted',
    ],
  },
  {
    kind: 'hostname-mismatch',
    read: /^warning: hostname (?<hostname>\S+) does not resolve to address (?<address>[^\s]+?)(?:: (?<reason>.*))?$/,
    samples: [
      'warning: hostname host1.invalid does not resolve to address 192.0.2.7: Name or service not known',
    ],
  },
  {
    kind: 'rate-limit',
    read: /^warning: (?<what>Connection concurrency|Connection rate|Message delivery request rate|Recipient address rate|New TLS session rate|AUTH command rate) limit exceeded: (?<count>\d+) from (?<client>\S+) for service (?<service>.+)$/,
    samples: ['warning: Connection rate limit exceeded: 61 from unknown[203.0.113.5] for service smtp'],
  },
  {
    kind: 'non-smtp-command',
    read: /^warning: non-SMTP command from (?<client>\S+): (?<text>.*)$/,
    samples: ['warning: non-SMTP command from unknown[127.0.0.1]: GET / HTTP/1.1'],
  },
  {
    kind: 'illegal-address',
    read: /^warning: Illegal address syntax from (?<client>\S+) in (?<stage>\S+) command: (?<text>.*)$/,
    samples: ['warning: Illegal address syntax from unknown[127.0.0.1] in MAIL command: <a b>'],
  },
  {
    kind: 'pipelining',
    read: /^improper command pipelining after (?<stage>\S+) from (?<client>\S+): (?<text>.*)$/,
    samples: ['improper command pipelining after EHLO from unknown[203.0.113.5]: QUIT\\r\\n'],
  },
  {
    kind: 'proxy',
    read: /^proxy-(?<result>accept|reject): (?<stage>\S+): (?<text>.*)$/,
    samples: [
      'proxy-accept: END-OF-MESSAGE: 250 2.0.0 Ok; from=<a@example.com> to=<b@example.jp> proto=ESMTP helo=<x>',
    ],
  },
  {
    kind: 'queue-file-size',
    read: /^queue file size limit exceeded$/,
    samples: ['queue file size limit exceeded'],
  },
  {
    kind: 'command-replaced',
    read: /^(?<client>\S+): replacing command "(?<from>[^"]*)" with "(?<to>[^"]*)"$/,
    samples: ['unknown[203.0.113.5]: replacing command "ETRN x" with "NOOP"'],
  },
  {
    kind: 'keywords-hidden',
    read: /^discarding EHLO keywords: (?<keywords>.*)$/,
    samples: ['discarding EHLO keywords: CHUNKING'],
  },
  {
    kind: 'default-setting',
    read: /^using backwards-compatible default setting (?<setting>\S+) to (?<purpose>.*)$/,
    samples: ['using backwards-compatible default setting chroot=y to allow chrooting'],
  },
  ...tlsForms,
  ...actionForms,
];
