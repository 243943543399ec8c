const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const DIGIT_MASK = DIGITS - 1;

/** The numbers 0 to `keys.length - 1` in ascending order of their keys; those with equal keys stay in order. */
export function sortedByKey(keys: Uint32Array): Uint32Array {
  let order = numbersBelow(keys.length);
  let spare = new Uint32Array(keys.length);
  const counts = new Uint32Array(DIGITS);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    if (!countDigits(keys, shift, counts)) continue;
    for (let i = 0; i < order.length; i++) {
      const number = order[i] ?? 0;
      const digit = ((keys[number] ?? 0) >>> shift) & DIGIT_MASK;
      const place = counts[digit] ?? 0;
      counts[digit] = place + 1;
      spare[place] = number;
    }
    [order, spare] = [spare, order];
  }
  return order;
}

/** 0 to `length - 1`. */
function numbersBelow(length: number): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(length);
  for (let i = 0; i < length; i++) numbers[i] = i;
  return numbers;
}

/** Makes `counts` the first place of each digit; false where all keys have the same one. */
function countDigits(keys: Uint32Array, shift: number, counts: Uint32Array): boolean {
  counts.fill(0);
  for (let i = 0; i < keys.length; i++) {
    const digit = ((keys[i] ?? 0) >>> shift) & DIGIT_MASK;
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  let place = 0;
  let used = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = counts[digit] ?? 0;
    if (count > 0) used++;
    counts[digit] = place;
    place += count;
  }
  return used > 1;
}
