import type { SourceText } from '../config/configuration.ts';
import { type Conditions, pairConditions } from '../syntax/conditions.ts';
import {
  type IfRule,
  type MatchRule,
  type Pattern,
  type PatternDialect,
  type PatternStatement,
  type PatternTable,
  parsePatternTable,
} from '../syntax/patternTable.ts';
import { reachedRules, type Verdict } from './conditions.ts';
import type { Expression, ExpressionError, ExpressionLibrary } from './expressions.ts';
import type { Answer } from './lookupTable.ts';

/** A table of expressions with its expressions compiled, as the drivers open it. */
export interface CompiledPatterns {
  readonly tree: PatternTable;
  /** For each statement; those that do not compile are `skipped`, as for the driver. */
  readonly rules: readonly CompiledRule[];
  readonly conditions: Conditions;
}

export type CompiledRule =
  | { readonly kind: 'match'; readonly rule: MatchRule; readonly tests: readonly Test[] }
  | { readonly kind: 'if'; readonly rule: IfRule; readonly tests: readonly Test[] }
  | { readonly kind: 'endif' }
  | { readonly kind: 'skipped'; readonly error?: RuleError };

/** An expression of a rule; all tests must hold. */
export interface Test {
  readonly pattern: Pattern;
  /** Absent where we could not compile it although it may be fine. */
  readonly expression?: Expression;
}

/** Why a rule that reads well is skipped. */
export type RuleError =
  | { readonly kind: 'expression'; readonly pattern: Pattern; readonly error: ExpressionError }
  /** The result names a group that the expression does not have. */
  | { readonly kind: 'no-such-group'; readonly rule: MatchRule; readonly groups: number };

/** Reads a table of expressions and compiles it with `library`. */
export function compilePatterns(
  text: string,
  dialect: PatternDialect,
  library: ExpressionLibrary | undefined,
): CompiledPatterns {
  const tree = parsePatternTable(text, dialect);
  const rules = tree.statements.map((statement) => compileRule(statement, dialect, library));
  return { tree, rules, conditions: pairConditions(rules) };
}

function compileRule(
  statement: PatternStatement,
  dialect: PatternDialect,
  library: ExpressionLibrary | undefined,
): CompiledRule {
  if (statement.kind === 'skipped') return { kind: 'skipped' };
  if (statement.kind === 'endif') return { kind: 'endif' };
  const first = compileTest(statement.pattern, dialect, library);
  if ('error' in first) return { kind: 'skipped', error: first };
  if (statement.kind === 'if') return { kind: 'if', rule: statement, tests: [first] };
  const groups = first.expression?.groups;
  if (groups !== undefined && statement.groups > groups)
    return { kind: 'skipped', error: { kind: 'no-such-group', rule: statement, groups } };
  if (!statement.second) return { kind: 'match', rule: statement, tests: [first] };
  const second = compileTest(statement.second, dialect, library);
  if ('error' in second) return { kind: 'skipped', error: second };
  return { kind: 'match', rule: statement, tests: [first, second] };
}

function compileTest(
  pattern: Pattern,
  dialect: PatternDialect,
  library: ExpressionLibrary | undefined,
): Test | Extract<RuleError, { kind: 'expression' }> {
  const expression = library?.compile(dialect, pattern.source.text, pattern.flags.text);
  if (!expression) return { pattern };
  if (!('words' in expression)) return { pattern, expression };
  return expression.isOurs ? { pattern } : { kind: 'expression', pattern, error: expression };
}

interface Trial {
  readonly verdict: Verdict;
  readonly groups: readonly string[];
  readonly words?: string;
}

/** Looks a key up in a table of expressions: the first rule that matches decides (regexp_table(5)). */
export function lookUpPattern(
  { rules, conditions }: CompiledPatterns,
  { file }: Pick<SourceText, 'file'>,
  key: string,
  table: { readonly type: string; readonly name: string },
): Answer {
  let last: Trial | undefined;
  const trialOf = (index: number): Trial => {
    const rule = rules[index];
    last = rule?.kind === 'match' || rule?.kind === 'if' ? tryRule(rule, key) : undefined;
    return last ?? { verdict: 'no', groups: [] };
  };
  for (const { index, isKnown } of reachedRules(rules, conditions, (index) => trialOf(index).verdict)) {
    const rule = rules[index];
    if (rule?.kind !== 'match' && rule?.kind !== 'if') continue;
    const trial = isKnown ? trialOf(index) : last;
    const place = { file, span: rule.rule.span };
    if (!trial || trial.verdict === 'unknown') {
      const words = trial?.words;
      return { kind: 'depends', reason: 'expression', table, place, ...(words !== undefined && { words }) };
    }
    if (trial.verdict === 'no' || rule.kind === 'if') continue;
    const value = expand(rule.rule, trial.groups);
    // A group that holds a part of a character: Postfix refuses the result, which is not UTF-8.
    if (value.includes('\uFFFD')) return { kind: 'depends', reason: 'refuses', table, place };
    return { kind: 'found', value, place };
  }
  return undefined;
}

function tryRule(rule: Extract<CompiledRule, { kind: 'match' | 'if' }>, key: string): Trial {
  const wanted = rule.kind === 'match' ? rule.rule.groups : 0;
  let groups: readonly string[] = [];
  for (const [index, { pattern, expression }] of rule.tests.entries()) {
    if (!expression) return { verdict: 'unknown', groups };
    const answer = expression.match(key, index === 0 ? wanted : 0);
    if (answer.kind === 'given-up') return { verdict: 'unknown', groups, words: answer.words };
    if ((answer.kind === 'match') === pattern.isNegated) return { verdict: 'no', groups };
    if (answer.kind === 'match' && index === 0) groups = answer.groups;
  }
  return { verdict: 'yes', groups };
}

function expand({ parts }: MatchRule, groups: readonly string[]): string {
  return parts.map((part) => (typeof part === 'number' ? (groups[part - 1] ?? '') : part)).join('');
}
