import type { MasterService } from '../../syntax/masterCf.ts';
import type { ConfigRule } from './context.ts';
import { servicesOf } from './masterArguments.ts';

export const masterDuplicateService: ConfigRule = {
  code: 'master-duplicate-service',
  severity: 'warning',
  message: {
    en: 'The service {service} of type {type} is defined twice; the last entry counts',
    ja: '種類 {type} のサービス {service} が 2 回定義されています。有効なのは最後のエントリです',
  },
  docs: {
    what: {
      en: 'A service is known by its name and type, for inet by address and port: `smtp` and `25` are the same. Of two entries master uses the last one, and says so in the log. Remove one of them.',
      ja: 'サービスは名前と種類で区別されます。inet ではアドレスとポートで区別されるため、`smtp` と `25` は同じものです。2 つある場合、master は最後のエントリを使い、そのことをログに残します。どちらかを削除してください。',
    },
    bad: 'smtp inet n - y - - smtpd\n25 inet n - y - 1 postscreen\n',
    good: 'smtp inet n - y - - smtpd\nsmtp unix - - y - - smtp\n',
  },
  *check(context) {
    const before = new Map<string, MasterService>();
    for (const service of servicesOf(context)) {
      const key = endpointOf(service);
      const earlier = before.get(key);
      before.set(key, service);
      if (!earlier) continue;
      const { service: name, type } = service.fields;
      const related = [{ span: earlier.fields.service.span, message }];
      yield { span: name.span, args: { service: name.text, type: type.text }, related };
    }
  },
};

const message = { en: 'The earlier entry', ja: '前のエントリ' };

/** Ports that go by a name in master.cf. */
const ports: Readonly<Record<string, string>> = {
  smtp: '25',
  submission: '587',
  submissions: '465',
  smtps: '465',
  qmqp: '628',
  lmtp: '24',
};

/** What tells a service from others: the port behind a name, and whether a socket is private. */
function endpointOf({ fields }: MasterService): string {
  const { service, type, private: isPrivate } = fields;
  if (type.text !== 'inet')
    return `${type.text}/${isPrivate.text === 'n' ? 'public' : 'private'}/${service.text}`;
  const [, host = '', port = ''] = /^(?:(.*):)?([^:]*)$/s.exec(service.text) ?? [];
  return `inet/${host.replace(/^\[(.*)\]$/s, '$1').toLowerCase()}:${ports[port] ?? port}`;
}
