import type { ConfigRule } from './context.ts';
import { findSyntaxErrors } from './macroFindings.ts';

export const macroSyntax: ConfigRule = {
  code: 'macro-syntax',
  severity: 'error',
  message: {
    en: 'Postfix cannot read the "$" form from here on, and stops. The forms are ${name}, ${name?{text}:{text}} and ${{text} == {text} ? {text} : {text}}',
    ja: 'Postfix は "$" の形式をここから先読めず、停止します。使える形式は ${名前}、${名前?{値}:{値}}、${{値} == {値} ? {値} : {値}} です',
  },
  docs: {
    what: {
      en: 'Inside `${…}` stands a name of letters, digits and "_", perhaps with `?` and `:` branches, or a comparison of two texts in braces by one of == != < <= >= >. Anything else is an error for which Postfix does not start.',
      ja: '`${…}` の中に書けるのは、英数字と "_" からなる名前 (`?` や `:` の分岐を付けられます) か、波括弧で囲んだ 2 つのテキストの比較 (== != < <= >= >) です。それ以外はエラーになり、Postfix は起動しません。',
    },
    bad: 'myorigin = ${my-domain}\n',
    good: 'myorigin = ${mydomain?{$mydomain}:{localdomain}}\n',
  },
  check: (context) => findSyntaxErrors(context, 'macro-syntax'),
};
