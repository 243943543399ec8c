import { bytesOf, textOf } from './bytes.ts';
import { createInterner } from './interner.ts';
import { type Kernel, PADDING } from './kernel.ts';
import * as Line from './lineRecord.ts';
import { LONGEST_ID } from './queueId.ts';
import { Field, ID_WORDS, type ThreadRecords } from './threadRecords.ts';

/** Finds threads by queue ID. IDs are kept in the threads' records; equal ones are chained from the latest back. */
export interface IdTable {
  /** How many different IDs there are. */
  readonly size: number;
  /** The latest thread of the ID at `at` in the kernel's records, or -1. Remembers the ID for `link`. */
  latest(at: number): number;
  /** Makes a new record the latest thread of the ID that `latest` was asked for last. */
  link(thread: number): void;
  /** The latest thread of an ID given as text, or -1. */
  latestOfText(id: string): number;
  /** The ID of a thread. */
  text(thread: number): string;
}

export function createIdTable(kernel: Kernel, records: ThreadRecords): IdTable {
  const numbers = kernel.records;
  /** Pairs of hash and thread plus 1; 0 there says "free". */
  let slots = new Int32Array(2048);
  let mask = 1023;
  const words = new Int32Array(ID_WORDS);
  /** IDs too long for the record. Its last number is then minus the number here: text never makes it negative. */
  const longIds = createInterner(kernel);
  let hash = 0;
  let slot = 0;

  const readWords = (at: number): void => {
    for (let i = 0; i < ID_WORDS; i++) words[i] = numbers[at + Line.ID_WORDS + i] ?? 0;
    hash = numbers[at + Line.ID_HASH] ?? 0;
    const start = numbers[at + Line.ID_START] ?? 0;
    const end = numbers[at + Line.ID_END] ?? 0;
    if (end - start > ID_WORDS * 4) words[ID_WORDS - 1] = -longIds.intern(start, end, hash);
  };

  const hasId = (thread: number): boolean => {
    const segment = records.segment(thread);
    const base = records.base(thread) + Field.id;
    for (let i = 0; i < ID_WORDS; i++) if (segment[base + i] !== words[i]) return false;
    return true;
  };

  /** Finds the slot of the ID in `words`, or the free one where it belongs. */
  const seek = (): number => {
    slot = hash & mask;
    for (;;) {
      const thread = (slots[slot * 2 + 1] ?? 0) - 1;
      if (thread < 0 || (slots[slot * 2] === hash && hasId(thread))) return thread;
      slot = (slot + 1) & mask;
    }
  };

  const grow = (): void => {
    const old = slots;
    slots = new Int32Array(old.length * 2);
    mask = old.length - 1;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      let free = (old[i] ?? 0) & mask;
      while (slots[free * 2 + 1] !== 0) free = (free + 1) & mask;
      slots[free * 2] = old[i] ?? 0;
      slots[free * 2 + 1] = old[i + 1] ?? 0;
    }
  };

  const latest = (at: number): number => {
    readWords(at);
    return seek();
  };

  const table = {
    size: 0,
    latest,
    link(thread: number): void {
      const segment = records.segment(thread);
      const base = records.base(thread);
      for (let i = 0; i < ID_WORDS; i++) segment[base + Field.id + i] = words[i] ?? 0;
      const before = slots[slot * 2 + 1] ?? 0;
      segment[base + Field.previous] = before;
      slots[slot * 2] = hash;
      slots[slot * 2 + 1] = thread + 1;
      if (before === 0 && ++table.size * 4 > mask * 3) grow();
    },
    latestOfText(id: string): number {
      const bytes = bytesOf(id);
      if (bytes.length > LONGEST_ID) return -1;
      kernel.block.bytes.set(bytes, kernel.scratch);
      kernel.block.bytes.fill(0, kernel.scratch + bytes.length, kernel.scratch + bytes.length + PADDING);
      return kernel.readIdAlone(kernel.scratch, kernel.scratch + bytes.length) === 0 ? -1 : latest(Line.ID);
    },
    text(thread: number): string {
      const segment = records.segment(thread);
      const base = records.base(thread) + Field.id;
      const last = segment[base + ID_WORDS - 1] ?? 0;
      if (last < 0) return longIds.text(-last);
      const bytes = new Uint8Array(segment.slice(base, base + ID_WORDS).buffer);
      const end = bytes.indexOf(0);
      return textOf(bytes, 0, end < 0 ? bytes.length : end);
    },
  };
  return table;
}
