import { type ConfigRule, findFaults } from './context.ts';

export const trailingComment: ConfigRule = {
  code: 'trailing-comment',
  severity: 'warning',
  message: {
    en: '{reason}',
    ja: '{reason}',
  },
  docs: {
    what: {
      en: 'A comment takes a line of its own, with "#" as its first character other than white space; such lines may stand inside a value too. Behind other text "#" is part of the value. In a list Postfix then drops the rest of the list, or takes each word of the comment for an item, depending on parameter and release. Move the comment to its own line.',
      ja: 'コメントは独立した行に、空白以外の最初の文字を "#" にして書きます (値の途中の行でもかまいません)。他のテキストの後の "#" は値の一部です。リストでは、パラメータやリリースによって、残りが捨てられるか、コメントの各単語がリストの項目とみなされます。コメントは独立した行に移してください。',
    },
    bad: 'mydestination = example.com # our domain\n',
    good: '# our domain\nmydestination = example.com, localhost\n',
  },
  check: (context) =>
    findFaults(context, 'trailing-comment', {
      'in-list': {
        en: '"#" begins no comment behind other text: from here on the list of {name} is dropped or misread; give the comment a line of its own',
        ja: '他のテキストの後の "#" はコメントになりません。{name} のリストはここから先が捨てられるか、誤って読まれます。コメントは独立した行に置いてください',
      },
    }),
};
