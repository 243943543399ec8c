import { parameters, restriction, type SettingRule } from './rule.ts';

const smtpd = ['smtpd', 'qmqpd'];

function limit(what: string, name: string): SettingRule {
  return {
    daemons: smtpd,
    test: new RegExp(`^warning: ${what} limit exceeded`),
    wanted: parameters(name, 'smtpd_client_event_limit_exceptions', 'anvil_rate_time_unit'),
    reason: {
      en: 'The client does more at once, or in a time, than this limit allows.',
      ja: 'クライアントの接続や送信が、この上限を超えました。',
    },
    samples: [`warning: ${what} limit exceeded: 61 from unknown[203.0.113.5] for service smtp`],
  };
}

/** Limits, encryption, logins and filters of sessions with clients. */
export const sessionRules: readonly SettingRule[] = [
  limit('Connection concurrency', 'smtpd_client_connection_count_limit'),
  limit('Connection rate', 'smtpd_client_connection_rate_limit'),
  limit('Message delivery request rate', 'smtpd_client_message_rate_limit'),
  limit('Recipient address rate', 'smtpd_client_recipient_rate_limit'),
  limit('New TLS session rate', 'smtpd_client_new_tls_session_rate_limit'),
  limit('AUTH command rate', 'smtpd_client_auth_rate_limit'),
  {
    daemons: smtpd,
    test: /too many errors after|Error: too many errors/,
    wanted: parameters('smtpd_hard_error_limit', 'smtpd_soft_error_limit', 'smtpd_error_sleep_time'),
    reason: {
      en: 'The client made more errors than it may.',
      ja: 'クライアントのエラーが許される数を超えました。',
    },
    samples: ['too many errors after RCPT from smtp-out-12.bulk.example[203.0.113.44]'],
  },
  {
    daemons: smtpd,
    test: /^timeout after /,
    wanted: parameters('smtpd_timeout', 'smtpd_starttls_timeout'),
    reason: {
      en: 'The client said nothing for too long.',
      ja: 'クライアントが時間内に何も送りませんでした。',
    },
    samples: ['timeout after END-OF-MESSAGE from mx.example.net[192.0.2.3]'],
  },
  {
    daemons: smtpd,
    test: /^warning: non-SMTP command from/,
    wanted: parameters('smtpd_forbidden_commands'),
    reason: {
      en: 'Commands of other protocols end the session.',
      ja: 'ほかのプロトコルのコマンドは接続を切ります。',
    },
    samples: ['warning: non-SMTP command from unknown[127.0.0.1]: GET / HTTP/1.1'],
  },
  {
    daemons: smtpd,
    test: /bare <LF> received|bare newline/i,
    wanted: parameters('smtpd_forbid_bare_newline', 'smtpd_forbid_bare_newline_exclusions'),
    reason: {
      en: 'The client ends lines with a line feed alone.',
      ja: 'クライアントが行末に改行 (LF) だけを送っています。',
    },
    samples: [
      'reject: END-OF-MESSAGE from a[203.0.113.9]: 521 5.5.2 bare <LF> received; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /^warning: Illegal address syntax from/,
    wanted: parameters('strict_rfc821_envelopes'),
    reason: {
      en: 'How strictly addresses in commands are read is set here.',
      ja: 'コマンド中のアドレスをどれだけ厳しく読むかを決めます。',
    },
    samples: ['warning: Illegal address syntax from unknown[127.0.0.1] in MAIL command: <a b>'],
  },
  {
    daemons: smtpd,
    test: /^warning: hostname \S+ does not resolve to address/,
    wanted: () => [
      { kind: 'parameter', name: 'smtpd_peername_lookup' },
      restriction('client', ['reject_unknown_client_hostname', 'reject_unknown_client']),
    ],
    reason: {
      en: 'The client’s name in DNS does not lead back to its address: it counts as unknown.',
      ja: 'クライアントの逆引きの名前からアドレスに戻れないため、unknown として扱われます。',
    },
    samples: [
      'warning: hostname host1.invalid does not resolve to address 192.0.2.7: Name or service not known',
    ],
  },
  {
    daemons: smtpd,
    test: /SASL \S+ authentication (?:failed|aborted)/,
    wanted: parameters(
      'smtpd_sasl_auth_enable',
      'smtpd_sasl_type',
      'smtpd_sasl_path',
      'smtpd_client_auth_rate_limit',
    ),
    reason: {
      en: 'The login was refused by what these settings name.',
      ja: 'これらの設定が指す認証の仕組みが、ログインを拒否しました。',
    },
    samples: ['warning: unknown[203.0.113.5]: SASL LOGIN authentication failed: UGFzc3dvcmQ6'],
  },
  {
    daemons: smtpd,
    test: /^(?:warning|fatal): (?:SASL: Connect to|SASL per-process initialization failed|no SASL authentication mechanisms|xsasl_\S+:)/,
    wanted: parameters('smtpd_sasl_path', 'smtpd_sasl_type', 'smtpd_sasl_auth_enable'),
    reason: { en: 'The authentication service cannot be used.', ja: '認証サービスを使えません。' },
    samples: [
      'fatal: no SASL authentication mechanisms',
      'warning: SASL: Connect to private/auth failed: No such file or directory',
    ],
  },
  {
    daemons: smtpd,
    test: /Must issue a STARTTLS command first/,
    wanted: parameters('smtpd_tls_security_level', 'smtpd_tls_auth_only'),
    reason: { en: 'Encryption is demanded here.', ja: 'ここで暗号化を必須にしています。' },
    samples: [
      'reject: MAIL from a[203.0.113.9]: 530 5.7.0 Must issue a STARTTLS command first; proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /^warning: No server certs available|cannot (?:get|load) (?:RSA|EC\w*|server)? ?(?:certificate|private key)/,
    wanted: parameters('smtpd_tls_chain_files', 'smtpd_tls_cert_file', 'smtpd_tls_key_file'),
    reason: {
      en: 'The server’s certificate is not set or cannot be read.',
      ja: 'サーバの証明書が設定されていないか、読めません。',
    },
    samples: [
      "warning: No server certs available. TLS won't be enabled",
      'warning: cannot get RSA certificate from file "/etc/ssl/x.pem": disabling TLS support',
    ],
  },
  {
    daemons: [...smtpd, 'tlsproxy'],
    test: /^SSL_accept error|^warning: TLS library problem|^abort: TLS|^TLS handshake failed/,
    wanted: parameters(
      'smtpd_tls_protocols',
      'smtpd_tls_mandatory_protocols',
      'smtpd_tls_ciphers',
      'smtpd_tls_chain_files',
      'smtpd_tls_cert_file',
    ),
    reason: {
      en: 'Client and server found no common protocol, cipher or trusted certificate.',
      ja: 'クライアントとサーバの間で、プロトコル、暗号方式、証明書のいずれかが合いませんでした。',
    },
    samples: [
      'SSL_accept error from unknown[203.0.113.5]: lost connection',
      'abort: TLS from unknown[203.0.113.5]: handshake failed',
    ],
  },
  {
    daemons: ['smtp', 'lmtp'],
    test: /^SSL_connect error|^warning: TLS library problem/,
    wanted: parameters(
      'smtp_tls_security_level',
      'smtp_tls_policy_maps',
      'smtp_tls_protocols',
      'smtp_tls_mandatory_protocols',
    ),
    reason: {
      en: 'With this destination no encrypted connection came about.',
      ja: 'この配送先とは暗号化した接続ができませんでした。',
    },
    samples: ['SSL_connect error to mx.example.net[192.0.2.3]:25: -1'],
  },
  {
    daemons: ['smtp', 'lmtp'],
    test: /^certificate verification failed|^Server certificate not (?:trusted|verified)|Untrusted TLS connection/,
    wanted: parameters(
      'smtp_tls_CAfile',
      'smtp_tls_CApath',
      'smtp_tls_security_level',
      'smtp_tls_policy_maps',
    ),
    reason: {
      en: 'The certificate of the destination is not vouched for by an authority that is known here.',
      ja: '配送先の証明書が、ここで信頼している認証局のものではありません。',
    },
    samples: ['certificate verification failed for mx.example.net[192.0.2.3]:25: untrusted issuer /CN=x'],
  },
  {
    daemons: ['smtp', 'lmtp'],
    test: /^SMTPS wrappermode/,
    wanted: parameters('smtp_tls_wrappermode', 'smtp_tls_security_level'),
    reason: { en: 'Port 465 speaks TLS from the first byte.', ja: 'ポート 465 は最初から TLS で話します。' },
    samples: [
      'SMTPS wrappermode (TCP port 465) requires setting "smtp_tls_wrappermode = yes", and "smtp_tls_security_level = encrypt" (or stronger)',
    ],
  },
  {
    daemons: ['smtp', 'lmtp'],
    test: /requested REQUIRETLS/,
    wanted: parameters('requiretls_enable', 'smtp_tls_security_level'),
    reason: {
      en: 'The sender demanded verified encryption all the way.',
      ja: '送信者が、検証した暗号化を経路全体に求めています。',
    },
    samples: ['Sender requested REQUIRETLS, but STARTTLS was not offered by host mx.example.net[192.0.2.3]'],
  },
  {
    daemons: ['smtpd', 'cleanup'],
    test: /^(?:milter-reject|milter-hold|milter-discard|milter-\w+-\w+): /,
    wanted: parameters('smtpd_milters', 'non_smtpd_milters', 'milter_default_action'),
    reason: { en: 'A mail filter (milter) decided this.', ja: 'メールフィルタ (milter) が決めたことです。' },
    samples: [
      'milter-reject: END-OF-MESSAGE from mail-a.sender.example[198.51.100.7]: 5.7.1 Spam message rejected; from=<m@sender.example> to=<alice@example.jp> proto=ESMTP helo=<mail-a.sender.example>',
    ],
  },
  {
    daemons: ['smtpd', 'cleanup'],
    test: /^warning: (?:connect to Milter|milter |can't read SMFI)/i,
    wanted: parameters(
      'smtpd_milters',
      'non_smtpd_milters',
      'milter_default_action',
      'milter_connect_timeout',
    ),
    reason: {
      en: 'A mail filter (milter) cannot be reached.',
      ja: 'メールフィルタ (milter) に接続できません。',
    },
    samples: ['warning: connect to Milter service inet:127.0.0.1:8891: Connection refused'],
  },
  {
    daemons: smtpd,
    test: /^proxy-reject: /,
    wanted: parameters('smtpd_proxy_filter', 'smtpd_proxy_options'),
    reason: { en: 'The filter before the queue refused.', ja: 'キューの手前のフィルタが拒否しました。' },
    samples: [
      'proxy-reject: END-OF-MESSAGE: 550 5.7.1 spam; from=<a@example.com> to=<b@example.jp> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Too many recipients/i,
    wanted: parameters('smtpd_recipient_limit', 'smtpd_recipient_overshoot_limit'),
    reason: {
      en: 'A message may have only so many recipients.',
      ja: '1 通あたりの受信者の数に上限があります。',
    },
    samples: [
      'reject: RCPT from a[203.0.113.9]: 452 4.5.3 Error: too many recipients; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: smtpd,
    test: /Insufficient system (?:storage|resources)/i,
    wanted: parameters('queue_minfree', 'message_size_limit', 'queue_directory'),
    reason: {
      en: 'The queue’s file system has too little room.',
      ja: 'キューのファイルシステムの空きが足りません。',
    },
    samples: [
      'reject: MAIL from a[203.0.113.9]: 452 4.3.1 Insufficient system storage; proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: ['smtpd', 'cleanup', 'pickup'],
    test: /queue file size limit exceeded|[Mm]essage (?:file )?(?:size|too big)[^;]*(?:exceed|limit|too big)|Message size exceeds/,
    wanted: parameters('message_size_limit'),
    reason: { en: 'The message is bigger than this limit.', ja: 'メールがこの上限より大きいです。' },
    samples: [
      'queue file size limit exceeded',
      'reject: MAIL from a[203.0.113.9]: 552 5.3.4 Message size exceeds fixed limit; proto=ESMTP helo=<x>',
    ],
  },
  {
    test: /unknown smtpd restriction: "(?<name>[^"]*)"/,
    wanted: ({ name = '' }) => [restriction('recipient', [name])],
    reason: { en: 'This word is no restriction.', ja: 'この名前の制限はありません。' },
    samples: ['warning: unknown smtpd restriction: "reject_spam"'],
  },
];
