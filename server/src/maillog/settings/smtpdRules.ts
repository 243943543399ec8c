import { accessChecks, parameters, restriction, type SettingRule } from './rule.ts';

const smtpd = ['smtpd', 'qmqpd'];

/** What smtpd(8) refuses by its restriction lists; the texts are those of the program. */
export const smtpdRules: readonly SettingRule[] = [
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
    test: /Session encryption is required/,
    wanted: () => [restriction('client', ['reject_plaintext_session'])],
    reason: { en: 'Only encrypted sessions are let in.', ja: '暗号化された接続だけを許可しています。' },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 450 4.7.1 Session encryption is required; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
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
