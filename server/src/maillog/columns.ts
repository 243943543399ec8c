/**
 * Growable tables of numbers in segments of fixed size: growing copies nothing and wastes at most one segment, so that
 * memory stays close to what is stored.
 */

const SEGMENT_BITS = 13;
const SEGMENT_SIZE = 1 << SEGMENT_BITS;
const SEGMENT_MASK = SEGMENT_SIZE - 1;

/** One 32-bit integer an entry. */
export interface Column {
  readonly length: number;
  /** The value of entry `i`; 0 past the end. */
  get(i: number): number;
  set(i: number, value: number): void;
  push(value: number): void;
}

/** Entries of several 32-bit integers each, kept together because they are used together. */
export interface Records {
  readonly length: number;
  get(i: number, field: number): number;
  set(i: number, field: number, value: number): void;
  /** Adds an entry of zeros and returns its number. */
  add(): number;
}

/** An empty column. */
export function createColumn(): Column {
  const segments: Int32Array[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    get(i) {
      return segments[i >>> SEGMENT_BITS]?.[i & SEGMENT_MASK] ?? 0;
    },
    set(i, value) {
      const segment = segments[i >>> SEGMENT_BITS];
      if (segment !== undefined) segment[i & SEGMENT_MASK] = value;
    },
    push(value) {
      if ((length & SEGMENT_MASK) === 0) segments.push(new Int32Array(SEGMENT_SIZE));
      const segment = segments[length >>> SEGMENT_BITS];
      if (segment !== undefined) segment[length & SEGMENT_MASK] = value;
      length++;
    },
  };
}

/** An empty table of records with `1 << widthBits` fields. */
export function createRecords(widthBits: number): Records {
  const segments: Int32Array[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    get(i, field) {
      return segments[i >>> SEGMENT_BITS]?.[((i & SEGMENT_MASK) << widthBits) + field] ?? 0;
    },
    set(i, field, value) {
      const segment = segments[i >>> SEGMENT_BITS];
      if (segment !== undefined) segment[((i & SEGMENT_MASK) << widthBits) + field] = value;
    },
    add() {
      if ((length & SEGMENT_MASK) === 0) segments.push(new Int32Array(SEGMENT_SIZE << widthBits));
      return length++;
    },
  };
}
