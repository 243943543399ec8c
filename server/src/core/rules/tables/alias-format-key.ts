import { serves } from '../../tables/tableFile.ts';
import { entriesOf, type IndexedRule } from './context.ts';

export const aliasFormatKey: IndexedRule = {
  code: 'alias-format-key',
  severity: 'warning',
  message: {
    en: 'The key is "{key}", with the colon: nothing will ask for it. Only alias files have a colon here',
    ja: 'キーはコロンまで含めた "{key}" となり、検索されません。ここにコロンを書くのはエイリアスのファイルだけです',
  },
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
    for (const { key } of entriesOf(file)) {
      const { text, span } = key;
      if (text.endsWith(':')) yield { span, args: { key: text } };
    }
  },
};
