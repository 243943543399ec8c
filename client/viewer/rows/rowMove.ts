/** The row that a key leads to from `row` (-1 for none) in a list of `count`; undefined for other keys. */
export function rowMove(
  { key, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  row: number,
  count: number,
  perPage: number,
): number | undefined {
  const target = altKey || ctrlKey || metaKey ? undefined : targetOf(key, row, count, perPage);
  if (target === undefined || count === 0) return undefined;
  return Math.min(Math.max(target, 0), count - 1);
}

function targetOf(key: string, row: number, count: number, perPage: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return row + 1;
    case 'ArrowUp':
      return row - 1;
    case 'PageDown':
      return Math.max(row, 0) + perPage;
    case 'PageUp':
      return row - perPage;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
