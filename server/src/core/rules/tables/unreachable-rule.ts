import { enclosingConditions, isAround } from '../../tables/conditions.ts';
import { contains } from '../../tables/network.ts';
import { type CidrFile, type PatternFile, serves } from '../../tables/tableFile.ts';
import type { Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** A rule, and whether it matches wherever a later one would. */
interface Reached {
  readonly span: Span;
  readonly line: number;
  readonly around: readonly number[];
  covers(later: number): boolean;
}

/** A table with more rules is not compared rule by rule. */
const comparedRules = 3000;

export const unreachableRule: Rule<PatternFile | CidrFile> = {
  code: 'unreachable-rule',
  severity: 'warning',
  message: {
    en: 'Never reached: the rule on line {line} matches first',
    ja: '到達しません: {line} 行目のルールが先に一致します',
  },
  docs: {
    what: {
      en: 'Tables of expressions and of networks are read from the top, and the first rule that matches decides. This one stands behind a rule that matches everything that it could. Put the more specific rule first, or remove one.',
      ja: '正規表現とネットワークのテーブルは上から順に見られ、最初に一致したルールで決まります。このルールに一致するものは、すべて前のルールに一致します。より限定的なルールを先に置くか、片方を消してください。',
    },
    bad: '/@example\\.com$/ OK\n/@example\\.com$/ REJECT\n',
    good: '/^user@example\\.com$/ OK\n/@example\\.com$/ REJECT\n',
  },
  *check(file) {
    const earlier: Reached[] = [];
    for (const { index, reached } of file.kind === 'pattern' ? patternsOf(file) : networksOf(file)) {
      if (index > comparedRules) return;
      const first = earlier.find(({ around, covers }) => isAround(around, reached.around) && covers(index));
      if (first)
        yield {
          span: reached.span,
          args: { line: first.line },
          related: [{ span: first.span, message: { en: 'Matches first', ja: '先に一致します' } }],
          tag: 'unnecessary',
        };
      else earlier.push(reached);
    }
  },
};

interface IndexedRule {
  readonly index: number;
  readonly reached: Reached;
}

function* patternsOf(file: PatternFile): Generator<IndexedRule> {
  const { rules, conditions } = file.patterns;
  const around = enclosingConditions(rules, conditions);
  // An empty line of a body is a key too, which a single dot does not match.
  const catchAll = serves(file, 'checks', 'smtp-checks')
    ? /^(?:\^?(?:\.\*)?\$?)$/
    : /^(?:\^?(?:\.[*+]?)?\$?)$/;
  const textOf = (index: number): string | undefined => {
    const rule = rules[index];
    if (rule?.kind !== 'match' || rule.tests.length > 1) return undefined;
    const { isNegated, source, flags } = rule.rule.pattern;
    return `${isNegated} ${[...flags.text].sort().join('')} ${source.text}`;
  };
  for (const [index, rule] of rules.entries()) {
    if (rule.kind !== 'match') continue;
    const { pattern, second, line } = rule.rule;
    const isCatchAll = !second && !pattern.isNegated && catchAll.test(pattern.source.text);
    const text = textOf(index);
    const covers = (later: number) => isCatchAll || (text !== undefined && textOf(later) === text);
    const reached = { span: pattern.span, line: line.firstLine + 1, around: around[index] ?? [], covers };
    yield { index, reached };
  }
}

function* networksOf({ rules: { rules, conditions } }: CidrFile): Generator<IndexedRule> {
  const around = enclosingConditions(rules, conditions);
  for (const [index, rule] of rules.entries()) {
    if (rule.kind !== 'match') continue;
    const covers = (later: number): boolean => {
      const other = rules[later];
      if (other?.kind !== 'match' || other.rule.isNegated !== rule.rule.isNegated) return false;
      return rule.rule.isNegated
        ? contains(other.network, rule.network)
        : contains(rule.network, other.network);
    };
    const { network, line } = rule.rule;
    yield {
      index,
      reached: { span: network.span, line: line.firstLine + 1, around: around[index] ?? [], covers },
    };
  }
}
