import type { EventForm } from './event.ts';

/** dnsblog(8): which block list holds a client. */
export const dnsblogForms: readonly EventForm[] = [
  {
    kind: 'listed',
    read: /^addr (?<address>\S+) listed by domain (?<domain>\S+) as (?<reply>\S+)$/,
    samples: ['addr 203.0.113.9 listed by domain zen.dnsbl.example as 127.0.0.2'],
  },
  {
    kind: 'lookup-error',
    read: /^warning: dnsblog_query: lookup error for DNS query (?<query>\S+): (?<reason>.*)$/,
    samples: [
      'warning: dnsblog_query: lookup error for DNS query 9.113.0.203.zen.dnsbl.example: Host or domain name not found',
    ],
  },
];
