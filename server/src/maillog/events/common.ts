import type { EventForm } from './event.ts';

/** What any program of Postfix may write. */
export const commonForms: readonly EventForm[] = [
  {
    kind: 'table-changed',
    read: /^table (?<table>\S+) has changed -- restarting$/,
    samples: ['table hash:/etc/postfix/transport(0,lock|fold_fix) has changed -- restarting'],
  },
  {
    kind: 'lookup-error',
    read: /^(?:warning|error): (?<table>[a-z]+:\S+) lookup error for "(?<key>[^"]*)"$/,
    samples: ['warning: ldap:/etc/postfix/users.cf lookup error for "a@example.jp"'],
  },
  {
    kind: 'table-error',
    read: /^(?:error|fatal|warning): open (?<table>\S+): (?<reason>.*)$/,
    samples: ['error: open /etc/postfix/transport.db: No such file or directory'],
  },
  {
    kind: 'deprecated',
    read: /^warning: support for parameter "(?<parameter>[^"]*)" will be removed; instead, (?<advice>.*)$/,
    samples: [
      'warning: support for parameter "smtpd_use_tls" will be removed; instead, specify "smtpd_tls_security_level"',
    ],
  },
  {
    kind: 'problem',
    read: /^(?<level>warning|error|fatal|panic): (?<text>.*)$/s,
    samples: [
      'warning: dict_nis_init: NIS domain name not set - NIS lookups disabled',
      'error: something',
      'fatal: parameter inet_interfaces: no local interface found for 192.0.2.1',
      'panic: psc_conclude: unexpected flags',
    ],
  },
];
