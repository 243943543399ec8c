import type { AliasRule } from './context.ts';

export const aliasQuotedName: AliasRule = {
  code: 'alias-quoted-name',
  severity: 'warning',
  message: {
    en: 'Needless quotes: newer Postfix versions (3.12) store the name with them, so that {name} is no longer found',
    ja: '引用符は不要です。新しい Postfix (3.12) は引用符ごと名前を保存するため、{name} が見つからなくなります',
  },
  docs: {
    what: {
      en: 'Postfix 3.7 stores a quoted name without its quotes, 3.12 with them. A name that is fine without quotes is then no longer found under its plain form. Remove the quotes.',
      ja: 'Postfix 3.7 は引用符を外して名前を保存しますが、3.12 は付けたまま保存します。引用符の要らない名前は、そのままの形では見つからなくなります。引用符を取り除いてください。',
    },
    bad: '"postmaster": root\n',
    good: 'postmaster: root\n',
  },
  *check({ file }) {
    for (const { name, entry } of file.aliases) {
      const { tokens, text, span } = entry.key;
      const [token] = tokens;
      if (tokens.length === 1 && token?.kind === 'quoted' && isDotString(text))
        yield { span, args: { name } };
    }
  },
};

/** Whether the name is the same without quotes. */
function isDotString(name: string): boolean {
  return /^[^\x00-\x20\x7f|%!()<>@,;:\\".[\]#]+(?:\.[^\x00-\x20\x7f|%!()<>@,;:\\".[\]]+)*$/.test(name);
}
