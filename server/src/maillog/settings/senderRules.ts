import { accessChecks, restriction, type SettingRule } from './rule.ts';

const smtpd = ['smtpd', 'qmqpd'];

/** What smtpd(8) refuses about a sender, or about commands behind the recipients. */
export const senderRules: readonly SettingRule[] = [
  {
    daemons: smtpd,
    test: /Sender address rejected: (?:Domain not found|Domain .* does not accept mail|MX)/,
    wanted: () => [restriction('sender', ['reject_unknown_sender_domain', 'reject_unknown_address'])],
    reason: {
      en: 'The sender’s domain has neither MX nor address record.',
      ja: '送信者のドメインに MX レコードもアドレスもありません。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 450 4.1.8 <x@gone.invalid>: Sender address rejected: Domain not found; from=<x@gone.invalid> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Sender address rejected: need fully-qualified address/,
    wanted: () => [restriction('sender', ['reject_non_fqdn_sender'])],
    reason: { en: 'The sender has no full domain.', ja: '送信者アドレスのドメインが完全ではありません。' },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 504 5.5.2 <x>: Sender address rejected: need fully-qualified address; from=<x> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Sender address rejected: not (?:owned by user|logged in)/,
    wanted: () => [
      restriction('sender', [
        'reject_sender_login_mismatch',
        'reject_authenticated_sender_login_mismatch',
        'reject_unauthenticated_sender_login_mismatch',
        'reject_known_sender_login_mismatch',
      ]),
      { kind: 'parameter', name: 'smtpd_sender_login_maps' },
    ],
    reason: {
      en: 'The login may not use this sender address.',
      ja: 'このログイン名では、この送信者アドレスを使えません。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 553 5.7.1 <x@y>: Sender address rejected: not owned by user taro; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Sender address rejected: (?:undeliverable address|unverified address)/,
    wanted: () => [
      restriction('sender', ['reject_unverified_sender']),
      { kind: 'parameter', name: 'unverified_sender_reject_code' },
    ],
    reason: {
      en: 'A probe found that the sender takes no mail.',
      ja: '確認のための送信で、送信者にメールが届かないと分かりました。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 450 4.1.7 <x@y>: Sender address rejected: unverified address: connect to y[192.0.2.1]:25: Connection refused; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Sender address rejected: User unknown in/,
    wanted: () => [
      restriction('sender', ['reject_unlisted_sender']),
      { kind: 'parameter', name: 'smtpd_reject_unlisted_sender' },
    ],
    reason: {
      en: 'The sender claims an address of this server that does not exist.',
      ja: '送信者が、このサーバに存在しないアドレスを名乗っています。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 550 5.1.0 <x@example.jp>: Sender address rejected: User unknown in local recipient table; from=<x@example.jp> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Sender address rejected: /,
    wanted: () => [
      accessChecks(
        'sender',
        'check_sender_access',
        'check_sender_ns_access',
        'check_sender_mx_access',
        'check_sender_a_access',
      ),
      restriction('sender', ['check_policy_service']),
    ],
    reason: {
      en: 'A table or a policy server refuses this sender.',
      ja: 'テーブルかポリシーサーバがこの送信者を拒否しています。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 554 5.7.1 <x@y>: Sender address rejected: Access denied; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Improper use of SMTP command pipelining|improper command pipelining/,
    wanted: () => [
      restriction('data', ['reject_unauth_pipelining']),
      { kind: 'parameter', name: 'smtpd_forbid_unauth_pipelining' },
    ],
    reason: {
      en: 'The client sent commands before it was its turn.',
      ja: 'クライアントが順番を待たずにコマンドを送りました。',
    },
    samples: [
      'improper command pipelining after EHLO from unknown[203.0.113.5]: QUIT\\r\\n',
      'reject: DATA from a[203.0.113.9]: 503 5.5.0 <DATA>: Data command rejected: Improper use of SMTP command pipelining; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Multi-recipient bounce/,
    wanted: () => [restriction('data', ['reject_multi_recipient_bounce'])],
    reason: {
      en: 'Mail without a sender has several recipients.',
      ja: '送信者のないメールに複数の受信者があります。',
    },
    samples: [
      'reject: DATA from a[203.0.113.9]: 550 5.5.3 <DATA>: Data command rejected: Multi-recipient bounce; from=<> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /(?:Data command|End-of-data|Etrn command|ETRN command) rejected: /i,
    wanted: () => [
      restriction('data', ['check_policy_service', 'check_etrn_access', 'reject']),
      { kind: 'parameter', name: 'smtpd_data_restrictions' },
      { kind: 'parameter', name: 'smtpd_end_of_data_restrictions' },
    ],
    reason: {
      en: 'A restriction on this command refuses it.',
      ja: 'このコマンドに対する制限が拒否しています。',
    },
    samples: [
      'reject: END-OF-MESSAGE from a[203.0.113.9]: 554 5.7.1 <END-OF-MESSAGE>: End-of-data rejected: Access denied; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
];
