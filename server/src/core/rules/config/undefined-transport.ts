import { parameterNamed } from '../../config/parameters.ts';
import { isUnknown } from '../../config/values/fault.ts';
import { type LandedValue, landedSpan } from '../../config/values/landed.ts';
import { type ConfigRule, definitions } from './context.ts';

export const undefinedTransport: ConfigRule = {
  code: 'undefined-transport',
  severity: 'error',
  message: {
    en: 'master.cf has no service "{name}": mail that {parameter} sends there stays in the queue',
    ja: 'master.cf にサービス "{name}" がありません。{parameter} が渡すメールはキューにたまります',
  },
  docs: {
    what: {
      en: 'A transport begins with the name of a service of master.cf. Where there is none, the queue manager warns "mail transport unavailable" and keeps the mail. Correct the name, or add the service to master.cf.',
      ja: 'トランスポートは master.cf のサービス名で始まります。そのサービスがないと、キューマネージャは "mail transport unavailable" と警告して、メールの配送を延期します。名前を直すか、master.cf にサービスを追加してください。',
    },
    master: 'smtp unix - - n - - smtp\n',
    bad: 'default_transport = stmp:[mail.example.net]\n',
    good: 'default_transport = smtp:[mail.example.net]\n',
  },
  *check(context) {
    const { master, services } = context.configuration;
    if (!master || services.length === 0) return;
    const known = new Set(services.map(({ entry }) => entry.fields.service.text));
    for (const landed of context.landed().values) {
      const name = transportOf(landed);
      if (name === undefined || known.has(name)) continue;
      const part = { start: 0, end: name.length };
      const span = landedSpan(landed, part);
      const args = { name, parameter: landed.setting.name };
      if (span) yield { span, args, related: definitions(context, landed, part) };
    }
  },
};

/** The name before the colon of a parameter that holds a transport. */
function transportOf({ setting, text, failed }: LandedValue): string | undefined {
  if (failed || parameterNamed(setting.name)?.type !== 'transport') return undefined;
  const [name = ''] = text.split(':');
  return name === '' || isUnknown(name) ? undefined : name;
}
