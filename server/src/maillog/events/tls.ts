import type { EventForm } from './event.ts';

/** TLS summaries and failures of smtpd, smtp, lmtp and tlsproxy. */
export const tlsForms: readonly EventForm[] = [
  {
    kind: 'tls',
    read: /^(?<trust>Anonymous|Trusted|Untrusted|Verified) TLS connection (?<how>established|reused) (?<direction>from|to) (?<peer>\S+): (?<protocol>\S+) with cipher (?<cipher>\S+) \((?<bits>\d+)\/\d+ bits\)(?<details>.*)$/,
    samples: [
      'Anonymous TLS connection established from mx.example.net[192.0.2.3]: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256',
      'Untrusted TLS connection established to mx.example.net[192.0.2.3]:25: TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)',
      'Trusted TLS connection reused to mx.example.net[192.0.2.3]:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)',
    ],
  },
  {
    kind: 'tls-error',
    read: /^SSL_(?<role>accept|connect) error (?:from|to) (?<peer>\S+): (?<reason>.*)$/,
    samples: [
      'SSL_accept error from unknown[203.0.113.5]: lost connection',
      'SSL_connect error to mx.example.net[192.0.2.3]:25: -1',
    ],
  },
  {
    kind: 'tls-error',
    read: /^warning: TLS library problem: (?<reason>.*)$/,
    samples: [
      'warning: TLS library problem: error:14094416:SSL routines:ssl3_read_bytes:sslv3 alert certificate unknown:s3_pkt.c:1543:SSL alert number 46:',
    ],
  },
  {
    kind: 'tls-trace',
    read: /^TLS protocol trace for (?<peer>\S+) saved to (?<path>.*)$/,
    samples: ['TLS protocol trace for mx.example.net[192.0.2.3]:25 saved to /var/lib/postfix/trace.1'],
  },
  {
    kind: 'tls-verify-failed',
    read: /^certificate verification failed for (?<peer>\S+): (?<reason>.*)$/,
    samples: ['certificate verification failed for mx.example.net[192.0.2.3]:25: untrusted issuer /CN=x'],
  },
];
