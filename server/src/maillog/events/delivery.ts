import type { EventForm } from './event.ts';

/** Attempts to deliver, as smtp, lmtp, local, virtual, pipe, error, discard and others log them in the same form. */
export const deliveryForms: readonly EventForm[] = [
  {
    kind: 'delivery',
    read: readDelivery,
    samples: [
      'to=<x@remote.example.net>, relay=127.0.0.21[127.0.0.21]:25, delay=0.03, delays=0.01/0.02/0/0, dsn=2.0.0, status=sent (250 2.0.0 Ok)',
      'to=<a@example.jp>, orig_to=<all@example.jp>, relay=mx1.example.jp[private/dovecot-lmtp], conn_use=2, delay=12, delays=0.1/0/11/0.9, dsn=4.2.2, status=deferred (host mx1.example.jp[private/dovecot-lmtp] said: 452 4.2.2 <a@example.jp> Mailbox full (in reply to RCPT TO command))',
      'to=<root@example.com>, relay=local, delay=0.04, delays=0.02/0.02/0/0, dsn=2.0.0, status=sent (forwarded as A52512381AD)',
      'to=<b@example.net>, relay=none, delay=300, delays=300/0/0/0, dsn=4.4.1, status=deferred (connect to 192.0.2.1[192.0.2.1]:25: Connection refused)',
      'to=<c@example.net>, relay=mx.example.net[192.0.2.9]:25, delay=1.2, delays=0.2/0/0.9/0.1, tls=dane, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4jYZyy5GqJzKfDv)',
    ],
  },
];

const head = /^(?:conn_use=(\d+), )?delay=([\d.]+)(?:, delays=([\d.]+)\/([\d.]+)\/([\d.]+)\/([\d.]+))?/;
const tail = /^(?:, tls=([^,]*))?(?:, dsn=([\d.]+))?, status=([\w-]+)(?: \(|$)/;

/** Fields of `to=<…>, orig_to=<…>, relay=…, delay=…, delays=a/b/c/d, dsn=…, status=… (text)`. */
export function readDelivery(message: string): Readonly<Record<string, string>> | undefined {
  if (!message.startsWith('to=<')) return undefined;
  const toEnd = message.indexOf('>, ', 4);
  if (toEnd < 0) return undefined;
  let at = toEnd + 3;
  let origTo: string | undefined;
  if (message.startsWith('orig_to=<', at)) {
    const end = message.indexOf('>, ', at + 9);
    if (end < 0) return undefined;
    origTo = message.slice(at + 9, end);
    at = end + 3;
  }
  const relayEnd = message.indexOf(', ', at);
  if (!message.startsWith('relay=', at) || relayEnd < 0) return undefined;
  const rest = readOutcome(message.slice(relayEnd + 2));
  if (rest === undefined) return undefined;
  const to = message.slice(4, toEnd);
  return { to, ...(origTo === undefined ? {} : { origTo }), relay: message.slice(at + 6, relayEnd), ...rest };
}

function readOutcome(text: string): Readonly<Record<string, string>> | undefined {
  const delays = head.exec(text);
  if (delays === null) return undefined;
  const outcome = tail.exec(text.slice(delays[0].length));
  if (outcome === null) return undefined;
  const reason = text.slice(delays[0].length + outcome[0].length).replace(/\)$/, '');
  const fields: Record<string, string> = { delay: delays[2] ?? '', status: outcome[3] ?? '', text: reason };
  if (delays[1] !== undefined) fields['connUse'] = delays[1];
  if (delays[3] !== undefined) fields['delays'] = delays.slice(3, 7).join('/');
  if (outcome[1] !== undefined) fields['tls'] = outcome[1];
  if (outcome[2] !== undefined) fields['dsn'] = outcome[2];
  return fields;
}
