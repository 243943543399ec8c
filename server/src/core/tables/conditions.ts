import type { Conditions } from '../syntax/conditions.ts';

/** What one rule of a table of rules says to a key. */
export type Verdict = 'yes' | 'no' | 'unknown';

/**
 * The rules of a table that a lookup comes to, in order: those behind an `if` only where that holds. An `if`
 * without `endif` that does not hold ends the table. `verdict` is asked about each `if` that is reached;
 * where it does not know, the walk ends with the index of that `if` and `isKnown` false.
 */
export function* reachedRules(
  statements: readonly { readonly kind: string }[],
  { ends, withoutIf }: Conditions,
  verdict: (index: number) => Verdict,
): Generator<{ readonly index: number; readonly isKnown: boolean }> {
  const strays = new Set(withoutIf);
  for (let index = 0; index < statements.length; index++) {
    const kind = statements[index]?.kind;
    if (kind === 'match') yield { index, isKnown: true };
    if (kind !== 'if' || strays.has(index)) continue;
    const answer = verdict(index);
    if (answer === 'unknown') {
      yield { index, isKnown: false };
      return;
    }
    const end = ends.get(index);
    if (answer === 'no' && end === undefined) return;
    if (answer === 'no' && end !== undefined) index = end;
  }
}

/**
 * For each statement of a table of rules, the `if`s around it, outermost first, as indices. A rule is reached
 * only where they all hold.
 */
export function enclosingConditions(
  rules: readonly { readonly kind: string }[],
  { ends }: Conditions,
): readonly (readonly number[])[] {
  const endifs = new Set(ends.values());
  let open: readonly number[] = [];
  return rules.map(({ kind }, index) => {
    if (endifs.has(index)) open = open.slice(0, -1);
    const around = open;
    if (kind === 'if') open = [...open, index];
    return around;
  });
}

/** Whether what lies inside `outer` has been looked at wherever what lies inside `inner` is. */
export function isAround(outer: readonly number[], inner: readonly number[]): boolean {
  return outer.length <= inner.length && outer.every((condition, index) => inner[index] === condition);
}
