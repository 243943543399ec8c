import type { Conditions } from '../syntax/patternTable.ts';

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
