import { type ConfigRule, findProblems } from './context.ts';

export const readOnlyParameter: ConfigRule = {
  code: 'read-only-parameter',
  severity: 'warning',
  message: {
    en: '{name} cannot be set: each program sets it itself. Postfix drops this setting',
    ja: '{name} は設定できません。各プログラムが自分で設定する値です。Postfix はこの設定を無視します',
  },
  docs: {
    what: {
      en: '`process_name`, `process_id` and `service_name` tell which program reads the configuration. They may be used in other values as `$service_name`, but not set.',
      ja: '`process_name`、`process_id`、`service_name` は、設定を読んでいるプログラムを示します。他の値の中で `$service_name` のように使えますが、設定はできません。',
    },
    bad: 'service_name = smtp\n',
    good: 'syslog_name = postfix/$service_name\n',
  },
  check: (context) => findProblems(context, 'read-only-parameter', ({ name = '' }) => ({ name })),
};
