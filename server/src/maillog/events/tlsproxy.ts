import type { EventForm } from './event.ts';
import { tlsForms } from './tls.ts';

/** tlsproxy(8): TLS for postscreen and for reused connections. */
export const tlsproxyForms: readonly EventForm[] = [
  {
    kind: 'connect',
    read: /^CONNECT (?<direction>from|to) (?<peer>\S+)$/,
    samples: ['CONNECT from [203.0.113.9]:40234'],
  },
  { kind: 'disconnect', read: /^DISCONNECT (?<peer>\S+)$/, samples: ['DISCONNECT [203.0.113.9]:40234'] },
  {
    kind: 'tls-error',
    read: /^TLS handshake failed for service=(?<service>\S+) peer=(?<peer>\S+)$/,
    samples: ['TLS handshake failed for service=smtpd peer=[203.0.113.9]:40234'],
  },
  ...tlsForms,
];
