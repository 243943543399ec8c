import type { ConfigRule } from './context.ts';
import { servicesOf } from './masterArguments.ts';

export const masterInetPrivate: ConfigRule = {
  code: 'master-inet-private',
  severity: 'error',
  message: {
    en: 'A service of type inet cannot be private: write "n" here ("-" means "y"); master does not start',
    ja: '種類が inet のサービスは private にできません。ここには "n" と書きます ("-" は "y" と同じです)。master は起動しません',
  },
  docs: {
    what: {
      en: 'The third column says whether only Postfix itself may connect. A TCP port is open to others by its nature, and master ends with a fatal error when the column is "y" or left at its default.',
      ja: '3 番目の列は、Postfix 自身だけが接続できるかどうかを示します。TCP ポートはもともと外に開いているため、"y" や既定値のままだと、master は致命的エラーで終了します。',
    },
    bad: 'smtp inet - - y - - smtpd\n',
    good: 'smtp inet n - y - - smtpd\n',
  },
  *check(context) {
    for (const { fields } of servicesOf(context)) {
      const { type, private: isPrivate } = fields;
      if (type.text === 'inet' && /^[y-]$/.test(isPrivate.text)) yield { span: isPrivate.span };
    }
  },
};
