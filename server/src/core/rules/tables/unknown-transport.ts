import { serves } from '../../tables/tableFile.ts';
import { entriesOf, type IndexedRule, partSpan } from './context.ts';

export const unknownTransport: IndexedRule = {
  code: 'unknown-transport',
  severity: 'error',
  message: {
    en: 'master.cf has no service "{name}": mail for this destination stays in the queue',
    ja: 'master.cf にサービス "{name}" がありません。この宛先のメールはキューにたまります',
  },
  docs: {
    what: {
      en: 'The right side of a transport table begins with the name of a service of master.cf. Where there is none, the queue manager warns and defers the mail. Correct the name or add the service.',
      ja: 'トランスポートテーブルの右側は、master.cf のサービス名で始まります。そのサービスがないと、キューマネージャは警告して、メールの配送を延期します。名前を直すか、サービスを追加してください。',
    },
    bad: 'example.com slwo:\n',
    good: 'example.com smtp:[mail.example.com]\n',
  },
  *check(file) {
    const master = file.configuration?.master;
    if (!master || !serves(file, 'transport', 'sender-transport')) return;
    const known = new Set(file.configuration?.services.map(({ entry }) => entry.fields.service.text));
    for (const { value } of entriesOf(file)) {
      const [name = ''] = value.text.split(':');
      if (name === '' || !value.text.includes(':') || known.has(name)) continue;
      yield { span: partSpan(value, 0, name.length), args: { name } };
    }
  },
};
