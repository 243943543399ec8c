import { type ConfigRule, findFaults } from './context.ts';

export const badTable: ConfigRule = {
  code: 'bad-table',
  severity: 'error',
  message: { en: '{name}: {reason}', ja: '{name}: {reason}' },
  docs: {
    what: {
      en: 'A lookup table is `type:name` without blanks. `pipemap:{…}` and `unionmap:{…}` hold tables, `inline:{…}` holds `key=value` pairs, `static:{…}` a text with blanks. A program ends, or defers mail, when it cannot open a table.',
      ja: '検索テーブルは空白を入れずに `種類:名前` と書きます。`pipemap:{…}` と `unionmap:{…}` にはテーブルを、`inline:{…}` には `キー=値` の組を、`static:{…}` には空白を含むテキストを書きます。テーブルを開けないプログラムは終了するか、メールを遅延させます。',
    },
    bad: 'virtual_alias_maps = hash: /etc/postfix/virtual\n',
    good: 'virtual_alias_maps = lmdb:/etc/postfix/virtual, inline:{ { info@example.com = taro } }\n',
  },
  check: (context) =>
    findFaults(context, 'bad-table', {
      'missing-type': {
        en: '"{value}" has no table type: write type:name, such as hash:/etc/postfix/virtual',
        ja: '"{value}" にテーブルの種類がありません。hash:/etc/postfix/virtual のように 種類:名前 と書きます',
      },
      'missing-name': { en: 'no name follows "{value}"', ja: '"{value}" の後に名前がありません' },
      'blank-after-colon': {
        en: 'no blank may follow "{value}": Postfix reads type and name as two items',
        ja: '"{value}" の後に空白は置けません。種類と名前が別々の項目になってしまいます',
      },
      'braces-needed': {
        en: 'the name of a {type} table stands in braces',
        ja: '{type} のテーブルの名前は波括弧で囲む必要があります',
      },
      'unbalanced-braces': { en: 'no "}" closes this "{"', ja: 'この "{" に対応する "}" がありません' },
      'text-after-brace': {
        en: '"{value}" stands behind the closing brace',
        ja: '閉じる波括弧の後に "{value}" があります',
      },
      empty: { en: 'there is nothing in the braces', ja: '波括弧の中が空です' },
      'pair-needed': {
        en: '"{value}" is no pair: write key=value, with braces around it if it holds blanks',
        ja: '"{value}" は組になっていません。キー=値 と書き、空白を含む場合は全体を波括弧で囲みます',
      },
      'rule-needs-braces': {
        en: 'each rule in the braces wants braces of its own, not "{value}"',
        ja: '波括弧の中の規則は、それぞれをさらに波括弧で囲みます ("{value}" は使えません)',
      },
      'name-not-among': {
        en: 'tables of type {type} have only these names: {names}',
        ja: '{type} のテーブルの名前は次のものだけです: {names}',
      },
      'inline-too-old': {
        en: 'rules of type {type} may stand in the value itself since Postfix {since}; name a file instead',
        ja: '{type} の規則を値の中に直接書けるのは Postfix {since} からです。ファイルを指定してください',
      },
    }),
};
