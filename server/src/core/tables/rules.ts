import type { Conditions } from '../syntax/patternTable.ts';

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
