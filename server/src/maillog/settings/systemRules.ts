import { parameterNamed } from '../../core/config/parameters.ts';
import type { WantedSetting } from '../../core/features/config/settingPlace.ts';
import { accessChecks, parameters, restriction, type SettingRule } from './rule.ts';

/** postscreen, master, tables, and whatever names a parameter. */
export const systemRules: readonly SettingRule[] = [
  {
    daemons: ['postscreen'],
    test: /^DNSBL rank|blocked using/,
    wanted: parameters('postscreen_dnsbl_sites', 'postscreen_dnsbl_threshold', 'postscreen_dnsbl_action'),
    reason: { en: 'Block lists gave the client this many points.', ja: '拒否リストによる点数です。' },
    samples: [
      'DNSBL rank 5 for [203.0.113.9]:40234',
      'reject: RCPT from [203.0.113.9]:40234: 550 5.7.1 Service unavailable; client [203.0.113.9] blocked using zen.spamhaus.org; from=<x@y>, to=<a@b>, proto=ESMTP, helo=<x>',
    ],
  },
  {
    daemons: ['postscreen'],
    test: /^PREGREET/,
    wanted: parameters('postscreen_greet_action', 'postscreen_greet_wait', 'postscreen_greet_banner'),
    reason: {
      en: 'The client spoke before it was greeted.',
      ja: 'クライアントが挨拶文を待たずに送信しました。',
    },
    samples: ['PREGREET 14 after 0.09 from [203.0.113.9]:40234: EHLO ylmf-pc\\r\\n'],
  },
  {
    daemons: ['postscreen'],
    test: /^(?:DENYLISTED|BLACKLISTED|ALLOWLISTED|WHITELISTED) /,
    wanted: parameters('postscreen_access_list', 'postscreen_denylist_action'),
    reason: {
      en: 'The client is on a list of this setting.',
      ja: 'クライアントがこの設定のリストにあります。',
    },
    samples: ['DENYLISTED [203.0.113.9]:40234'],
  },
  {
    daemons: ['postscreen'],
    test: /^(?:ALLOWLIST|WHITELIST) VETO/,
    wanted: parameters('postscreen_allowlist_interfaces'),
    reason: {
      en: 'The client connected to an address that gives no pass.',
      ja: '通過を認めないアドレスに接続しました。',
    },
    samples: ['ALLOWLIST VETO [203.0.113.9]:40234'],
  },
  {
    daemons: ['postscreen'],
    test: /^COMMAND PIPELINING/,
    wanted: parameters('postscreen_pipelining_action', 'postscreen_pipelining_enable'),
    reason: {
      en: 'The client sent commands before it was its turn.',
      ja: 'クライアントが順番を待たずにコマンドを送りました。',
    },
    samples: ['COMMAND PIPELINING from [203.0.113.9]:40234 after HELO: QUIT\\r\\n'],
  },
  {
    daemons: ['postscreen'],
    test: /^NON-SMTP COMMAND/,
    wanted: parameters(
      'postscreen_non_smtp_command_action',
      'postscreen_non_smtp_command_enable',
      'postscreen_forbidden_commands',
    ),
    reason: { en: 'The client does not speak SMTP.', ja: 'クライアントが SMTP を話していません。' },
    samples: ['NON-SMTP COMMAND from [203.0.113.9]:40234 after CONNECT: GET / HTTP/1.1'],
  },
  {
    daemons: ['postscreen'],
    test: /^BARE NEWLINE/,
    wanted: parameters('postscreen_bare_newline_action', 'postscreen_bare_newline_enable'),
    reason: {
      en: 'The client ends lines with a line feed alone.',
      ja: 'クライアントが行末に改行 (LF) だけを送っています。',
    },
    samples: ['BARE NEWLINE from [203.0.113.9]:40234 after RCPT'],
  },
  {
    daemons: ['postscreen'],
    test: /^COMMAND (?:TIME|COUNT|LENGTH) LIMIT/,
    wanted: parameters(
      'postscreen_command_time_limit',
      'postscreen_command_count_limit',
      'line_length_limit',
    ),
    reason: {
      en: 'The client took too long or sent too much.',
      ja: 'クライアントが時間か量の上限を超えました。',
    },
    samples: ['COMMAND COUNT LIMIT from [203.0.113.9]:40234 after RSET'],
  },
  {
    daemons: ['postscreen'],
    test: /all screening ports busy|STRESS mode|too many connections/i,
    wanted: parameters(
      'postscreen_pre_queue_limit',
      'postscreen_post_queue_limit',
      'postscreen_client_connection_count_limit',
    ),
    reason: {
      en: 'More clients came than are let in at once.',
      ja: '同時に受け付ける数を超える接続がありました。',
    },
    samples: [
      'reject: connect from [203.0.113.9]:40234: all screening ports busy',
      'entering STRESS mode with 90 connections',
    ],
  },
  {
    daemons: ['postscreen'],
    test: /Service currently unavailable|Protocol error/,
    wanted: parameters(
      'postscreen_greet_action',
      'postscreen_pipelining_enable',
      'postscreen_non_smtp_command_enable',
      'postscreen_bare_newline_enable',
      'postscreen_access_list',
    ),
    reason: {
      en: 'A client that has just passed the deep protocol tests has to come again; others failed one.',
      ja: '詳しい検査に通ったばかりのクライアントは一度断られ、再接続を求められます。検査に落ちた場合もあります。',
    },
    samples: [
      'reject: RCPT from [203.0.113.9]:40234: 450 4.3.2 Service currently unavailable; from=<x@y>, to=<a@b>, proto=ESMTP, helo=<x>',
    ],
  },
  {
    daemons: ['postscreen', 'dnsblog'],
    test: /^addr \S+ listed by domain|dnsblog reply timeout|dnsblog_query: lookup error/,
    wanted: parameters('postscreen_dnsbl_sites', 'postscreen_dnsbl_timeout'),
    reason: { en: 'The block lists that are asked stand here.', ja: '調べる拒否リストの設定です。' },
    samples: [
      'addr 203.0.113.95 listed by domain zen.dnsbl.example as 127.0.0.5',
      'warning: dnsblog reply timeout 10s for zen.dnsbl.example',
    ],
  },
  {
    daemons: ['master'],
    test: /^warning: service "(?<service>[^"]*)" \([^)]*\) has reached its process limit/,
    wanted: ({ service = '' }) => [
      { kind: 'service', name: service },
      { kind: 'parameter', name: 'default_process_limit' },
    ],
    reason: {
      en: 'The service may have only so many processes.',
      ja: 'サービスのプロセス数に上限があります。',
    },
    samples: [
      'warning: service "smtp" (25) has reached its process limit "100": new clients may experience noticeable delays',
    ],
  },
  {
    daemons: ['master'],
    test: /^warning: (?:process )?\S*?\/?(?<program>[\w-]+)(?: pid \d+ (?:exit status|killed by signal)|: bad command startup)/,
    wanted: ({ program = '' }) => [{ kind: 'service', name: program }],
    reason: {
      en: 'The program of this service ended badly; an earlier line says why.',
      ja: 'このサービスのプログラムが異常終了しました。理由は前の行にあります。',
    },
    samples: [
      'warning: process /usr/lib/postfix/sbin/smtpd pid 2215 exit status 1',
      'warning: /usr/lib/postfix/sbin/smtpd: bad command startup -- throttling',
    ],
  },
  {
    test: /open (?:database )?(?<path>(?:[a-z]+:)?\/\S+?):? (?:No such file|Permission denied|\S)/,
    wanted: ({ path = '' }) => [{ kind: 'table', table: path }],
    reason: {
      en: 'The table’s file cannot be opened: it may lack a run of postmap.',
      ja: 'テーブルのファイルを開けません。postmap を実行していない可能性があります。',
    },
    samples: [
      'error: open /etc/postfix/transport.db: No such file or directory',
      'error: open database /etc/postfix/transport.db: No such file or directory',
    ],
  },
  {
    test: /table (?<table>[a-z]+:\S+?)(?:\(\S*\))? has changed/,
    wanted: ({ table = '' }) => [{ kind: 'table', table }],
    reason: { en: 'This table was written anew.', ja: 'このテーブルが更新されました。' },
    samples: ['table hash:/etc/postfix/transport(0,lock|fold_fix) has changed -- restarting'],
  },
  {
    test: /(?<table>[a-z]+:\S+?)(?: lookup error for|: lookup error| is unavailable|\(0,lock)/,
    wanted: ({ table = '' }) => [{ kind: 'table', table }],
    reason: { en: 'This table cannot be asked.', ja: 'このテーブルを検索できません。' },
    samples: ['warning: ldap:/etc/postfix/users.cf lookup error for "a@example.jp"'],
  },
  {
    test: /(?:support for|unsupported dictionary type:?) '?(?<table>[a-z]+(?::[^\s']+)?)/,
    wanted: ({ table = '' }) => [
      { kind: 'table', table },
      { kind: 'parameter', name: 'default_database_type' },
    ],
    reason: { en: 'This type of table is not built in.', ja: 'この種別のテーブルに対応していません。' },
    samples: [
      "warning: Berkeley DB support for 'hash:/etc/postfix/transport' is not available for this build",
    ],
  },
  {
    test: /using backwards-compatible default setting (?<name>\w+)/,
    wanted: ({ name = '' }) => [
      { kind: 'parameter', name },
      { kind: 'parameter', name: 'compatibility_level' },
    ],
    reason: {
      en: 'The default of an older release is used; set it, or raise the compatibility level.',
      ja: '古いバージョンの既定値が使われています。明示的に設定するか、互換性レベルを上げます。',
    },
    samples: [
      'using backwards-compatible default setting relay_domains=$mydestination to accept mail for domain "example.jp"',
    ],
  },
  {
    daemons: ['smtpd'],
    test: /^(?:reject|reject_warning|hold|discard|filter|redirect|warn|info|bcc|delay|hangup|permit|prepend): [A-Z-]+ from /,
    wanted: () => [
      accessChecks(
        'recipient',
        'check_recipient_access',
        'check_sender_access',
        'check_client_access',
        'check_helo_access',
      ),
      restriction('recipient', ['check_policy_service']),
      { kind: 'parameter', name: 'smtpd_recipient_restrictions' },
      { kind: 'parameter', name: 'smtpd_relay_restrictions' },
    ],
    reason: {
      en: 'One of these restrictions, or a table that it asks, decided this.',
      ja: 'これらの制限のいずれか、またはそのテーブルが決めたことです。',
    },
    samples: [
      'hold: RCPT from a[203.0.113.9]: <a@b>: Recipient address triggers HOLD action; from=<x@y> to=<a@b> proto=ESMTP helo=<x>',
    ],
  },
  {
    daemons: ['postscreen'],
    test: /^reject: (?:RCPT|CONNECT|connect) from /,
    wanted: parameters('postscreen_access_list', 'postscreen_dnsbl_sites', 'postscreen_greet_action'),
    reason: {
      en: 'A test of postscreen turned the client away.',
      ja: 'postscreen の検査がクライアントを断りました。',
    },
    samples: ['reject: CONNECT from [203.0.113.9]:40234: protocol error'],
  },
  {
    daemons: ['bounce'],
    test: /notification failed to/,
    wanted: parameters('notify_classes', 'bounce_notice_recipient', '2bounce_notice_recipient'),
    reason: {
      en: 'These settings say who is told of undelivered mail.',
      ja: '不達を誰に知らせるかを決める設定です。',
    },
    samples: ['sender notification failed to a@b: x'],
  },
  {
    daemons: ['smtp', 'lmtp'],
    test: /^breaking line > \d+ bytes/,
    wanted: parameters('smtp_line_length_limit'),
    reason: {
      en: 'Lines longer than this are broken when they are sent.',
      ja: 'この長さを超える行は、送るときに分割されます。',
    },
    samples: ['breaking line > 998 bytes with <CR><LF>SPACE'],
  },
];

/** Parameters that a text names. */
export function namedParameters(text: string): WantedSetting[] {
  const names = text.match(/\b[a-z]+(?:_[a-zA-Z0-9]+)+\b/g) ?? [];
  const known = [...new Set(names)].filter((name) => parameterNamed(name) !== undefined);
  return known.slice(0, 5).map((name) => ({ kind: 'parameter', name }));
}
