import type { MacroPart, MacroText, NamedExpression, Operand, ReferencePart } from '../syntax/macro.ts';
import { expand, isNotEmpty, type Lookup } from './expand.ts';

/** Why an expression stands for what it stands for. */
export type Reason =
  | { readonly kind: 'value'; readonly name: string; readonly value: string }
  | { readonly kind: 'no-value'; readonly name: string }
  /** `${name?…}` and its like. */
  | { readonly kind: 'condition'; readonly name: string; readonly isSet: boolean; readonly result: string }
  /** Both sides expanded. */
  | {
      readonly kind: 'comparison';
      readonly left: string;
      readonly operator: string;
      readonly right: string;
      readonly holds: boolean;
      readonly result: string;
    };

/** One expression of a value is replaced, wherever it stands. */
export interface ExpansionStep {
  /** As it is written. */
  readonly expression: string;
  readonly reason: Reason;
  /** The whole value after the step. */
  readonly value: string;
}

/** How a value becomes what Postfix works with. */
export interface ExpansionChain {
  /** The value as it is written. */
  readonly start: string;
  readonly steps: readonly ExpansionStep[];
  /** The names on the way to a value that cannot be expanded; absent where all went well. */
  readonly stoppedAt?: readonly string[];
  /** There would be more steps than anybody reads. */
  readonly isCut: boolean;
}

/** A part of the value, and the names whose values it came from, outermost first. */
interface Piece {
  readonly part: MacroPart;
  readonly path: readonly string[];
}

type ReferencePiece = Piece & { readonly part: ReferencePart };

/** Beyond this many steps, or parts of a value, nobody reads on. */
const maxSteps = 200;
const maxPieces = 5000;

/**
 * Expands a value in steps: each replaces the leftmost expression, and all that are spelled like it, by what
 * it stands for. The last step's value is what `expand` gives; `$$` stays `$$` on the way. `holder` is the
 * name of the parameter.
 */
export function explainExpansion(text: MacroText, lookup: Lookup, holder: string): ExpansionChain {
  let pieces: Piece[] = text.parts.map((part) => ({ part, path: [holder] }));
  const start = render(pieces);
  const steps: ExpansionStep[] = [];
  let isBroken = text.broken !== undefined;
  for (;;) {
    const next = pieces.find(isReference);
    if (!next || isBroken) {
      return { start, steps, isCut: false, ...(isBroken && { stoppedAt: next?.path ?? [holder] }) };
    }
    if (steps.length >= maxSteps || pieces.length > maxPieces) return { start, steps, isCut: true };
    const found = evaluate(next, lookup);
    if (!found) return { start, steps, isCut: false, stoppedAt: next.path };
    pieces = pieces.flatMap((piece) => (isSame(piece, next) ? placed(found, piece.path) : [piece]));
    steps.push({ expression: render([next]), reason: found.reason, value: render(pieces) });
    isBroken = found.value.broken !== undefined;
  }
}

function isReference(piece: Piece): piece is ReferencePiece {
  return piece.part.kind === 'reference';
}

/** What an expression stands for; `name` is the one whose value it is. */
interface Found {
  readonly reason: Reason;
  readonly value: MacroText;
  readonly name?: string;
}

const nothing: MacroText = { parts: [] };

/** Undefined where Postfix gives up: a mistake in the expression, or a name that reaches itself. */
function evaluate({ part, path }: ReferencePiece, lookup: Lookup): Found | undefined {
  const { expression } = part;
  if (expression.kind === 'error') return undefined;
  if (expression.kind === 'comparison') return evaluateComparison(part, lookup);
  return expression.branches ? evaluateCondition(expression, lookup) : expandName(expression, path, lookup);
}

function expandName({ name, nameSpan }: NamedExpression, path: readonly string[], lookup: Lookup) {
  if (path.includes(name)) return undefined;
  const value = lookup(name, nameSpan);
  if (!value) return { reason: { kind: 'no-value' as const, name }, value: nothing };
  return { reason: { kind: 'value' as const, name, value: renderText(value) }, value, name };
}

function evaluateCondition({ name, nameSpan, branches }: NamedExpression, lookup: Lookup): Found | undefined {
  if (branches?.error) return undefined;
  const found = lookup(name, nameSpan);
  const isSet = found !== undefined && isNotEmpty(found);
  const value = textOf(isSet ? branches?.whenTrue : branches?.whenFalse);
  return { reason: { kind: 'condition', name, isSet, result: renderText(value) }, value };
}

function evaluateComparison(part: ReferencePart, lookup: Lookup): Found | undefined {
  const { expression } = part;
  if (expression.kind !== 'comparison') return undefined;
  const { branches, ...comparison } = expression;
  if (branches && ('kind' in branches || branches.error)) return undefined;
  const decided = expand({ parts: [{ ...part, expression: comparison }] }, lookup);
  if (decided.failed) return undefined;
  const holds = decided.text !== '';
  const value = branches ? textOf(holds ? branches.whenTrue : branches.whenFalse) : literal(decided.text);
  const { level, operator, left, right } = comparison;
  return {
    reason: {
      kind: 'comparison',
      left: expand(left.parse(), lookup).text,
      operator: level ? `${operator}level` : operator,
      right: expand(right.parse(), lookup).text,
      holds,
      result: renderText(value),
    },
    value,
  };
}

function textOf(operand: Operand | undefined): MacroText {
  return operand?.parse() ?? nothing;
}

function literal(text: string): MacroText {
  return text === '' ? nothing : { parts: [{ kind: 'literal', text }] };
}

/** Expressions that are spelled alike stand for the same. */
function isSame(piece: Piece, { part }: ReferencePiece): boolean {
  return isReference(piece) && piece.part.inner.trim() === part.inner.trim();
}

function placed({ value, name }: Found, path: readonly string[]): Piece[] {
  const inside = name === undefined ? path : [...path, name];
  return value.parts.map((part) => ({ part, path: inside }));
}

function renderText({ parts }: MacroText): string {
  return render(parts.map((part) => ({ part, path: [] })));
}

/** The pieces as they would be written in main.cf. */
function render(pieces: readonly Piece[]): string {
  return pieces.reduceRight((after, { part }) => spell(part, after) + after, '');
}

function spell(part: MacroPart, after: string): string {
  if (part.kind === 'literal') return part.text.replaceAll('$', '$$$$');
  const { bracket, inner } = part;
  if (bracket === '(') return `$(${inner})`;
  return bracket === '{' || /^\w/.test(after) ? `\${${inner}}` : `$${inner}`;
}
