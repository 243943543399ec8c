import type { ConfigRule } from './context.ts';
import { findSyntaxErrors } from './macroFindings.ts';

export const truncatedMacro: ConfigRule = {
  code: 'truncated-macro',
  severity: 'error',
  message: {
    en: 'The bracket that this "$" form opens is never closed; Postfix stops here',
    ja: 'この "$" の括弧が閉じられていません。Postfix はここで停止します',
  },
  docs: {
    what: {
      en: '`${name}` and `$(name)` end at the matching bracket, and each kind nests on its own. Close the bracket. A "$" that is meant literally is written `$$`.',
      ja: '`${名前}` や `$(名前)` は対応する括弧で終わり、括弧は種類ごとに入れ子になります。括弧を閉じてください。文字としての "$" は `$$` と書きます。',
    },
    bad: 'myorigin = ${mydomain\n',
    good: 'myorigin = ${mydomain}\n',
  },
  check: (context) => findSyntaxErrors(context, 'truncated-macro'),
};
