import { type ConfigRule, findFaults } from './context.ts';

export const restrictionArgument: ConfigRule = {
  code: 'restriction-argument',
  severity: 'error',
  message: { en: '{name}: {reason}', ja: '{name}: {reason}' },
  docs: {
    what: {
      en: 'Some restrictions take the next item as their argument: `check_…_access` a table, `check_policy_service` a server, `reject_rbl_client` and its like a domain, `sleep` a number. Without it smtpd answers with a server error, or skips the restriction.',
      ja: '次の項目を引数に取る制限があります。`check_…_access` はテーブル、`check_policy_service` はサーバ、`reject_rbl_client` などはドメイン、`sleep` は数です。引数がないと、smtpd はサーバエラーを返すか、その制限を飛ばします。',
    },
    bad: 'smtpd_sender_restrictions = check_sender_access, reject_unknown_sender_domain\n',
    good: 'smtpd_sender_restrictions = check_sender_access lmdb:/etc/postfix/sender_access, reject_unknown_sender_domain\n',
  },
  check: (context) =>
    findFaults(context, 'restriction-argument', {
      'table-missing': {
        en: 'a table, type:name, must follow {item}',
        ja: '{item} の後に 種類:名前 の形でテーブルが必要です',
      },
      'table-needed': {
        en: 'a table, type:name, must follow {item}, not "{next}"',
        ja: '{item} の後には "{next}" ではなく、種類:名前 の形でテーブルが必要です',
      },
      'service-needed': {
        en: 'a server must follow {item}, such as unix:private/policy or inet:127.0.0.1:10023',
        ja: '{item} の後にサーバが必要です (例: unix:private/policy、inet:127.0.0.1:10023)',
      },
      'domain-missing': {
        en: 'the domain to ask must follow {item}',
        ja: '{item} の後に問い合わせ先のドメインが必要です',
      },
      'restriction-as-domain': {
        en: '{item} takes "{next}" for the domain to ask; the domain is missing',
        ja: '{item} が "{next}" を問い合わせ先のドメインとみなしています。ドメインが抜けています',
      },
      'seconds-needed': {
        en: 'a number of seconds must follow {item}',
        ja: '{item} の後に秒数が必要です',
      },
      'check-needed': {
        en: 'in this list a check_…_access must stand before the table {item}',
        ja: 'このリストでは、テーブル {item} の前に check_…_access が必要です',
      },
    }),
};
