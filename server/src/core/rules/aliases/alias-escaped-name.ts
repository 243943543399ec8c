import { foldName } from '../../aliases/foldName.ts';
import { slice } from '../../text/span.ts';
import type { AliasRule } from './context.ts';

export const aliasEscapedName: AliasRule = {
  code: 'alias-escaped-name',
  severity: 'info',
  message: {
    en: 'The backslash has no effect in Postfix: "{name}" is an alias and is expanded',
    ja: 'Postfix ではバックスラッシュに効果はありません。"{name}" はエイリアスなので展開されます',
  },
  docs: {
    what: {
      en: 'In Sendmail a backslash before a name stops expansion. postalias removes it, so the name is looked up as any other. Only the alias of the same name delivers to the user: taro: taro, other.',
      ja: 'Sendmail では名前の前のバックスラッシュが展開を止めますが、postalias はこれを取り除くため、他の名前と同じく検索されます。ユーザ本人に届けるには、taro: taro, other のように同名のエイリアスに自分の名前を並べます。',
    },
    bad: 'taro: hanako\nops: \\taro\n',
    good: 'taro: \\taro, hanako\nops: hanako\n',
  },
  *check({ file }) {
    for (const { name: parent, entry } of file.aliases) {
      for (const { kind, text, span } of entry.items) {
        if (kind !== 'name' || !slice(file.text, span).startsWith('\\')) continue;
        const name = foldName(text, file.tree.form);
        if (name !== parent && file.byName.has(name)) yield { span, args: { name } };
      }
    }
  },
};
