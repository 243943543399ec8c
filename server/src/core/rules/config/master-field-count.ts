import { type ConfigRule, trimmedSpan } from './context.ts';

export const masterFieldCount: ConfigRule = {
  code: 'master-field-count',
  severity: 'error',
  message: {
    en: 'Postfix stops here: a service has eight columns (service, type, private, unprivileged, chroot, wakeup, process limit, command); "-" stands for the default',
    ja: 'Postfix はここで停止します。サービスには 8 つの列が必要です (サービス、種類、private、unprivileged、chroot、wakeup、プロセス数の上限、コマンド)。既定値には "-" と書きます',
  },
  docs: {
    what: {
      en: 'Every logical line of master.cf that does not begin with white space or "#" defines a service in eight columns. If the line belongs to the service above it, indent it.',
      ja: '空白や "#" で始まらない master.cf の論理行は、8 つの列でサービスを定義します。上のサービスの続きであれば、行頭を字下げしてください。',
    },
    bad: 'smtp inet n - y - smtpd\n',
    good: 'smtp inet n - y - - smtpd\n',
  },
  *check({ configuration: { master }, file }) {
    if (file !== 'master') return;
    for (const entry of master?.tree.entries ?? []) {
      if (entry.kind !== 'malformed' || entry.reason !== 'master-field-count') continue;
      yield { span: trimmedSpan(entry.line) };
    }
  },
};
