import { splitList } from '../../config/values/items.ts';
import { type NextHop, readNextHop } from '../../config/values/nextHopHost.ts';
import { attempt } from '../../route/dependency.ts';
import { valuesFor } from '../../route/values.ts';
import { serves } from '../../tables/tableFile.ts';
import { entriesOf, type IndexedRule } from './context.ts';

export const passwordKey: IndexedRule = {
  code: 'password-key',
  severity: 'warning',
  message: {
    en: 'Never found: the SMTP client looks up the relay host as it is written there, {relayhost}, or the bare name of the server',
    ja: '参照されません。SMTP クライアントは relayhost に書かれたとおりの {relayhost} か、サーバ名だけを検索します',
  },
  docs: {
    what: {
      en: 'Passwords are looked up under the name of the server, and under the next hop exactly as relayhost has it, with its brackets and its port. A key in another form is not found, and Postfix sends without a password. Write the key as relayhost is written.',
      ja: 'パスワードは、サーバ名か、relayhost に書いた配送先そのもの (角括弧とポートも含む) をキーとして検索されます。別の形のキーは見つからず、認証なしで送信されます。キーを relayhost と同じ形に書いてください。',
    },
    bad: '[smtp.isp.example] user:secret\n',
    good: '[smtp.isp.example]:587 user:secret\n',
  },
  *check(file) {
    const { configuration } = file;
    if (!configuration || !serves(file, 'passwords')) return;
    const relayhost = attempt(() => valuesFor(configuration, 'smtp').text('relayhost'));
    const hops = 'found' in relayhost ? splitList(relayhost.found).flatMap(readNextHop) : [];
    for (const { key } of entriesOf(file)) {
      const [read] = readNextHop({ text: key.text, start: 0, end: key.text.length });
      const same = hops.filter(({ host }) => host === read?.host);
      const [hop] = same;
      if (!read || !hop || same.some((each) => isFound(read, each))) continue;
      yield { span: key.span, args: { relayhost: hop.text } };
    }
  },
};

/** The next hop as it is written, or the name of the server that it is in brackets. */
function isFound(key: NextHop, hop: NextHop): boolean {
  if (key.text.toLowerCase() === hop.text.toLowerCase()) return true;
  return hop.isDirect && !key.isDirect && key.port === '';
}
