import type { ConfigRule } from './context.ts';
import { findSyntaxErrors } from './macroFindings.ts';

export const emptyMacroName: ConfigRule = {
  code: 'empty-macro-name',
  severity: 'error',
  message: {
    en: 'No name follows this "$"; Postfix stops here. Write "$$" for a literal dollar sign',
    ja: 'この "$" の後に名前がありません。Postfix はここで停止します。文字としての "$" は "$$" と書きます',
  },
  docs: {
    what: {
      en: '"$" begins a reference to a parameter: letters, digits and "_" follow, in brackets or not. In regular expressions and passwords the sign must be doubled.',
      ja: '"$" はパラメータの参照の始まりで、英数字と "_" が (括弧で囲むか、そのまま) 続きます。正規表現やパスワードの中では "$$" と重ねて書く必要があります。',
    },
    bad: 'smtpd_banner = $myhostname costs 5$\n',
    good: 'smtpd_banner = $myhostname costs 5$$\n',
  },
  check: (context) => findSyntaxErrors(context, 'empty-macro-name'),
};
