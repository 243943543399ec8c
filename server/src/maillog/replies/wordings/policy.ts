import type { Wording } from './wording.ts';

/** What a server demands: permission, authentication, encryption, size; and what happens on this machine. */
export const policyWordings: readonly Wording[] = [
  {
    id: 'relay-denied',
    test: /relay(?:ing)? (?:access )?(?:denied|not permitted|not allowed)|unable to relay|we do not relay|relaying denied/i,
    title: { en: 'The server does not pass this mail on', ja: '中継が許可されていない' },
    text: {
      en: 'The server is not responsible for the recipient’s domain and does not know the sender as one of its own.',
      ja: 'サーバは受信者のドメインの担当ではなく、送信者も自分の利用者と認めていません。',
    },
    advice: [
      {
        en: 'Where the server should take the mail as yours: authenticate (smtp_sasl_auth_enable, smtp_sasl_password_maps) on port 587.',
        ja: '自分のメールとして受け取ってもらうなら、ポート 587 で SMTP 認証 (smtp_sasl_auth_enable、smtp_sasl_password_maps) をします。',
      },
      {
        en: 'Where the server should be the recipient’s: its list of domains or the MX record is wrong.',
        ja: '受信者のサーバのはずなら、そのサーバのドメインの一覧か MX レコードが正しくありません。',
      },
    ],
    samples: [
      '554 5.7.1 <a@example.org>: Relay access denied',
      '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain',
    ],
  },
  {
    id: 'auth-required',
    test: /authentication (?:is )?required|must (?:be )?authenticate|5\.7\.0 .*authenticat|Client was not authenticated/i,
    title: { en: 'Authentication is needed', ja: 'SMTP 認証が必要' },
    text: {
      en: 'The server takes mail only from users who log in.',
      ja: 'サーバは、SMTP 認証をした利用者からのメールだけを受け取ります。',
    },
    advice: [
      {
        en: 'Set smtp_sasl_auth_enable = yes, smtp_sasl_password_maps and an empty smtp_sasl_security_options with TLS.',
        ja: 'TLS を有効にしたうえで、smtp_sasl_auth_enable = yes、smtp_sasl_password_maps、smtp_sasl_security_options を設定します。',
      },
    ],
    samples: [
      '530 5.7.0 Authentication required',
      '530 5.7.57 Client not authenticated to send mail; authentication required',
    ],
  },
  {
    id: 'auth-failed',
    test: /SASL authentication failed|authentication (?:credentials )?(?:failed|invalid|unsuccessful)|5\.7\.8|no mechanism available/i,
    title: { en: 'Logging in failed', ja: 'SMTP 認証に失敗した' },
    text: {
      en: 'User name or password was refused, or both sides know no common method.',
      ja: 'ユーザ名かパスワードが拒否されたか、双方に共通の認証方式がありません。',
    },
    advice: [
      {
        en: 'Check the entry in smtp_sasl_password_maps: its key has to equal relayhost, brackets and port included; then postmap.',
        ja: 'smtp_sasl_password_maps の行を確かめます。キーは角括弧とポートを含めて relayhost と同じでなければなりません。書き換えたら postmap を実行します。',
      },
      {
        en: 'Gmail and Microsoft want an app password or OAuth.',
        ja: 'Gmail や Microsoft では、アプリパスワードか OAuth が必要です。',
      },
      {
        en: 'For "no mechanism available" install the SASL plug-ins (libsasl2-modules).',
        ja: '「no mechanism available」なら、SASL のプラグイン (libsasl2-modules) を入れます。',
      },
    ],
    samples: [
      'SASL authentication failed; server smtp.example.net[192.0.2.7] said: 535 5.7.8 Error: authentication failed',
      'SASL authentication failed; cannot authenticate to server mail.example.net[192.0.2.7]: no mechanism available',
    ],
  },
  {
    id: 'tls-required',
    test: /must issue a STARTTLS|STARTTLS (?:first|is required)|encryption (?:is )?required|TLS (?:is )?required(?!.*not offered)/i,
    title: { en: 'The server wants encryption', ja: '相手が暗号化を求めている' },
    text: {
      en: 'Mail is taken over TLS alone, and this server did not use it.',
      ja: 'TLS での接続だけを受け付けるサーバですが、こちらが TLS を使いませんでした。',
    },
    advice: [
      { en: 'Set smtp_tls_security_level = may.', ja: 'smtp_tls_security_level = may を設定します。' },
    ],
    samples: ['530 5.7.0 Must issue a STARTTLS command first'],
  },
  {
    id: 'tls-failed',
    test: /Cannot start TLS|TLS is required, but was not offered|certificate (?:not trusted|verif\w+ failed|has expired)|Server certificate|TLS handshake|untrusted issuer/i,
    title: { en: 'TLS did not come about', ja: 'TLS の接続ができなかった' },
    text: {
      en: 'This server insists on TLS for the destination, but the other side does not offer it, or its certificate or cipher does not do.',
      ja: 'この配送先には TLS が必須の設定ですが、相手が対応していないか、証明書や暗号方式が条件に合いません。',
    },
    advice: [
      {
        en: 'See smtp_tls_security_level, smtp_tls_policy_maps and DANE records: do they demand more than this destination gives?',
        ja: 'smtp_tls_security_level、smtp_tls_policy_maps、DANE のレコードが、この配送先に厳しすぎないか確かめます。',
      },
      {
        en: 'For certificates that cannot be verified, check smtp_tls_CAfile.',
        ja: '証明書を検証できないなら、smtp_tls_CAfile を確かめます。',
      },
    ],
    samples: [
      'Cannot start TLS: handshake failure',
      'TLS is required, but was not offered by host mx.example.net[192.0.2.9]',
      'Server certificate not trusted',
    ],
  },
  {
    id: 'too-big',
    test: /message (?:size|length|file) .*(?:exceed|too (?:big|large))|size (?:limit )?exceed|too (?:big|large)|exceeds (?:fixed|maximum|the) .*(?:size|limit)/i,
    title: { en: 'The message is too big', ja: 'メールが大きすぎる' },
    text: {
      en: 'The message is bigger than the server takes. Attachments grow by a third when they are sent.',
      ja: 'サーバの上限よりメールが大きいです。添付ファイルは送るときに約 3 割大きくなります。',
    },
    advice: [
      {
        en: 'On this server the limit is message_size_limit; on another one, send a link instead.',
        ja: 'このサーバの上限は message_size_limit です。相手のサーバの上限なら、ファイルの代わりにリンクを送ります。',
      },
    ],
    samples: [
      '552 5.3.4 Message size exceeds fixed limit',
      'message size 31457280 exceeds size limit 20971520 of server mx.example.net[192.0.2.9]',
    ],
  },
  {
    id: 'sender-refused',
    test: /sender (?:address )?(?:rejected|refused|verify failed|not allowed)|domain of sender|need fully-qualified (?:address|hostname)|sender domain/i,
    title: { en: 'The sender is refused', ja: '送信者が拒否された' },
    text: {
      en: 'The server does not take the sender’s address: its domain does not exist, may not be used from here, or is blocked.',
      ja: 'サーバが送信者アドレスを受け入れません。ドメインが存在しない、ここから使えない、拒否されている、のいずれかです。',
    },
    advice: [
      {
        en: 'Check the sender address that this machine uses: myorigin, masquerade_domains, smtp_generic_maps.',
        ja: 'このマシンが使う送信者アドレスを確かめます (myorigin、masquerade_domains、smtp_generic_maps)。',
      },
    ],
    samples: [
      '450 4.1.8 <a@gone.invalid>: Sender address rejected: Domain not found',
      '553 5.7.1 Sender address rejected: not owned by user taro',
    ],
  },
  {
    id: 'delivery-command',
    test: /Command (?:died|time limit|output)|can't create user output file|command exited/i,
    title: { en: 'A delivery program of this machine failed', ja: 'このマシンの配送プログラムが失敗した' },
    text: {
      en: 'The program to which the mail was handed ended with an error, or could not write.',
      ja: 'メールを渡したプログラムがエラーで終わったか、書き込めませんでした。',
    },
    advice: [
      {
        en: 'The reply quotes the program’s output. Run it as that user by hand.',
        ja: '応答に出力が引用されています。同じユーザでプログラムを手で実行してみます。',
      },
    ],
    samples: [
      'Command died with status 127: "/usr/local/bin/notify". Command output: sh: 1: notify: not found',
      "can't create user output file. Command output: procmail: Couldn't create",
    ],
  },
  {
    id: 'local-resource',
    test: /unable to (?:create|lock|open)|No space left on device|Permission denied|temporary (?:failure|lookup failure)|lookup (?:error|failure)|(?:mail )?transport unavailable|File too large/i,
    title: { en: 'Something on this machine failed', ja: 'このマシンで何かが失敗した' },
    text: {
      en: 'A file, a table or a service that delivery needs was not available.',
      ja: '配送に必要なファイル、テーブル、サービスを使えませんでした。',
    },
    advice: [
      {
        en: 'Look for warnings of Postfix at the same time: they name the cause.',
        ja: '同じ時刻の Postfix の警告を探します。原因が書かれています。',
      },
      {
        en: 'Check disk space, permissions, and that databases behind the tables answer.',
        ja: 'ディスクの空き、権限、テーブルの背後のデータベースを確かめます。',
      },
    ],
    samples: [
      'mail transport unavailable',
      'temporary lookup failure',
      'cannot update mailbox /var/mail/a for user a. unable to lock for exclusive access',
    ],
  },
  {
    id: 'service-unavailable',
    test: /service (?:not |un)available|refused to talk to me|system not accepting|try (?:again )?later|temporarily (?:unavailable|rejected)|server (?:busy|error)/i,
    title: { en: 'The server takes no mail now', ja: 'サーバが今はメールを受け取らない' },
    text: {
      en: 'The server is busy, under maintenance, or does not want to talk to this client.',
      ja: 'サーバが混雑しているか、保守中か、このクライアントと話そうとしていません。',
    },
    advice: [
      {
        en: 'Wait for the next attempt; where it stays, ask the other side.',
        ja: '次の再送を待ちます。続くようなら相手に問い合わせます。',
      },
    ],
    samples: [
      'host mx1.example.net[192.0.2.1] refused to talk to me: 554 5.7.1 go away',
      '421 4.3.2 System not accepting network messages',
    ],
  },
];
