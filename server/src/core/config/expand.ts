import type {
  Branches,
  Comparison,
  ComparisonOperator,
  MacroPart,
  MacroSyntaxError,
  MacroText,
  NamedExpression,
  ReferencePart,
} from '../syntax/macro.ts';
import type { Span } from '../text/span.ts';
import { parseCompatLevel } from './compatLevel.ts';

/** A problem met while a value was expanded or scanned. */
export interface MacroProblem {
  readonly code: MacroSyntaxError['code'] | 'macro-loop' | 'macro-level' | 'macro-number';
  /** In the words of mac_expand(3). */
  readonly words: string;
  /** Where it stands in the value of `holder`. */
  readonly place?: Span;
  /** The parameter whose value was being read; absent for a text of no parameter. */
  readonly holder?: string;
  /** The names that led there, outermost first. */
  readonly path: readonly string[];
}

export interface Expansion {
  readonly text: string;
  readonly failed: boolean;
  readonly problems: readonly MacroProblem[];
  /** It outgrew all reason and was given up. */
  readonly tooLong: boolean;
}

/** How a name is looked up: its value, parsed; undefined where it has none. `place` is where it is used. */
export type Lookup = (name: string, place: Span) => MacroText | undefined;

/** mac_expand(3) gives up beyond this many callbacks within each other. */
const deepest = 100;

/** Longer results, in characters, and more work help nobody: values that double themselves end here. */
const maxLength = 1 << 20;
const maxSteps = 1 << 20;
const maxPath = 400;

interface Run {
  readonly lookup: Lookup;
  /** Look at all branches and into no value, as mac_expand(3) does with MAC_EXP_FLAG_SCAN. */
  readonly scanning: boolean;
  readonly problems: MacroProblem[];
  readonly path: string[];
  comparisons: number;
  /** So many names of the path lead to the operand that is being read; 0 outside of operands. */
  operandOf: number;
  steps: number;
  length: number;
  tooLong: boolean;
}

/** One mac_expand(3) call: each operand of a comparison gets its own. */
interface Call {
  readonly out: string[];
  level: number;
  failed: boolean;
}

/**
 * Expands a value, recursively, exactly as mac_expand(3) does; problems come in its order.
 * `holder` is the name of the parameter whose value it is.
 */
export function expand(text: MacroText, lookup: Lookup, holder?: string): Expansion {
  const written = plainText(text);
  return written === undefined ? run(text, lookup, false, holder) : { ...plain, text: written };
}

const plain = { failed: false, problems: [], tooLong: false } as const;

/** The text of a value without references; undefined for others. */
function plainText({ parts, broken }: MacroText): string | undefined {
  const [first] = parts;
  if (broken || parts.length > 1 || first?.kind === 'reference') return undefined;
  return first?.text ?? '';
}

/** Reads all of a value, both branches of its conditions too, and calls `onName` for each name in it. */
export function scan(
  text: MacroText,
  onName: (name: string, place: Span) => void,
  holder?: string,
): Expansion {
  if (plainText(text) !== undefined) return { ...plain, text: '' };
  let known = scans.get(text);
  if (!known || known.holder !== holder) {
    const names: Scan['names'] = [];
    const lookup = (name: string, place: Span) => {
      names.push({ name, place });
      return undefined;
    };
    known = { holder, names, expansion: run(text, lookup, true, holder) };
    scans.set(text, known);
  }
  for (const { name, place } of known.names) onName(name, place);
  return known.expansion;
}

/** What was read of a value; that depends on nothing but the value. */
interface Scan {
  readonly holder: string | undefined;
  readonly names: { readonly name: string; readonly place: Span }[];
  readonly expansion: Expansion;
}

const scans = new WeakMap<MacroText, Scan>();

function run(text: MacroText, lookup: Lookup, scanning: boolean, holder?: string): Expansion {
  const state: Run = {
    lookup,
    scanning,
    problems: [],
    path: holder === undefined ? [] : [holder],
    comparisons: 0,
    operandOf: 0,
    steps: 0,
    length: 0,
    tooLong: false,
  };
  const call = newCall();
  expandText(state, call, text);
  return {
    text: call.out.join(''),
    failed: call.failed,
    problems: state.problems,
    tooLong: state.tooLong,
  };
}

function newCall(): Call {
  return { out: [], level: 0, failed: false };
}

/**
 * After a failure in one of its parts mac_parse(3) reads on, up to the next bracket, and may find more to
 * say; of a failure before it was called it knows nothing.
 */
function expandText(run: Run, call: Call, { parts, broken }: MacroText): void {
  let hasFailed = false;
  for (const part of parts) {
    if (hasFailed && part.kind === 'reference' && part.bracket !== '') return;
    if (hasFailed && part.kind === 'literal' && part === parts.at(-1) && !broken) return;
    expandPart(run, call, part);
    hasFailed = call.failed;
    if (run.tooLong) return;
  }
  if (!broken) return;
  const isEmptyBrackets = broken.code === 'empty-macro-name' && broken.span.end - broken.span.start > 1;
  if (!(hasFailed && isEmptyBrackets)) report(run, broken.code, broken.words, broken.span);
  call.failed = true;
}

function expandPart(run: Run, call: Call, part: MacroPart): void {
  if (++run.steps > maxSteps || run.length > maxLength || run.path.length > maxPath) {
    giveUp(run, call);
    return;
  }
  if (call.level++ > deepest) {
    call.failed = true;
    const name = part.kind === 'literal' ? part.text : part.inner;
    const place = part.kind === 'literal' ? undefined : part.span;
    report(run, 'macro-loop', `unreasonable macro call nesting: "${name}"`, place);
  }
  if (call.failed) return;
  if (part.kind === 'reference') expandReference(run, call, part);
  else if (!run.scanning) emit(run, call, part.text);
  if (!call.failed) call.level--;
}

function giveUp(run: Run, call: Call): void {
  run.tooLong = true;
  call.failed = true;
}

function emit(run: Run, call: Call, text: string): void {
  call.out.push(text);
  run.length += text.length;
}

function expandReference(run: Run, call: Call, { expression }: ReferencePart): void {
  switch (expression.kind) {
    case 'error':
      fail(run, call, expression);
      return;
    case 'named':
      expandNamed(run, call, expression);
      return;
    case 'comparison':
      expandComparison(run, call, expression);
  }
}

function expandNamed(run: Run, call: Call, { name, nameSpan, branches }: NamedExpression): void {
  const value = run.lookup(name, nameSpan);
  if (branches) {
    expandBranches(run, call, branches, value !== undefined && isNotEmpty(value));
    return;
  }
  if (!value) return;
  if (reachesOperandAgain(run, name)) {
    report(run, 'macro-loop', `unreasonable macro call nesting: "${name}"`, nameSpan);
    call.failed = true;
    return;
  }
  run.path.push(name);
  expandText(run, call, value);
  run.path.pop();
}

/** For an operand Postfix counts anew, and would never notice that it is about to be its own part. */
function reachesOperandAgain({ path, operandOf }: Run, name: string): boolean {
  const at = path.indexOf(name);
  return at !== -1 && at < operandOf;
}

/** Whether `${name?…}` counts a value as set: it holds something, whatever that expands to. */
export function isNotEmpty(value: MacroText): boolean {
  return value.parts.length > 0 || value.broken !== undefined;
}

/** What a comparison without branches gives when it holds; it is read as any value. */
const holding: MacroText = { parts: [{ kind: 'literal', text: 'true' }] };

function expandComparison(run: Run, call: Call, comparison: Comparison): void {
  const { left, right, branches } = comparison;
  run.steps += (left.text.length + right.text.length) >> 6;
  if (run.comparisons > maxPath) {
    giveUp(run, call);
    return;
  }
  const outer = run.operandOf;
  run.comparisons++;
  run.operandOf = run.path.length;
  const [leftCall, rightCall] = [newCall(), newCall()];
  expandText(run, leftCall, left.parse());
  expandText(run, rightCall, right.parse());
  run.operandOf = outer;
  run.comparisons--;
  const delta = run.scanning ? 0 : compare(run, comparison, leftCall.out.join(''), rightCall.out.join(''));
  if (leftCall.failed || rightCall.failed || delta === undefined) {
    call.failed = true;
    return;
  }
  const holds = decide(comparison.operator, delta);
  if (!branches) {
    if (holds && !run.scanning) expandText(run, call, holding);
  } else if ('kind' in branches) {
    fail(run, call, branches);
  } else {
    expandBranches(run, call, branches, holds);
  }
}

function expandBranches(run: Run, call: Call, branches: Branches, holds: boolean): void {
  const { whenTrue, whenFalse, error } = branches;
  if (whenTrue && (holds || run.scanning)) expandText(run, call, whenTrue.parse());
  if (whenFalse && (!holds || run.scanning)) expandText(run, call, whenFalse.parse());
  if (error) fail(run, call, error);
}

/** Negative, zero or positive; undefined, with a problem reported, where they do not compare. */
function compare(run: Run, comparison: Comparison, left: string, right: string): number | undefined {
  if (comparison.level) return compareLevels(run, comparison, left, right);
  if (!isDigits(left) || !isDigits(right)) return compareOrder(left, right);
  const [a, b] = [BigInt(left), BigInt(right)];
  const longest = 2n ** 63n - 1n;
  if (a <= longest && b <= longest) return compareOrder(a, b);
  const bad = a > longest ? left : right;
  report(run, 'macro-number', `mac_exp_eval: bad conversion: ${bad}`, comparison.left.span);
  return undefined;
}

function compareLevels(run: Run, comparison: Comparison, left: string, right: string): number | undefined {
  const a = parseCompatLevel(left);
  const b = parseCompatLevel(right);
  if (a !== undefined && b !== undefined) return a - b;
  const [bad, place] = a === undefined ? [left, comparison.left.span] : [right, comparison.right.span];
  report(run, 'macro-level', `malformed compatibility level syntax: "${bad}"`, place);
  return undefined;
}

function compareOrder<T extends string | bigint>(left: T, right: T): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function isDigits(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

function decide(operator: ComparisonOperator, delta: number): boolean {
  switch (operator) {
    case '==':
      return delta === 0;
    case '!=':
      return delta !== 0;
    case '<':
      return delta < 0;
    case '<=':
      return delta <= 0;
    case '>=':
      return delta >= 0;
    case '>':
      return delta > 0;
  }
}

function fail(run: Run, call: Call, { code, words, span }: MacroSyntaxError): void {
  report(run, code, words, span);
  call.failed = true;
}

function report(run: Run, code: MacroProblem['code'], words: string, place?: Span): void {
  const holder = run.path.at(-1);
  run.problems.push({
    code,
    words,
    path: [...run.path],
    ...(place && { place }),
    ...(holder !== undefined && { holder }),
  });
}
