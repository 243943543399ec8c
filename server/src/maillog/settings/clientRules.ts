import { accessChecks, parameters, restriction, type SettingRule } from './rule.ts';

const smtpd = ['smtpd', 'qmqpd'];

/** What smtpd(8) refuses about a client or the name that it gives; the texts are those of the program. */
export const clientRules: readonly SettingRule[] = [
  {
    daemons: smtpd,
    test: /Client host rejected: cannot find your hostname/,
    wanted: () => [restriction('client', ['reject_unknown_client_hostname', 'reject_unknown_client'])],
    reason: {
      en: 'The client’s address has no name, or the name does not lead back to the address.',
      ja: 'クライアントのアドレスに名前がないか、その名前からアドレスに戻れません。',
    },
    samples: [
      'reject: RCPT from unknown[203.0.113.9]: 450 4.7.25 Client host rejected: cannot find your hostname, [203.0.113.9]; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Client host rejected: cannot find your reverse hostname/,
    wanted: () => [restriction('client', ['reject_unknown_reverse_client_hostname'])],
    reason: {
      en: 'The client’s address has no name in DNS.',
      ja: 'クライアントのアドレスの逆引きがありません。',
    },
    samples: [
      'reject: RCPT from unknown[203.0.113.9]: 450 4.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.9]; from=<> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /(?:Service unavailable; )?Client host \[[^\]]*\] blocked using (?<domain>[\w.-]+)/,
    wanted: ({ domain = '' }) => [
      restriction('client', ['reject_rbl_client', 'reject_rbl'], domain),
      restriction('client', ['reject_rhsbl_client', 'reject_rhsbl_reverse_client'], domain),
      restriction('client', ['reject_rbl_client', 'reject_rbl']),
      { kind: 'parameter', name: 'rbl_reply_maps' },
    ],
    reason: {
      en: 'The client is on a block list that is asked here.',
      ja: 'クライアントが、ここで調べている拒否リストに載っています。',
    },
    samples: [
      'reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org; https://www.spamhaus.org/; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /(?<what>Sender address|Recipient address|Helo command|Client host) \[[^\]]*\] blocked using (?<domain>[\w.-]+)/,
    wanted: ({ what = '', domain = '' }) => [
      restriction(
        what.startsWith('Helo') ? 'helo' : 'sender',
        ['reject_rhsbl_sender', 'reject_rhsbl_helo', 'reject_rhsbl_recipient', 'reject_rhsbl_client'],
        domain,
      ),
    ],
    reason: {
      en: 'A domain is on a block list that is asked here.',
      ja: 'ドメインが、ここで調べている拒否リストに載っています。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 554 5.7.1 Service unavailable; Sender address [x@spam.example] blocked using dbl.spamhaus.org; from=<x@spam.example> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Session encryption is required/,
    wanted: () => [restriction('client', ['reject_plaintext_session'])],
    reason: { en: 'Only encrypted sessions are let in.', ja: '暗号化された接続だけを許可しています。' },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 450 4.7.1 Session encryption is required; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Client host rejected: /,
    wanted: () => [
      accessChecks(
        'client',
        'check_client_access',
        'check_reverse_client_hostname_access',
        'check_client_ns_access',
        'check_client_mx_access',
        'check_client_a_access',
      ),
      restriction('client', ['check_policy_service']),
    ],
    reason: {
      en: 'A table, a policy server or a plain reject refuses this client.',
      ja: 'テーブル、ポリシーサーバ、または reject がこのクライアントを拒否しています。',
    },
    samples: [
      'reject: CONNECT from unknown[203.0.113.9]: 554 5.7.1 <unknown[203.0.113.9]>: Client host rejected: Access denied; proto=SMTP',
    ],
  },
  {
    daemons: smtpd,
    test: /Helo command rejected: (?:Host not found|MX not found|Malformed DNS server reply)/,
    wanted: () => [restriction('helo', ['reject_unknown_helo_hostname', 'reject_unknown_hostname'])],
    reason: {
      en: 'The name in HELO has no address and no MX record.',
      ja: 'HELO の名前にアドレスも MX レコードもありません。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 450 4.7.1 <x>: Helo command rejected: Host not found; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Helo command rejected: need fully-qualified hostname/,
    wanted: () => [restriction('helo', ['reject_non_fqdn_helo_hostname', 'reject_non_fqdn_hostname'])],
    reason: {
      en: 'The name in HELO is no full domain name.',
      ja: 'HELO の名前が完全なドメイン名ではありません。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 504 5.5.2 <x>: Helo command rejected: need fully-qualified hostname; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Helo command rejected: (?:Invalid name|invalid ip address)/i,
    wanted: () => [restriction('helo', ['reject_invalid_helo_hostname', 'reject_invalid_hostname'])],
    reason: { en: 'The name in HELO is not well formed.', ja: 'HELO の名前の書き方が正しくありません。' },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 501 5.5.2 <-x>: Helo command rejected: Invalid name; from=<x@y> to=<a@b> proto=ESMTP helo=<-x>',
    ],
  },
  {
    daemons: smtpd,
    test: /need to send EHLO or HELO|send (?:HELO|EHLO)\/?(?:EHLO|HELO)? first/i,
    wanted: parameters('smtpd_helo_required'),
    reason: { en: 'The client did not say HELO.', ja: 'クライアントが HELO を送っていません。' },
    samples: ['reject: MAIL from a[203.0.113.9]: 503 5.5.1 Error: send HELO/EHLO first; proto=SMTP'],
  },
  {
    daemons: smtpd,
    test: /Helo command rejected: /,
    wanted: () => [
      accessChecks(
        'helo',
        'check_helo_access',
        'check_helo_ns_access',
        'check_helo_mx_access',
        'check_helo_a_access',
      ),
      restriction('helo', ['check_policy_service']),
    ],
    reason: {
      en: 'A table or a policy server refuses this HELO name.',
      ja: 'テーブルかポリシーサーバがこの HELO の名前を拒否しています。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 554 5.7.1 <x>: Helo command rejected: Access denied; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
];
