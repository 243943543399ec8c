import type { Localized } from '../../l10n.ts';
import { actionNamed, actionPurposeOf, splitAction, type TableAction } from '../../tables/actions.ts';
import type { CidrFile, IndexedFile, PatternFile } from '../../tables/tableFile.ts';
import type { Rule } from '../rule.ts';
import { partSpan, resultsOf } from './context.ts';

export const actionArgument: Rule<IndexedFile | PatternFile | CidrFile> = {
  code: 'action-argument',
  severity: 'error',
  message: { en: '{action} needs {what} behind it', ja: '{action} の後に{what}が必要です' },
  docs: {
    what: {
      en: 'Some actions are nothing without what follows them: an address for BCC and REDIRECT, `transport:nexthop` for FILTER, a header for PREPEND, a line for REPLACE. Postfix warns and ignores the action, or answers with a temporary error.',
      ja: 'BCC と REDIRECT にはアドレス、FILTER には `transport:nexthop`、PREPEND にはヘッダ、REPLACE には行が必要です。なければ Postfix は警告してその動作を無視するか、一時エラーを返します。',
    },
    bad: 'user@example.com REDIRECT\n',
    good: 'user@example.com REDIRECT other@example.com\n',
  },
  *check(file) {
    const purpose = actionPurposeOf(file);
    if (!purpose) return;
    for (const value of resultsOf(file)) {
      const { word, rest } = splitAction(value.text);
      const action = actionNamed(purpose, word);
      if (!action?.argument || rest.includes('$') || isFine(action.argument, rest)) continue;
      yield {
        span: partSpan(value, 0, value.text.length),
        args: { action: action.name, what: wanted[action.argument] },
      };
    }
  },
};

const wanted: Readonly<Record<NonNullable<TableAction['argument']>, Localized>> = {
  address: { en: 'an address (user@domain)', ja: 'アドレス (user@domain) ' },
  transport: { en: 'transport:nexthop', ja: ' transport:nexthop ' },
  header: { en: 'a header (Name: text)', ja: 'ヘッダ (名前: 本文) ' },
  text: { en: 'a text', ja: '文字列' },
};

function isFine(argument: NonNullable<TableAction['argument']>, rest: string): boolean {
  switch (argument) {
    case 'address':
      return rest.includes('@');
    case 'transport':
    case 'header':
      return rest.includes(':');
    case 'text':
      return rest !== '';
  }
}
