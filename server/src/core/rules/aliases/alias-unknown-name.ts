import { foldName } from '../../aliases/foldName.ts';
import { withoutExtension } from '../../aliases/lookup.ts';
import type { AliasRule } from './context.ts';

/** Which characters set an extension off is main.cf's to say; these are all that are in use. */
const delimiters = '+-';

export const aliasUnknownName: AliasRule = {
  code: 'alias-unknown-name',
  severity: 'hint',
  message: {
    en: '"{name}" is neither an alias of this file nor a user in passwd',
    ja: '"{name}" はこのファイルのエイリアスでも、passwd のユーザでもありません',
  },
  docs: {
    what: {
      en: 'A recipient without a domain is another alias or a user of the system. This one is neither, as far as this file and the passwd file beside it tell; unless another alias file or a directory service knows it, mail for it bounces.',
      ja: 'ドメインのない受信者は、別のエイリアスかシステムのユーザです。このファイルと同じ etc にある passwd を見る限り、どちらでもありません。別のエイリアスファイルやディレクトリサービスにもなければ、メールはバウンスします。',
    },
    bad: 'root: tarro\n',
    good: 'root: taro\n',
  },
  *check({ file, users }) {
    if (!users) return;
    for (const { name: parent, entry } of file.aliases) {
      for (const { kind, text, span } of entry.items) {
        if (kind !== 'name' || text === '') continue;
        const name = foldName(text, file.tree.form);
        const base = withoutExtension(name, delimiters);
        const isKnown = [name, ...(base === undefined ? [] : [base])].some(
          (each) => users.has(each) || (each !== parent && file.byName.has(each)),
        );
        if (!isKnown) yield { span, args: { name: text } };
      }
    }
  },
};
