/** What is said about each box of the picture, and the parameters that configure it. */
import type { Localized } from '../l10n.ts';
import type { BoxName } from './boxes.ts';

export interface Part {
  readonly text: Localized;
  readonly parameters: readonly string[];
}

export const parts: Readonly<Record<BoxName, Part>> = {
  network: {
    text: {
      en: 'Other servers bring mail for your domains to port 25. Mail programs of your users hand in what they want to send, usually on port 587 or 465, after they have logged in.',
      ja: '他のサーバは、あなたのドメイン宛てのメールをポート 25 に届けます。利用者のメールソフトは、送りたいメールを、通常はポート 587 か 465 で、SMTP 認証のあとに渡します。',
    },
    parameters: ['inet_interfaces', 'inet_protocols', 'proxy_interfaces', 'mynetworks'],
  },
  sendmail: {
    text: {
      en: 'The command with which cron, scripts and programs of this host send mail. It speaks as the sendmail of old did, and passes the mail on to postdrop.',
      ja: 'cron やスクリプトなど、このホストのプログラムがメールを送るときに使うコマンドです。昔の sendmail と同じ使い方ができ、メールを postdrop に渡します。',
    },
    parameters: ['myorigin', 'authorized_submit_users'],
  },
  postdrop: {
    text: {
      en: 'Writes the mail into the maildrop queue, for which it has the rights of a group of its own. That works even while Postfix is stopped: the mail waits.',
      ja: 'メールを maildrop キューに書き込みます。そのために専用のグループの権限で動きます。Postfix が止まっていても書き込め、メールは起動を待ちます。',
    },
    parameters: ['setgid_group', 'authorized_submit_users', 'message_size_limit'],
  },
  smtpd: {
    text: {
      en: 'Takes mail from the network. It decides who may send what to whom, which includes relaying, and refuses recipients that do not exist while the client is still connected. A service for submission is another smtpd with settings of its own in master.cf.',
      ja: 'ネットワークからメールを受け取ります。誰が誰宛てに何を送れるか (中継を含みます) を判断し、存在しない受信者は、クライアントがつながっているうちに拒否します。投稿用のサービスも smtpd で、master.cf に専用の設定を書きます。',
    },
    parameters: [
      'smtpd_relay_restrictions',
      'smtpd_recipient_restrictions',
      'smtpd_client_restrictions',
      'mynetworks',
      'local_recipient_maps',
      'smtpd_sasl_auth_enable',
      'smtpd_tls_security_level',
      'smtpd_milters',
      'message_size_limit',
    ],
  },
  maildrop: {
    text: {
      en: 'The queue of mail that was handed in on this host and that pickup has not taken yet.',
      ja: 'このホストで渡され、pickup がまだ引き取っていないメールのキューです。',
    },
    parameters: ['queue_directory', 'setgid_group'],
  },
  pickup: {
    text: {
      en: 'Takes mail out of the maildrop queue and passes it to cleanup. In the log its line `uid=... from=...` says who sent the mail.',
      ja: 'maildrop キューからメールを引き取り、cleanup に渡します。誰が送ったかは、ログの `uid=... from=...` の行で分かります。',
    },
    parameters: ['content_filter', 'receive_override_options'],
  },
  master: {
    text: {
      en: 'Starts the other processes when there is work for them, as master.cf says: one line a service. It listens on the ports, limits the number of processes, and starts anew what has died.',
      ja: 'master.cf に 1 行ずつ書かれたサービスのとおりに、仕事があるときに他のプロセスを起動します。ポートで待ち受け、プロセスの数を制限し、異常終了したものを起動し直します。',
    },
    parameters: ['default_process_limit', 'max_idle', 'max_use', 'inet_interfaces'],
  },
  cleanup: {
    text: {
      en: 'Makes every mail complete before it enters the queue: missing headers and domains are added, addresses are rewritten, virtual aliases are replaced, headers and body are checked. Here a mail gets its line `message-id=` in the log.',
      ja: 'どのメールも、キューに入る前にここで整えられます。足りないヘッダやドメインを補い、アドレスを書き換え、バーチャルエイリアスを置き換え、ヘッダと本文を調べます。ログの `message-id=` の行はここで出ます。',
    },
    parameters: [
      'virtual_alias_maps',
      'canonical_maps',
      'masquerade_domains',
      'always_bcc',
      'recipient_bcc_maps',
      'header_checks',
      'body_checks',
      'non_smtpd_milters',
    ],
  },
  trivialRewrite: {
    text: {
      en: 'Answers two questions: how an address reads in full, and by which transport and to which host its mail goes. The five address classes above are decided here.',
      ja: '二つの問いに答えます。アドレスを省略せずに書くとどうなるか、そして、そのメールをどのトランスポート (配送方法) でどのホストに送るかです。上の五つのアドレスクラスは、ここで決まります。',
    },
    parameters: [
      'mydestination',
      'virtual_alias_domains',
      'virtual_mailbox_domains',
      'relay_domains',
      'transport_maps',
      'relayhost',
      'local_transport',
      'virtual_transport',
      'relay_transport',
      'default_transport',
    ],
  },
  hold: {
    text: {
      en: 'Mail that is kept until an administrator looks at it: put here by the action `HOLD` of a check or an access table, or by `postsuper -h`. Nothing leaves this queue by itself; `postsuper -H` lets it go.',
      ja: '管理者が調べるまで留め置くメールです。検査やアクセステーブルのアクション `HOLD`、または `postsuper -h` で入ります。このキューから自然に出ていくことはなく、`postsuper -H` で解放します。',
    },
    parameters: ['header_checks', 'smtpd_sender_restrictions', 'smtpd_recipient_restrictions'],
  },
  incoming: {
    text: {
      en: 'Mail that has just been accepted. The queue manager takes it into the active queue as soon as there is room.',
      ja: '受け取ったばかりのメールです。active キューに空きがあれば、キューマネージャがすぐに移します。',
    },
    parameters: ['in_flow_delay', 'queue_directory', 'queue_minfree'],
  },
  active: {
    text: {
      en: 'Mail that is being delivered. Its size is limited: however long the other queues grow, Postfix needs no more memory.',
      ja: '配送中のメールです。大きさに上限があるので、他のキューにメールがどれだけたまっても、使うメモリは増えません。',
    },
    parameters: ['qmgr_message_active_limit', 'qmgr_message_recipient_limit'],
  },
  deferred: {
    text: {
      en: 'Mail that could not be delivered for the moment: `status=deferred` in the log, with the reason. It is tried again after ever longer pauses, until it is too old and goes back to its sender.',
      ja: '今は配送できなかったメールです。ログでは `status=deferred` となり、理由が書かれます。間隔を延ばしながら再送され、期限が過ぎると送信者に返されます。',
    },
    parameters: [
      'queue_run_delay',
      'minimal_backoff_time',
      'maximal_backoff_time',
      'maximal_queue_lifetime',
      'bounce_queue_lifetime',
    ],
  },
  bounce: {
    text: {
      en: 'One program, three services: bounce tells the sender what failed for good, defer what is late, trace what happened to a mail that asked for a report. Its notices enter the queue as new mail.',
      ja: '一つのプログラムが三つのサービスを受け持ちます。bounce は配送できなかったことを、defer は遅れていることを、trace は報告を求められたメールの結果を、送信者に知らせます。通知は新しいメールとしてキューに入ります。',
    },
    parameters: [
      'bounce_queue_lifetime',
      'delay_warning_time',
      'notify_classes',
      'bounce_template_file',
      'soft_bounce',
    ],
  },
  qmgr: {
    text: {
      en: 'The centre of delivery. It takes mail from the incoming and the deferred queue, asks trivial-rewrite for the way, and hands each recipient to a delivery agent, with a limit for every destination. The line `removed` in the log says that nothing is left to do.',
      ja: '配送の中心です。incoming キューと deferred キューからメールを取り出し、trivial-rewrite に経路を尋ね、宛先ごとの上限を守りながら、受信者ごとに配送エージェントに渡します。ログの `removed` の行は、することがすべて終わったことを表します。',
    },
    parameters: [
      'default_destination_concurrency_limit',
      'default_destination_recipient_limit',
      'maximal_queue_lifetime',
      'defer_transports',
    ],
  },
  smtp: {
    text: {
      en: 'Delivers to other servers by SMTP: to the MX hosts of the domain, or to the relay host.',
      ja: '他のサーバに SMTP で配送します。届け先は、ドメインの MX か、中継ホストです。',
    },
    parameters: [
      'relayhost',
      'smtp_tls_security_level',
      'smtp_sasl_auth_enable',
      'smtp_sasl_password_maps',
      'smtp_bind_address',
      'smtp_generic_maps',
    ],
  },
  lmtp: {
    text: {
      en: 'Delivers by LMTP to a server that keeps the mailboxes, such as Dovecot. It is used where a transport names it.',
      ja: 'Dovecot のように、メールボックスを管理するサーバに LMTP で配送します。トランスポートとして指定されたときに使われます。',
    },
    parameters: ['virtual_transport', 'mailbox_transport', 'lmtp_tls_security_level'],
  },
  local: {
    text: {
      en: 'Delivers to the UNIX accounts of this host: looks at the aliases first, then at the `.forward` file of the user, then writes to the mailbox.',
      ja: 'このホストの UNIX アカウントに配送します。まずエイリアスを、次に利用者の `.forward` ファイルを調べ、最後にメールボックスに書き込みます。',
    },
    parameters: [
      'alias_maps',
      'forward_path',
      'recipient_delimiter',
      'home_mailbox',
      'mailbox_command',
      'mailbox_transport',
      'luser_relay',
    ],
  },
  virtual: {
    text: {
      en: 'Delivers to mailboxes whose owners have no account on this host. It knows no aliases, no `.forward` files and no commands.',
      ja: 'このホストにアカウントのない利用者のメールボックスに配送します。エイリアス、`.forward` ファイル、コマンドは扱いません。',
    },
    parameters: [
      'virtual_mailbox_base',
      'virtual_mailbox_maps',
      'virtual_uid_maps',
      'virtual_gid_maps',
      'virtual_mailbox_limit',
    ],
  },
  pipe: {
    text: {
      en: 'Hands mail to a program: a filter, a mailing list manager, another mail system. Which program that is stands in master.cf, in the arguments of the service.',
      ja: 'フィルタやメーリングリスト、他のメールシステムなどのプログラムにメールを渡します。どのプログラムかは、master.cf のサービスの引数に書きます。',
    },
    parameters: ['transport_maps', 'virtual_transport', 'command_time_limit', 'export_environment'],
  },
  error: {
    text: {
      en: 'error returns every mail that it gets, with the reason that the transport names; discard throws it away and says that it was delivered.',
      ja: 'error は、渡されたメールをすべて、トランスポートに書かれた理由を付けて返します。discard は、配送したことにして捨てます。',
    },
    parameters: ['transport_maps', 'default_transport', 'relay_transport'],
  },
  servers: {
    text: {
      en: 'Where mail for all other domains ends: at the servers that the DNS names in the MX records of the domain, or at the relay host, if there is one.',
      ja: '他のドメイン宛てのメールの届け先です。DNS の MX レコードに書かれたサーバか、中継ホストがあればそのサーバです。',
    },
    parameters: ['relayhost', 'transport_maps', 'smtp_dns_support_level'],
  },
  lmtpServer: {
    text: {
      en: 'A server that takes mail by LMTP and keeps it for IMAP. It may run on this host, reached through a socket.',
      ja: 'LMTP でメールを受け取り、IMAP のために保管するサーバです。このホストで動いていれば、ソケットを通して渡せます。',
    },
    parameters: ['virtual_transport', 'mailbox_transport'],
  },
  aliases: {
    text: {
      en: 'An alias replaces a user of this host by others: users, addresses, files or commands. Mail for other hosts enters the queue through cleanup again. After a change of `/etc/aliases`, run `newaliases`. A `.forward` file does the same for one user.',
      ja: 'エイリアスは、このホストの利用者を、別の利用者、アドレス、ファイル、コマンドに置き換えます。他のホスト宛てになったメールは、もう一度 cleanup を通ってキューに入ります。`/etc/aliases` を変えたら `newaliases` を実行します。`.forward` ファイルは、一人の利用者について同じ働きをします。',
    },
    parameters: [
      'alias_maps',
      'alias_database',
      'forward_path',
      'allow_mail_to_commands',
      'allow_mail_to_files',
    ],
  },
  programs: {
    text: {
      en: 'A program that pipe starts once for each delivery. It says by its exit status whether the mail was delivered, is to be tried again, or goes back.',
      ja: 'pipe が配送のたびに起動するプログラムです。配送できたか、再送するか、返すかを、終了ステータスで伝えます。',
    },
    parameters: ['command_time_limit', 'default_privs'],
  },
  mailboxes: {
    text: {
      en: 'Where mail waits for its reader. local writes to one file a user, in the mbox format, or to a folder in the Maildir format if the path ends in `/`; virtual does the same below its base folder.',
      ja: 'メールが読まれるのを待つ場所です。local は、利用者ごとに一つの mbox 形式のファイルに書き込みます。パスが `/` で終わっていれば、maildir 形式のディレクトリに書き込みます。virtual も、基準のディレクトリの下で同じようにします。',
    },
    parameters: ['mail_spool_directory', 'home_mailbox', 'mailbox_size_limit', 'virtual_mailbox_base'],
  },
};
