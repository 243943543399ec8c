import type { AliasRule } from './context.ts';

export const aliasNameWithBlank: AliasRule = {
  code: 'alias-name-with-blank',
  severity: 'warning',
  message: {
    en: 'Several words before the colon make one name, "{name}"; no mail to the single words finds it',
    ja: 'コロンの前の複数の単語は 1 つの名前 "{name}" になります。個々の単語宛てのメールでは見つかりません',
  },
  docs: {
    what: {
      en: 'postalias joins the words on the left with a blank. Give each name its own entry, or close the line before, whose end may be missing.',
      ja: 'postalias は左側の単語を空白でつなぎます。名前ごとに定義を分けるか、前の行の書き忘れがないか確かめてください。',
    },
    bad: 'taro hanako: ops\n',
    good: 'taro: ops\nhanako: ops\n',
  },
  *check({ file }) {
    for (const { name, entry } of file.aliases) {
      const { tokens, span } = entry.key;
      const words = tokens.filter(({ kind }) => kind !== 'operator');
      if (words.length > 1 && /[ ]/.test(name)) yield { span, args: { name } };
    }
  },
};
