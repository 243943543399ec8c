import { parameters, type SettingRule } from './rule.ts';

const delivery = ['smtp', 'lmtp', 'local', 'virtual', 'pipe', 'error', 'discard', 'qmgr', 'oqmgr'];

/** Attempts to deliver. */
export const deliveryRules: readonly SettingRule[] = [
  {
    daemons: delivery,
    test: /loops back to myself/,
    wanted: parameters(
      'mydestination',
      'virtual_mailbox_domains',
      'virtual_alias_domains',
      'relay_domains',
      'proxy_interfaces',
      'transport_maps',
      'relayhost',
    ),
    reason: {
      en: 'DNS leads this domain here, but no setting says that it is this server’s.',
      ja: 'DNS ではこのサーバが行き先ですが、このサーバのドメインとして設定されていません。',
    },
    samples: [
      'to=<a@example.jp>, relay=none, delay=0.1, delays=0.1/0/0/0, dsn=5.4.6, status=bounced (mail for example.jp loops back to myself)',
    ],
  },
  {
    daemons: delivery,
    test: /mail forwarding loop for/,
    wanted: parameters('alias_maps', 'virtual_alias_maps', 'forward_path'),
    reason: { en: 'Forwarding leads in a circle.', ja: '転送の設定が輪になっています。' },
    samples: [
      'to=<a@example.jp>, relay=local, delay=0.1, delays=0.1/0/0/0, dsn=5.4.6, status=bounced (mail forwarding loop for a@example.jp)',
    ],
  },
  {
    daemons: ['smtp', 'lmtp'],
    test: /[Hh]ost or domain name not found|Host not found|Name service error|unable to look up host/,
    wanted: parameters(
      'relayhost',
      'transport_maps',
      'smtp_dns_support_level',
      'smtp_host_lookup',
      'myorigin',
    ),
    reason: {
      en: 'The next hop was looked up in DNS and not found.',
      ja: 'ネクストホップ (次の配送先) が DNS で見つかりませんでした。',
    },
    samples: [
      'to=<a@gone.example>, relay=none, delay=0.1, delays=0.1/0/0/0, dsn=5.4.4, status=bounced (Host or domain name not found. Name service error for name=gone.example type=A: Host not found)',
    ],
  },
  {
    daemons: ['smtp', 'lmtp'],
    test: /Network is unreachable|No route to host/,
    wanted: parameters('inet_protocols', 'smtp_address_preference', 'smtp_bind_address'),
    reason: {
      en: 'These settings decide between IPv4 and IPv6.',
      ja: 'IPv4 と IPv6 のどちらを使うかを決める設定です。',
    },
    samples: ['connect to mx1.example.net[2001:db8::1]:25: Network is unreachable'],
  },
  {
    daemons: ['smtp', 'lmtp'],
    test: /connect to (?:\S*\[)?(?:127\.|::1|\/|private\/|localhost)\S*: /,
    wanted: parameters(
      'content_filter',
      'transport_maps',
      'mailbox_transport',
      'virtual_transport',
      'local_transport',
      'relayhost',
    ),
    reason: {
      en: 'A service on this machine, named by one of these settings, does not answer.',
      ja: 'これらの設定が指す、このマシンのサービスが応答しません。',
    },
    samples: ['connect to 127.0.0.1[127.0.0.1]:10024: Connection refused'],
  },
  {
    daemons: ['smtp', 'lmtp'],
    test: /[Cc]onnect(?:ion|ed)? (?:to \S+: Connection )?(?:refused|timed out)|connect to \S+: /,
    wanted: parameters('relayhost', 'transport_maps', 'smtp_connect_timeout', 'default_transport'),
    reason: {
      en: 'These settings choose the next hop. Where port 25 is blocked, a relay host helps.',
      ja: 'ネクストホップ (次の配送先) を選ぶ設定です。ポート 25 が塞がれているなら、中継ホストを使います。',
    },
    samples: ['connect to mx1.example.net[192.0.2.1]:25: Connection timed out'],
  },
  {
    daemons: ['smtp', 'lmtp'],
    test: /SASL authentication failed|no mechanism available/,
    wanted: parameters(
      'smtp_sasl_password_maps',
      'smtp_sasl_auth_enable',
      'smtp_sasl_security_options',
      'smtp_sasl_mechanism_filter',
    ),
    reason: {
      en: 'The login at the relay host comes from these settings.',
      ja: '中継ホストへのログインはこれらの設定で決まります。',
    },
    samples: [
      'to=<a@b>, relay=smtp.example.net[192.0.2.7]:587, delay=1, delays=0/0/1/0, dsn=4.7.8, status=deferred (SASL authentication failed; server smtp.example.net[192.0.2.7] said: 535 5.7.8 Error: authentication failed)',
    ],
  },
  {
    daemons: ['smtp', 'lmtp'],
    test: /[Aa]uthentication (?:is )?required|must authenticate|Must issue a STARTTLS/,
    wanted: parameters('smtp_sasl_auth_enable', 'smtp_sasl_password_maps', 'smtp_tls_security_level'),
    reason: {
      en: 'The other server wants a login or encryption.',
      ja: '相手のサーバが SMTP 認証か暗号化を求めています。',
    },
    samples: [
      'to=<a@b>, relay=smtp.example.net[192.0.2.7]:587, delay=1, delays=0/0/1/0, dsn=5.7.0, status=bounced (host smtp.example.net[192.0.2.7] said: 530 5.7.0 Authentication required (in reply to MAIL FROM command))',
    ],
  },
  {
    daemons: ['smtp', 'lmtp'],
    test: /TLS is required|Cannot start TLS|Server certificate|TLS handshake/,
    wanted: parameters('smtp_tls_security_level', 'smtp_tls_policy_maps', 'smtp_tls_CAfile'),
    reason: {
      en: 'These settings demand encryption for the destination.',
      ja: 'この配送先に暗号化を求める設定です。',
    },
    samples: [
      'to=<a@b>, relay=mx.example.net[192.0.2.9]:25, delay=1, delays=0/0/1/0, dsn=4.7.4, status=deferred (TLS is required, but was not offered by host mx.example.net[192.0.2.9])',
    ],
  },
  {
    daemons: ['local'],
    test: /unknown user: /,
    wanted: parameters('local_recipient_maps', 'alias_maps', 'luser_relay', 'fallback_transport'),
    reason: { en: 'No local user or alias has this name.', ja: 'この名前のユーザもエイリアスもありません。' },
    samples: [
      'to=<nosuch@example.jp>, relay=local, delay=0.1, delays=0.1/0/0/0, dsn=5.1.1, status=bounced (unknown user: "nosuch")',
    ],
  },
  {
    daemons: ['virtual'],
    test: /unknown user: |mail(?:box)? .*not found/,
    wanted: parameters(
      'virtual_mailbox_maps',
      'virtual_mailbox_base',
      'virtual_uid_maps',
      'virtual_gid_maps',
    ),
    reason: {
      en: 'The table of mailboxes does not have this address.',
      ja: 'メールボックスのテーブルにこのアドレスがありません。',
    },
    samples: [
      'to=<nosuch@example.jp>, relay=virtual, delay=0.1, delays=0.1/0/0/0, dsn=5.1.1, status=bounced (unknown user: "nosuch@example.jp")',
    ],
  },
  {
    daemons: ['local', 'pipe'],
    test: /Command time limit exceeded/,
    wanted: parameters('command_time_limit', 'mailbox_command'),
    reason: { en: 'The command may take only so long.', ja: 'コマンドの実行時間に上限があります。' },
    samples: [
      'to=<a@b>, relay=local, delay=1000, delays=0/0/0/1000, dsn=5.3.0, status=bounced (Command time limit exceeded: "/usr/bin/x")',
    ],
  },
  {
    daemons: ['local', 'pipe'],
    test: /Command died with status|Command output/,
    wanted: parameters('mailbox_command', 'alias_maps', 'mailbox_transport', 'virtual_transport'),
    reason: {
      en: 'The command to which the mail was handed failed.',
      ja: 'メールを渡したコマンドが失敗しました。',
    },
    samples: [
      'to=<a@b>, relay=local, delay=1, delays=0/0/0/1, dsn=5.3.0, status=bounced (Command died with status 127: "/usr/local/bin/x")',
    ],
  },
  {
    daemons: ['local', 'virtual'],
    test: /File too large|mailbox size|exceeds? (?:mailbox_size_limit|virtual_mailbox_limit)|[Mm]ailbox full|[Qq]uota/,
    wanted: parameters('mailbox_size_limit', 'virtual_mailbox_limit', 'message_size_limit'),
    reason: { en: 'A mailbox may grow only so big.', ja: 'メールボックスの大きさに上限があります。' },
    samples: [
      'to=<a@b>, relay=local, delay=1, delays=0/0/0/1, dsn=5.2.2, status=bounced (cannot update mailbox /var/mail/a for user a. error writing message: File too large)',
    ],
  },
  {
    daemons: ['local', 'virtual'],
    test: /cannot (?:update|access|create|open) |unable to (?:create|lock)/,
    wanted: parameters(
      'mail_spool_directory',
      'home_mailbox',
      'virtual_mailbox_base',
      'mailbox_delivery_lock',
    ),
    reason: {
      en: 'The mailbox cannot be written; these settings say where it is.',
      ja: 'メールボックスに書き込めません。場所を決める設定です。',
    },
    samples: [
      'to=<a@b>, relay=local, delay=1, delays=0/0/0/1, dsn=4.2.0, status=deferred (cannot update mailbox /var/mail/a for user a. unable to lock for exclusive access)',
    ],
  },
  {
    daemons: delivery,
    test: /mail transport unavailable|unknown mail transport error/,
    wanted: parameters(
      'transport_maps',
      'default_transport',
      'local_transport',
      'virtual_transport',
      'relay_transport',
      'content_filter',
    ),
    reason: {
      en: 'The transport that one of these settings names does not work.',
      ja: 'これらの設定が指すトランスポート (配送方法) が動いていません。',
    },
    samples: [
      'to=<a@b>, relay=none, delay=1, delays=0/1/0/0, dsn=4.3.0, status=deferred (mail transport unavailable)',
    ],
  },
];
