import { serves } from '../../tables/tableFile.ts';
import { entriesOf, type IndexedRule } from './context.ts';

export const aliasFormatKey: IndexedRule = {
  code: 'alias-format-key',
  severity: 'warning',
  message: { en: '{problem}', ja: '{problem}' },
  docs: {
    what: {
      en: 'In tables that postmap makes, white space alone ends the key; a colon becomes part of it, and lookups do not find the entry. Remove the colon; a file of mail aliases belongs to postalias and `alias_maps`.',
      ja: 'postmap のテーブルではキーは空白で終わります。コロンはキーの一部になり、検索しても見つかりません。コロンを消してください。メールエイリアスのファイルなら、postalias で作り `alias_maps` に指定します。',
    },
    bad: 'root: taro\n',
    good: 'root taro\n',
  },
  *check(file) {
    if (serves(file, 'aliases')) return;
    const entries = entriesOf(file);
    const wrong = entries.filter(({ key }) => key.text.endsWith(':'));
    const [first] = wrong;
    if (first && wrong.length >= fewest && wrong.length * 2 > entries.length) {
      yield { span: first.key.span, args: { problem: problems.file } };
      return;
    }
    for (const { key } of wrong) yield { span: key.span, args: { problem: problems.key, key: key.text } };
  },
};

/** So many keys with a colon, and more than half of all, make a file of aliases. */
const fewest = 3;

const problems = {
  key: {
    en: 'The key is "{key}", with the colon: nothing will ask for it. Only alias files have a colon here',
    ja: 'キーはコロンまで含めた "{key}" となり、検索されません。ここにコロンを書くのはエイリアスのファイルだけです',
  },
  file: {
    en: 'This is a file of mail aliases: build it with postalias, and name it in alias_maps; postmap keeps the colons as part of the keys',
    ja: 'メールエイリアスのファイルです。postalias で作り、alias_maps に書いてください。postmap ではコロンがキーの一部になります',
  },
};
