/** Numbered texts of which there come more and more, as an `Interner` has them. */
export interface NumberedTexts {
  readonly size: number;
  text(number: number): string;
}

/** The alphabetical order of numbered texts. */
export interface TextOrder {
  /** The rank of every text at its number, upper and lower case alike. Computed anew where there are more texts. */
  ranks(): Uint32Array;
}

/** So many new texts are put into place one by one; beyond, all are sorted. */
const FEW = 2000;

export function createTextOrder(texts: NumberedTexts): TextOrder {
  let order = new Uint32Array(0);
  let ranks = new Uint32Array(0);

  const update = (): void => {
    const fresh = Uint32Array.from({ length: texts.size - order.length }, (_, i) => order.length + i);
    order = fresh.length > FEW ? sortAll(texts) : insert(texts, order, fresh);
    ranks = new Uint32Array(order.length);
    for (let rank = 0; rank < order.length; rank++) ranks[order[rank] ?? 0] = rank;
  };

  return {
    ranks() {
      if (ranks.length !== texts.size) update();
      return ranks;
    },
  };
}

function keyOf(texts: NumberedTexts, number: number): string {
  return texts.text(number).toLowerCase();
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function sortAll(texts: NumberedTexts): Uint32Array<ArrayBuffer> {
  const keys = Array.from({ length: texts.size }, (_, number) => keyOf(texts, number));
  return Uint32Array.from(keys.keys()).sort(
    (one, other) => compare(keys[one] ?? '', keys[other] ?? '') || one - other,
  );
}

/** `order` with the numbers `fresh` at their places. */
function insert(texts: NumberedTexts, order: Uint32Array, fresh: Uint32Array): Uint32Array<ArrayBuffer> {
  const placed = Array.from(fresh, (number) => {
    const key = keyOf(texts, number);
    return { number, key, place: placeOf(texts, order, key) };
  }).sort(
    (one, other) => one.place - other.place || compare(one.key, other.key) || one.number - other.number,
  );
  const merged = new Uint32Array(order.length + fresh.length);
  let from = 0;
  for (const [i, { number, place }] of placed.entries()) {
    merged.set(order.subarray(from, place), from + i);
    merged[place + i] = number;
    from = place;
  }
  merged.set(order.subarray(from), from + placed.length);
  return merged;
}

/** How many texts of the order stand before or at `key`. */
function placeOf(texts: NumberedTexts, order: Uint32Array, key: string): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(keyOf(texts, order[middle] ?? 0), key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
