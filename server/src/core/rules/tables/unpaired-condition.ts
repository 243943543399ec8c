import type { CidrFile, PatternFile } from '../../tables/tableFile.ts';
import type { Finding, Rule } from '../rule.ts';

export const unpairedCondition: Rule<PatternFile | CidrFile> = {
  code: 'unpaired-condition',
  severity: 'warning',
  message: { en: '{problem}', ja: '{problem}' },
  docs: {
    what: {
      en: 'Every `if` needs an `endif` on a line of its own. Without one, all rules up to the end of the table count only where the condition holds; an `endif` without `if` is skipped.',
      ja: '`if` には、独立した行の `endif` が必要です。ないと、テーブルの終わりまですべてのルールが条件付きになります。対応する `if` のない `endif` は飛ばされます。',
    },
    bad: 'if /^user/\n/@example/ OK\n',
    good: 'if /^user/\n/@example/ OK\nendif\n',
  },
  *check(file) {
    const { conditions } = file.kind === 'pattern' ? file.patterns : file.rules;
    for (const index of conditions.withoutEndif) yield* finding(file, index, problems.if);
    for (const index of conditions.withoutIf) yield* finding(file, index, problems.endif);
  },
};

const problems = {
  if: {
    en: 'No endif: the rest of the table counts only where this condition holds',
    ja: 'endif がありません。テーブルの残り全部が、この条件が成り立つときだけ有効になります',
  },
  endif: {
    en: 'No if that this could end: Postfix skips the line',
    ja: '対応する if がないため、Postfix はこの行を飛ばします',
  },
};

function* finding(
  file: PatternFile | CidrFile,
  index: number,
  problem: (typeof problems)['if'],
): Generator<Finding> {
  const { statements } = file.kind === 'pattern' ? file.patterns.tree : file.rules.tree;
  const statement = statements[index];
  if (statement?.kind === 'if' || statement?.kind === 'endif')
    yield { span: statement.keyword, args: { problem } };
}
