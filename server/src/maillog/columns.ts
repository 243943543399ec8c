/**
 * Growable tables of numbers in segments of fixed size: growing copies nothing and wastes at most one segment, so that
 * memory stays close to what is stored. Here and in the other tables `length` is a field and no getter: V8 looks up every
 * property of an object literal with a getter in a dictionary, which costs more than the tables' own work.
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
  const column = {
    length: 0,
    get(i: number): number {
      return segments[i >>> SEGMENT_BITS]?.[i & SEGMENT_MASK] ?? 0;
    },
    set(i: number, value: number): void {
      const segment = segments[i >>> SEGMENT_BITS];
      if (segment !== undefined) segment[i & SEGMENT_MASK] = value;
    },
    push(value: number): void {
      const i = column.length++;
      if ((i & SEGMENT_MASK) === 0) segments.push(new Int32Array(SEGMENT_SIZE));
      const segment = segments[i >>> SEGMENT_BITS];
      if (segment !== undefined) segment[i & SEGMENT_MASK] = value;
    },
  };
  return column;
}

/** An empty table of records with `1 << widthBits` fields. */
export function createRecords(widthBits: number): Records {
  const segments: Int32Array[] = [];
  const records = {
    length: 0,
    get(i: number, field: number): number {
      return segments[i >>> SEGMENT_BITS]?.[((i & SEGMENT_MASK) << widthBits) + field] ?? 0;
    },
    set(i: number, field: number, value: number): void {
      const segment = segments[i >>> SEGMENT_BITS];
      if (segment !== undefined) segment[((i & SEGMENT_MASK) << widthBits) + field] = value;
    },
    add(): number {
      if ((records.length & SEGMENT_MASK) === 0) segments.push(new Int32Array(SEGMENT_SIZE << widthBits));
      return records.length++;
    },
  };
  return records;
}
