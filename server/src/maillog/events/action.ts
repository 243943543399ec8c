import type { EventForm } from './event.ts';

/** What smtpd, cleanup and milters decide about a client, a recipient or a part of a message. */
export const actionForms: readonly EventForm[] = [
  {
    kind: 'action',
    read: readAction,
    samples: [
      'reject: RCPT from unknown[203.0.113.9]: 550 5.1.1 <nosuch@example.jp>: Recipient address rejected: User unknown in virtual mailbox table; from=<a@example.net> to=<nosuch@example.jp> proto=ESMTP helo=<mx.example.net>',
      'reject: header Subject: buy now from app1.example.com[192.0.2.10]; from=<a@example.com> to=<b@example.jp> proto=ESMTP helo=<app1.example.com>: 5.7.1 no spam please',
      'milter-reject: END-OF-MESSAGE from mail-a.sender.example[198.51.100.7]: 5.7.1 Spam message rejected; from=<m@sender.example> to=<alice@example.jp> proto=ESMTP helo=<mail-a.sender.example>',
      'milter-hold: END-OF-MESSAGE from mail-a.sender.example[198.51.100.7]: milter triggers HOLD action; from=<m@sender.example> to=<alice@example.jp> proto=ESMTP helo=<mail-a.sender.example>',
      'milter-discard: END-OF-MESSAGE from mail-a.sender.example[198.51.100.7]: milter triggers DISCARD action; from=<m@sender.example> to=<alice@example.jp> proto=ESMTP helo=<mail-a.sender.example>',
      'hold: RCPT from mail-a.sender.example[198.51.100.7]: <hold@example.jp>: Recipient address held by policy; from=<s0@sender.example> to=<hold@example.jp> proto=ESMTP helo=<mail-a.sender.example>',
      'discard: header Subject: x from localhost[127.0.0.1]; from=<a@example.com> to=<b@example.jp> proto=ESMTP helo=<localhost>',
      'redirect: header Subject: x from localhost[127.0.0.1]; from=<a@example.com> to=<b@example.jp> proto=ESMTP helo=<localhost>: admin@example.jp',
      'filter: RCPT from localhost[127.0.0.1]: <b@example.jp>: Recipient address triggers FILTER smtp:[127.0.0.1]:10025; from=<a@example.com> to=<b@example.jp> proto=ESMTP helo=<localhost>',
      'warning: header Subject: Re: x from localhost[127.0.0.1]; from=<a@example.com> to=<b@example.jp> proto=ESMTP helo=<localhost>',
      'reject_warning: RCPT from localhost[127.0.0.1]: 450 4.7.1 Client host rejected; from=<a@example.com> to=<b@example.jp> proto=SMTP helo=<localhost>',
      'reject: RCPT from [203.0.113.9]:40234: 550 5.7.1 Service unavailable; client [203.0.113.9] blocked using zen.dnsbl.example; from=<a@example.net>, to=<b@example.jp>, proto=ESMTP, helo=<x>',
      'replace: header X-Sender: a',
      'info: RCPT from localhost[127.0.0.1]: noted; from=<a@example.com> to=<b@example.jp> proto=SMTP helo=<localhost>',
    ],
  },
];

const actions =
  /^(reject|reject_warning|permit|hold|discard|filter|redirect|warn|warning|info|bcc|delay|hangup|prepend|replace|strip|pass|milter-[a-z-]+|abort): (\S+)/;
const stages =
  /^(?:CONNECT|HELO|EHLO|STARTTLS|AUTH|XCLIENT|XFORWARD|MAIL|RCPT|DATA|BDAT|VRFY|ETRN|END-OF-MESSAGE|TLS|UNKNOWN)$/;
/** Parts of a message that header and body checks look at. */
const parts = /^(?:header|body|mime|nested|mime-header|nested-header|mime-error)$/;
const codes = /^(?:(\d{3}) )?(?:(\d\.\d{1,3}\.\d{1,3}) )?/;
const mail =
  /^ (?:to=<(.*)>,? )?proto=(\S+?),?(?: helo=<([^>]*)>)?(?: sasl_username=<([^>]*)>)?(?:: (.*))?$/s;

/** Fields of `ACTION: STAGE from CLIENT: [CODE] [DSN] TEXT; from=<…> to=<…> proto=… helo=<…>[: TEXT]`. */
export function readAction(message: string): Readonly<Record<string, string>> | undefined {
  const start = actions.exec(message);
  if (start === null) return undefined;
  const [whole, action = '', stage = ''] = start;
  if (action === 'warning' && !parts.test(stage) && !stages.test(stage)) return undefined;
  const from = message.lastIndexOf('; from=<');
  const body = message.slice(whole.length, from < 0 ? message.length : from);
  const fields: Record<string, string> = { action, stage };
  if (stages.test(stage)) readSession(body, fields);
  else readContent(body, fields);
  if (from >= 0) readMail(message.slice(from + 8), fields);
  return fields;
}

/** ` from NAME[ADDRESS]: 550 5.1.1 text` */
function readSession(body: string, fields: Record<string, string>): void {
  const client = /^ from (\S+?\](?::\d+)?)(?:: |$)/.exec(body);
  if (client === null) {
    fields['text'] = body.trim();
    return;
  }
  fields['client'] = client[1] ?? '';
  const rest = body.slice(client[0].length);
  const [code = '', reply, dsn] = codes.exec(rest) ?? [];
  if (reply !== undefined) fields['code'] = reply;
  if (dsn !== undefined) fields['dsn'] = dsn;
  fields['text'] = rest.slice(code.length);
}

/** ` Subject: text from NAME[ADDRESS]`: what a header or body check found. */
function readContent(body: string, fields: Record<string, string>): void {
  const from = body.lastIndexOf(' from ');
  fields['content'] = body.slice(1, from < 0 ? body.length : from);
  if (from >= 0) fields['client'] = body.slice(from + 6);
}

/** `SENDER> to=<RECIPIENT> proto=… helo=<…>[: text]`, with commas in postscreen's lines. */
function readMail(text: string, fields: Record<string, string>): void {
  const end = text.indexOf('>');
  fields['from'] = text.slice(0, Math.max(end, 0));
  const rest = mail.exec(text.slice(end + 1).replace(/^,/, ''));
  if (rest === null) return;
  const [, to, proto, helo, user, note] = rest;
  if (to !== undefined) fields['to'] = to;
  if (proto !== undefined) fields['proto'] = proto;
  if (helo !== undefined) fields['helo'] = helo;
  if (user !== undefined) fields['saslUsername'] = user;
  if (note !== undefined) fields[fields['text'] === undefined ? 'text' : 'note'] = note;
}
