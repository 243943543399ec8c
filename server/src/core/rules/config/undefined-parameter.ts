import { type ConfigRule, findProblems } from './context.ts';

export const undefinedParameter: ConfigRule = {
  code: 'undefined-parameter',
  severity: 'warning',
  message: {
    en: '"{name}" is not defined and counts as empty',
    ja: '"{name}" は定義されていないため、空として扱われます',
  },
  docs: {
    what: {
      en: 'A value uses `$name`, but no parameter of Postfix has that name, and neither main.cf nor master.cf sets it. It expands to nothing. Correct the name, or set it.',
      ja: '値の中で `$名前` を使っていますが、その名前のパラメータは Postfix になく、main.cf でも master.cf でも設定されていません。展開結果は空になります。名前を直すか、設定を追加してください。',
    },
    bad: 'myorigin = $mydomian\n',
    good: 'myorigin = $mydomain\n',
  },
  check: (context) => findProblems(context, 'undefined-parameter', ({ name = '' }) => ({ name })),
};
