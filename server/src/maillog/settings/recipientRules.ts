import { accessChecks, parameters, restriction, type SettingRule } from './rule.ts';

const smtpd = ['smtpd', 'qmqpd'];

/** What smtpd(8) refuses about a recipient. */
export const recipientRules: readonly SettingRule[] = [
  {
    daemons: smtpd,
    test: /: Relay access denied/,
    wanted: () => [
      restriction('relay', ['reject_unauth_destination', 'defer_unauth_destination', 'check_relay_domains']),
      { kind: 'parameter', name: 'smtpd_relay_restrictions' },
      { kind: 'parameter', name: 'mynetworks' },
      { kind: 'parameter', name: 'relay_domains' },
    ],
    reason: {
      en: 'The recipient’s domain is not one of this server’s, and the client is neither in mynetworks nor logged in.',
      ja: '受信者のドメインがこのサーバのものではなく、クライアントは mynetworks になく、SMTP 認証もしていません。',
    },
    samples: [
      'reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 <a@example.org>: Relay access denied; from=<x@y> to=<a@example.org> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /User unknown in local recipient table/,
    wanted: parameters('local_recipient_maps', 'alias_maps', 'mydestination', 'luser_relay'),
    reason: {
      en: 'The domain is in mydestination, but no local user or alias has this name.',
      ja: 'ドメインは mydestination にありますが、この名前のユーザもエイリアスもありません。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 550 5.1.1 <nosuch@example.jp>: Recipient address rejected: User unknown in local recipient table; from=<x@y> to=<nosuch@example.jp> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /User unknown in virtual mailbox table/,
    wanted: parameters('virtual_mailbox_maps', 'virtual_mailbox_domains', 'virtual_alias_maps'),
    reason: {
      en: 'The domain is in virtual_mailbox_domains, but its table has no such mailbox.',
      ja: 'ドメインは virtual_mailbox_domains にありますが、テーブルにこのメールボックスがありません。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 550 5.1.1 <nosuch@example.jp>: Recipient address rejected: User unknown in virtual mailbox table; from=<x@y> to=<nosuch@example.jp> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /User unknown in virtual alias table/,
    wanted: parameters('virtual_alias_maps', 'virtual_alias_domains'),
    reason: {
      en: 'The domain is in virtual_alias_domains, but its table has no such alias.',
      ja: 'ドメインは virtual_alias_domains にありますが、テーブルにこのエイリアスがありません。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 550 5.1.1 <nosuch@example.jp>: Recipient address rejected: User unknown in virtual alias table; from=<x@y> to=<nosuch@example.jp> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /User unknown in relay recipient table/,
    wanted: parameters('relay_recipient_maps', 'relay_domains'),
    reason: {
      en: 'The domain is in relay_domains, but its table has no such recipient.',
      ja: 'ドメインは relay_domains にありますが、テーブルにこの受信者がありません。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 550 5.1.1 <nosuch@example.jp>: Recipient address rejected: User unknown in relay recipient table; from=<x@y> to=<nosuch@example.jp> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Recipient address rejected: (?:Domain not found|MX)/,
    wanted: () => [restriction('recipient', ['reject_unknown_recipient_domain'])],
    reason: {
      en: 'The recipient’s domain has neither MX nor address record.',
      ja: '受信者のドメインに MX レコードもアドレスもありません。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 450 4.1.2 <a@gone.invalid>: Recipient address rejected: Domain not found; from=<x@y> to=<a@gone.invalid> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Recipient address rejected: need fully-qualified address/,
    wanted: () => [restriction('recipient', ['reject_non_fqdn_recipient'])],
    reason: { en: 'The recipient has no full domain.', ja: '受信者アドレスのドメインが完全ではありません。' },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 504 5.5.2 <a>: Recipient address rejected: need fully-qualified address; from=<x@y> to=<a> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Recipient address rejected: (?:undeliverable address|unverified address|Address verification in progress)/,
    wanted: () => [
      restriction('recipient', ['reject_unverified_recipient']),
      { kind: 'parameter', name: 'unverified_recipient_reject_code' },
    ],
    reason: {
      en: 'A probe found that the recipient takes no mail, or is not finished yet.',
      ja: '確認のための送信で受信者に届かないと分かったか、確認がまだ終わっていません。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 450 4.1.1 <a@b>: Recipient address rejected: undeliverable address: host b[192.0.2.1] said: 550 no; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Recipient address rejected: [^;]*(?:gr[ea]y-?list|policy|SPF|rate limit|quota)/i,
    wanted: () => [
      restriction('recipient', ['check_policy_service']),
      accessChecks('recipient', 'check_recipient_access'),
    ],
    reason: { en: 'A policy server gave this answer.', ja: 'ポリシーサーバの応答です。' },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 450 4.2.0 <a@b>: Recipient address rejected: Greylisted, see http://postgrey.example/; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Recipient address rejected: (?:User )?has moved to/,
    wanted: parameters('relocated_maps'),
    reason: {
      en: 'The table of moved recipients has this address.',
      ja: '移転した受信者のテーブルにこのアドレスがあります。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 550 5.1.6 <a@b>: Recipient address rejected: User has moved to c@d; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Recipient address rejected: /,
    wanted: () => [
      accessChecks(
        'recipient',
        'check_recipient_access',
        'check_recipient_ns_access',
        'check_recipient_mx_access',
        'check_recipient_a_access',
      ),
      { kind: 'parameter', name: 'transport_maps' },
      restriction('recipient', ['check_policy_service']),
    ],
    reason: {
      en: 'An access table, a transport of the kind error: or a policy server refuses this recipient.',
      ja: 'アクセステーブル、error: のトランスポート、ポリシーサーバのいずれかがこの受信者を拒否しています。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 554 5.7.1 <a@b>: Recipient address rejected: Access denied; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
];
