import type { ConfigContext, ConfigRule } from './context.ts';
import { didYouMean, indexParameters, indexSettings } from './suggestion.ts';

export const undefinedParameter: ConfigRule = {
  code: 'undefined-parameter',
  severity: 'warning',
  message: {
    en: '"{name}" is not defined and counts as empty{hint}',
    ja: '"{name}" は定義されていないため、空として扱われます{hint}',
  },
  docs: {
    what: {
      en: 'A value uses `$name`, but no parameter of Postfix has that name, and neither main.cf nor master.cf sets it. It expands to nothing. Correct the name, or set it.',
      ja: '値の中で `$名前` を使っていますが、その名前のパラメータは Postfix になく、main.cf でも master.cf でも設定されていません。展開結果は空になります。名前を直すか、設定を追加してください。',
    },
    bad: 'myorigin = $mydomian\n',
    good: 'myorigin = $mydomain\n',
  },
  *check(context) {
    const problems = context.problems('undefined-parameter');
    if (problems.length === 0) return;
    const suggest = suggester(context);
    for (const { span, name = '' } of problems) {
      yield { span, args: { name, hint: didYouMean(suggest(name)) } };
    }
  },
};

/** Looks among Postfix's parameters first, then among the names that main.cf sets. */
function suggester({ configuration }: ConfigContext): (name: string) => string | undefined {
  const parameters = indexParameters(configuration);
  const own = indexSettings(configuration);
  return (name) => parameters.nearest(name) ?? own.nearest(name);
}
