import {
  type CidrIf,
  type CidrMatch,
  type CidrStatement,
  type CidrTable,
  parseCidrTable,
} from '../syntax/cidrTable.ts';
import { type Conditions, pairConditions } from '../syntax/conditions.ts';
import type { Span } from '../text/span.ts';
import { reachedRules } from './conditions.ts';
import type { Found } from './lookupTable.ts';
import { holds, type Network, type NetworkError, readAddress, readNetwork } from './network.ts';

/** A table of networks, ready for lookups. */
export interface CidrRules {
  readonly tree: CidrTable;
  /** For each statement; those that the driver cannot use are `skipped`. */
  readonly rules: readonly CidrRule[];
  readonly conditions: Conditions;
}

export type CidrRule =
  | { readonly kind: 'match'; readonly rule: CidrMatch; readonly network: Network }
  | { readonly kind: 'if'; readonly rule: CidrIf; readonly network: Network }
  | { readonly kind: 'endif' }
  | { readonly kind: 'skipped'; readonly rule: CidrStatement; readonly error?: NetworkError | NoResult };

export interface NoResult {
  readonly reason: 'no-result';
  readonly words: string;
}

/** Reads a table of networks; any text gives one. */
export function readCidrRules(text: string): CidrRules {
  const tree = parseCidrTable(text);
  const rules = tree.statements.map(readRule);
  return { tree, rules, conditions: pairConditions(rules) };
}

function readRule(statement: CidrStatement): CidrRule {
  if (statement.kind === 'skipped') return { kind: 'skipped', rule: statement };
  if (statement.kind === 'endif') return { kind: 'endif' };
  const network = readNetwork(statement.network.text);
  if ('reason' in network) return { kind: 'skipped', rule: statement, error: network };
  if (statement.kind === 'if') return { kind: 'if', rule: statement, network };
  if (statement.result.text !== '') return { kind: 'match', rule: statement, network };
  return { kind: 'skipped', rule: statement, error: { reason: 'no-result', words: 'no lookup result' } };
}

/** Looks an address up: the first rule that matches decides (cidr_table(5)). Other keys are never found. */
export function lookUpAddress(
  { rules, conditions }: CidrRules,
  file: string,
  key: string,
): Found | undefined {
  const address = readAddress(key);
  if (!address) return undefined;
  const applies = (index: number): boolean => {
    const rule = rules[index];
    if (rule?.kind !== 'match' && rule?.kind !== 'if') return false;
    const isSameFamily = rule.network.bytes.length === address.length;
    return isSameFamily && holds(rule.network, address) !== rule.rule.isNegated;
  };
  for (const { index } of reachedRules(rules, conditions, (at) => (applies(at) ? 'yes' : 'no'))) {
    const rule = rules[index];
    if (rule?.kind !== 'match' || !applies(index)) continue;
    return { kind: 'found', value: rule.rule.result.text, place: { file, span: rule.rule.span } };
  }
  return undefined;
}

/** Rules that the driver skips for their network or for want of a result, with the place of the network. */
export function networkErrors({ rules }: CidrRules): {
  readonly span: Span;
  readonly text: string;
  readonly error: NetworkError | NoResult;
}[] {
  return rules.flatMap((rule) => {
    if (rule.kind !== 'skipped' || !rule.error) return [];
    if (rule.rule.kind !== 'match' && rule.rule.kind !== 'if') return [];
    const { span, text } = rule.rule.network;
    return [{ span, text, error: rule.error }];
  });
}
