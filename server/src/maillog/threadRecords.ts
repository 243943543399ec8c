/** The fields of a thread's record. Numbers of threads and links are kept plus 1, so that 0 says "none". */
export const Field = {
  firstLine: 0,
  lastLine: 1,
  /** Seconds since 1970 as 32 bits without a sign, here and in `end`: read them with `>>> 0`. */
  start: 2,
  end: 3,
  flags: 4,
  lines: 5,
  /** Host and instance, 16 bits each. */
  origin: 6,
  /** The thread before with the same queue ID. */
  previous: 7,
  /** The queue ID's bytes, padded with zeros: four numbers. */
  id: 8,
  sender: 12,
  client: 13,
  saslUser: 14,
  size: 15,
  linksOut: 16,
  linksIn: 17,
} as const;

/** So many numbers of four bytes hold nearly every one. */
export const ID_WORDS = 4;

const WIDTH = 18;
const SEGMENT_BITS = 12;
const SEGMENT_MASK = (1 << SEGMENT_BITS) - 1;

/**
 * One record a thread: all that is kept of it lies together, because it is used together. Segments of fixed size, so
 * that growing copies nothing.
 */
export interface ThreadRecords {
  readonly length: number;
  get(thread: number, field: number): number;
  set(thread: number, field: number, value: number): void;
  /** Adds a record of zeros and returns its number. */
  add(): number;
  /** Where a thread's record lies: for code that uses many of its fields at once. */
  segment(thread: number): Int32Array;
  base(thread: number): number;
}

const NO_SEGMENT = new Int32Array(0);

export function createThreadRecords(): ThreadRecords {
  const segments: Int32Array[] = [];
  const records = {
    length: 0,
    get(thread: number, field: number): number {
      const segment = segments[thread >>> SEGMENT_BITS];
      return segment === undefined ? 0 : (segment[(thread & SEGMENT_MASK) * WIDTH + field] ?? 0);
    },
    set(thread: number, field: number, value: number): void {
      const segment = segments[thread >>> SEGMENT_BITS];
      if (segment !== undefined) segment[(thread & SEGMENT_MASK) * WIDTH + field] = value;
    },
    add(): number {
      if ((records.length & SEGMENT_MASK) === 0) segments.push(new Int32Array(WIDTH << SEGMENT_BITS));
      return records.length++;
    },
    segment: (thread: number): Int32Array => segments[thread >>> SEGMENT_BITS] ?? NO_SEGMENT,
    base: (thread: number): number => (thread & SEGMENT_MASK) * WIDTH,
  };
  return records;
}
