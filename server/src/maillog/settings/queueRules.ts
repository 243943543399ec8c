import { parameters, type SettingRule } from './rule.ts';

/** cleanup(8) and the queue manager. */
export const queueRules: readonly SettingRule[] = [
  {
    daemons: ['cleanup', 'smtp'],
    test: /^(?:reject|warning|hold|discard|redirect|filter|replace|prepend|strip|info|bcc|delay|pass): header /,
    wanted: parameters('header_checks', 'mime_header_checks', 'nested_header_checks', 'smtp_header_checks'),
    reason: { en: 'A pattern for headers fits.', ja: 'ヘッダのパターンに一致しました。' },
    samples: [
      'reject: header Subject: buy now from app1.example.com[192.0.2.10]; from=<a@example.com> to=<b@example.jp> proto=ESMTP helo=<app1.example.com>: 5.7.1 no spam please',
    ],
  },
  {
    daemons: ['cleanup', 'smtp'],
    test: /^(?:reject|warning|hold|discard|redirect|filter|replace|prepend|strip|info|bcc|delay|pass): body /,
    wanted: parameters('body_checks', 'smtp_body_checks', 'body_checks_size_limit'),
    reason: { en: 'A pattern for the body fits.', ja: '本文のパターンに一致しました。' },
    samples: [
      'reject: body buy now from a[192.0.2.10]; from=<a@example.com> to=<b@example.jp> proto=ESMTP helo=<x>: 5.7.1 no',
    ],
  },
  {
    daemons: ['cleanup'],
    test: /^reject: mime-error /,
    wanted: parameters(
      'strict_mime_encoding_domain',
      'strict_8bitmime',
      'strict_7bit_headers',
      'strict_8bitmime_body',
    ),
    reason: { en: 'MIME is read strictly here.', ja: 'MIME を厳しく検査する設定です。' },
    samples: [
      'reject: mime-error invalid 8-bit data in message header: x from a[192.0.2.10]; from=<a@b> to=<c@d>',
    ],
  },
  {
    test: /(?<name>\w+) map lookup problem/,
    wanted: ({ name = '' }) => [{ kind: 'parameter', name }],
    reason: { en: 'A table of this setting cannot be read.', ja: 'この設定のテーブルを読めません。' },
    samples: [
      'warning: virtual_alias_maps map lookup problem -- message not accepted, try again later',
      'virtual_alias_maps map lookup problem -- message not accepted, try again later',
    ],
  },
  {
    test: /hopcount exceeded|Too many hops/i,
    wanted: parameters('hopcount_limit'),
    reason: {
      en: 'The message has passed more servers than this limit: it goes in circles.',
      ja: '通ったサーバの数がこの上限を超えました。メールがループしています。',
    },
    samples: ['message rejected: hopcount exceeded'],
  },
  {
    daemons: ['qmgr', 'oqmgr'],
    test: /status=(?:force-)?expired/,
    wanted: parameters('maximal_queue_lifetime', 'bounce_queue_lifetime'),
    reason: {
      en: 'Mail stays in the queue no longer than this.',
      ja: 'メールがキューに残る期間の上限です。',
    },
    samples: ['from=<a@example.com>, status=expired, returned to sender'],
  },
  {
    daemons: ['qmgr', 'oqmgr'],
    test: /^warning: (?:connect to transport private\/|transport )(?<transport>[^\s:]+)/,
    wanted: ({ transport = '' }) => [
      { kind: 'service', name: transport },
      { kind: 'parameter', name: 'transport_maps' },
      { kind: 'parameter', name: 'content_filter' },
    ],
    reason: {
      en: 'This service is missing in master.cf, or does not start.',
      ja: 'このサービスが master.cf にないか、起動できません。',
    },
    samples: ['warning: connect to transport private/amavis: Connection refused'],
  },
  {
    daemons: ['qmgr', 'oqmgr'],
    test: /is using up \d+ of \d+ active queue entries/,
    wanted: parameters(
      'qmgr_message_active_limit',
      'default_destination_concurrency_limit',
      'transport_maps',
    ),
    reason: {
      en: 'One destination takes most of the active queue.',
      ja: '一つの宛先がアクティブキューの大半を占めています。',
    },
    samples: ['warning: mail for example.net is using up 4001 of 5000 active queue entries'],
  },
];
