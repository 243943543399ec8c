/** How the `if` and `endif` of a table of rules belong together; all numbers are indices of statements. */
export interface Conditions {
  /** For each `if`, its `endif`. */
  readonly ends: ReadonlyMap<number, number>;
  readonly withoutEndif: readonly number[];
  /** `endif`s that the driver skips. */
  readonly withoutIf: readonly number[];
}

/** Pairs each `endif` with the last open `if`, as all drivers of tables of rules do. */
export function pairConditions(statements: readonly { readonly kind: string }[]): Conditions {
  const ends = new Map<number, number>();
  const open: number[] = [];
  const withoutIf: number[] = [];
  statements.forEach(({ kind }, index) => {
    if (kind === 'if') open.push(index);
    if (kind !== 'endif') return;
    const start = open.pop();
    if (start === undefined) withoutIf.push(index);
    else ends.set(start, index);
  });
  return { ends, withoutEndif: open.toReversed(), withoutIf };
}
