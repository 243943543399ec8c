import { bytesOf, textOf } from './bytes.ts';
import * as Flag from './flag.ts';
import type { Interner } from './interner.ts';
import type { Kernel } from './kernel.ts';
import { THREAD_BITS } from './kernelTerms.ts';
import { Kind } from './kinds.ts';
import { LONGEST_ID } from './queueId.ts';
import * as Field from './threadField.ts';

export { Field, Flag };

/** The flag that a delivery line of this kind sets: kinds and flags stand in the same order. */
export function attemptFlag(kind: number): number {
  return Flag.sent << (kind - Kind.sent);
}

/** Finds threads by queue ID. */
export interface IdTable {
  /** How many different IDs there are. */
  readonly size: number;
  /** The latest thread of an ID given as text, or -1. */
  latestOfText(id: string): number;
  /** The ID of a thread. */
  text(thread: number): string;
}

/** A thread is one life of a queue ID on one host and instance. */
export interface Threads {
  readonly length: number;
  readonly ids: IdTable;
  get(thread: number, field: number): number;
  set(thread: number, field: number, value: number): void;
  has(thread: number, flags: number): boolean;
  host(thread: number): number;
  instance(thread: number): number;
  /** To be called when the kernel has read lines. */
  refresh(): void;
}

/** The kernel's threads. */
export function createThreads(kernel: Kernel, longIds: Interner): Threads {
  const { own } = kernel;
  const directory = own.threadDirectory.value;

  const record = (thread: number): number => kernel.entry(directory, thread, THREAD_BITS, Field.WIDTH);

  const get = (thread: number, field: number): number =>
    thread >= 0 && thread < threads.length ? (kernel.numbers[record(thread) + field] ?? 0) : 0;

  const idText = (thread: number): string => {
    const last = get(thread, Field.id + Field.ID_WORDS - 1);
    if (last < 0) return longIds.text(-last);
    const start = (record(thread) + Field.id) * 4;
    const bytes = kernel.bytes.subarray(start, start + Field.ID_WORDS * 4);
    const end = bytes.indexOf(0);
    return textOf(bytes, 0, end < 0 ? bytes.length : end);
  };

  const ids = {
    size: 0,
    latestOfText(id: string): number {
      const bytes = bytesOf(id);
      if (bytes.length > LONGEST_ID) return -1;
      const { start, end } = kernel.put(bytes);
      return own.findId(start, end);
    },
    text: idText,
  };

  const threads = {
    length: 0,
    ids,
    get,
    set(thread: number, field: number, value: number): void {
      kernel.numbers[record(thread) + field] = value;
    },
    has: (thread: number, flags: number): boolean => (get(thread, Field.flags) & flags) !== 0,
    host: (thread: number): number => get(thread, Field.origin) >>> 16,
    instance: (thread: number): number => get(thread, Field.origin) & 0xffff,
    refresh(): void {
      threads.length = own.threadCount.value;
      ids.size = own.idCount.value;
    },
  };
  return threads;
}
