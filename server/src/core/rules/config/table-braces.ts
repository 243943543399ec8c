import { landedSpan } from '../../config/values/landed.ts';
import type { ConfigContext, ConfigRule, PlacedProblem } from './context.ts';

export const tableBraces: ConfigRule = {
  code: 'table-braces',
  severity: 'warning',
  message: {
    en: 'The braces do not match here: Postfix reports "{words}"',
    ja: 'ここで波括弧の対応が取れていません。Postfix は "{words}" と報告します',
  },
  docs: {
    what: {
      en: 'Postfix looks for lookup tables in every value, and in braces too. An item that begins with "{" must end with the matching "}".',
      ja: 'Postfix はすべての値の中で (波括弧の中でも) 検索テーブルを探します。"{" で始まる項目は、対応する "}" で終わらなければなりません。',
    },
    bad: 'smtpd_milters = { inet:localhost:8891, connect_timeout=10s\n',
    good: 'smtpd_milters = { inet:localhost:8891, connect_timeout=10s }\n',
  },
  *check(context) {
    const faulty = new Set(context.valueProblems('bad-table').map(({ landed }) => landed.setting.name));
    for (const problem of context.problems('table-braces')) {
      if (faulty.has(problem.name ?? '')) continue;
      yield { span: placeInValue(context, problem) ?? problem.span, args: { words: problem.words } };
    }
  },
};

/** Where the text that postconf(1) quotes stands in the value. */
function placeInValue({ landed }: ConfigContext, { name, words, value }: PlacedProblem) {
  const quoted = /^(?:missing|syntax error after) '.' in "(.*)"$/s.exec(words)?.[1];
  const found = landed().values.find(({ setting }) => setting.name === name && setting.value === value);
  const start = found && quoted ? found.text.indexOf(quoted) : -1;
  return found && quoted && start !== -1
    ? landedSpan(found, { start, end: start + quoted.length })
    : undefined;
}
