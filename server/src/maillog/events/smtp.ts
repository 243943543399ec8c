import { actionForms } from './action.ts';
import type { EventForm } from './event.ts';
import { tlsForms } from './tls.ts';

/** smtp(8) and lmtp(8): what happens before a recipient's outcome is known. */
export const smtpForms: readonly EventForm[] = [
  {
    kind: 'connect-failed',
    read: /^connect to (?<host>\S+): (?<reason>.*)$/,
    samples: ['connect to mx1.example.net[192.0.2.1]:25: Connection timed out'],
  },
  {
    kind: 'reply',
    read: readReply,
    samples: [
      'host mx1.example.net[192.0.2.1] said: 450 4.2.1 <a@example.net>: Greylisted (in reply to RCPT TO command)',
      'host mx1.example.net[192.0.2.1] refused to talk to me: 554 5.7.1 go away',
    ],
  },
  {
    kind: 'conversation-failed',
    read: /^(?<reason>conversation|lost connection) with (?<host>\S+) (?:timed out )?while (?<stage>.*)$/,
    samples: [
      'conversation with mx1.example.net[192.0.2.1] timed out while receiving the initial server greeting',
      'lost connection with mx1.example.net[192.0.2.1] while sending DATA command',
    ],
  },
  {
    kind: 'workaround',
    read: /^enabling PIX workarounds: (?<names>.*) for (?<host>\S+)$/,
    samples: ['enabling PIX workarounds: disable_esmtp delay_dotcrlf for mx1.example.net[192.0.2.1]:25'],
  },
  {
    kind: 'starttls-offered',
    read: /^Host offered STARTTLS: \[(?<host>[^\]]*)\]$/,
    samples: ['Host offered STARTTLS: [mx1.example.net]'],
  },
  {
    kind: 'long-line',
    read: /^breaking line > (?<limit>\d+) bytes with <CR><LF>SPACE$/,
    samples: ['breaking line > 998 bytes with <CR><LF>SPACE'],
  },
  {
    kind: 'reply-replaced',
    read: /^(?<host>\S+): replacing server reply "(?<from>.*)" with "(?<to>.*)"$/,
    samples: ['mx1.example.net[192.0.2.1]:25: replacing server reply "550 no" with "450 no"'],
  },
  {
    kind: 'requiretls',
    read: /^Sender requested REQUIRETLS, but (?<reason>.*)$/,
    samples: ['Sender requested REQUIRETLS, but "smtp_tls_security_level = none" disables TLS'],
  },
  {
    kind: 'wrappermode-needed',
    read: /^SMTPS wrappermode \(TCP port 465\) requires setting (?<settings>.*)$/,
    samples: [
      'SMTPS wrappermode (TCP port 465) requires setting "smtp_tls_wrappermode = yes", and "smtp_tls_security_level = encrypt" (or stronger)',
    ],
  },
  ...tlsForms,
  ...actionForms,
];

const said = /^host (\S+) (said|refused to talk to me): /;

function readReply(message: string): Readonly<Record<string, string>> | undefined {
  const start = said.exec(message);
  if (start === null) return undefined;
  const reply = message.slice(start[0].length);
  const command = reply.endsWith(')') ? reply.lastIndexOf(' (in reply to ') : -1;
  const fields = { host: start[1] ?? '', text: command < 0 ? reply : reply.slice(0, command) };
  return command < 0 ? fields : { ...fields, command: reply.slice(command + 14, -1) };
}
