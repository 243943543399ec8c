import type { ByteBlock } from './bytes.ts';
import { createColumn, createRecords } from './columns.ts';
import { Daemon } from './daemons.ts';
import { createInterner, type Interner } from './interner.ts';
import { Kind } from './kinds.ts';
import type { IdSpan } from './queueId.ts';

/** What a thread went through, as bits. */
export const Flag = {
  /** Its first line is one that begins a message (`client=`, `uid=`). */
  opened: 1,
  /** Its first line is one of cleanup, with which bounces and forwarded mail begin. */
  openedByCleanup: 2,
  messageId: 4,
  queueActive: 8,
  removed: 16,
  deleted: 32,
  requeued: 64,
  /** Refused or discarded as a whole after it had its queue ID: nothing more is to come. */
  refused: 128,
  discarded: 256,
  held: 512,
  expired: 1024,
  /** A recipient or command was refused within the transaction. */
  reject: 2048,
  /** The client's session ended before there was a message. */
  abandoned: 4096,
} as const;

/** Nothing follows under this queue ID. */
export const CLOSED = Flag.removed | Flag.deleted | Flag.requeued;
const FINISHED = Flag.refused | Flag.discarded | Flag.abandoned;

/**
 * Lines this many seconds after the last one can still be late lines of a removed message, or cleanup's line about a
 * message whose client has just gone.
 */
const LATE_SECONDS = 10;

/** The fields of a thread's record. Numbers of threads and links are kept plus 1, so that 0 says "none". */
export const Field = {
  firstLine: 0,
  lastLine: 1,
  start: 2,
  end: 3,
  flags: 4,
  id: 5,
  host: 6,
  instance: 7,
  /** The thread before with the same queue ID. */
  previous: 8,
  sender: 9,
  client: 10,
  saslUser: 11,
  size: 12,
  lines: 13,
  linksOut: 14,
  linksIn: 15,
} as const;

/** Sixteen fields. */
const WIDTH_BITS = 4;

/** Where a line comes from: what tells equal queue IDs apart. */
export interface Origin {
  readonly host: number;
  readonly instance: number;
  /** Whether the instance's own queue manager or cleanup was seen under this name. */
  readonly core: (instance: number) => boolean;
}

export interface Threads {
  readonly length: number;
  readonly ids: Interner;
  get(thread: number, field: number): number;
  set(thread: number, field: number, value: number): void;
  flag(thread: number, flags: number): void;
  unflag(thread: number, flags: number): void;
  has(thread: number, flags: number): boolean;
  /** The thread of a Postfix line that starts with a queue ID; a new one where the line begins another life. */
  assign(block: ByteBlock, id: IdSpan, origin: Origin, kind: number, daemon: number, seconds: number): number;
  /** The latest thread of a queue ID on a host (-1 for any), whatever the instance; -1 where there is none. */
  find(block: ByteBlock, id: IdSpan, host: number): number;
  /** The latest thread with this number in `ids`, or -1. */
  latest(idNumber: number): number;
}

/** A table without threads. A thread is one life of a queue ID on one host and instance. */
export function createThreads(): Threads {
  const ids = createInterner();
  const records = createRecords(WIDTH_BITS);
  /** By number of the ID: its latest thread plus 1. */
  const latestOf = createColumn();
  latestOf.push(0);
  const { get, set } = records;

  const has = (thread: number, flags: number): boolean => (get(thread, Field.flags) & flags) !== 0;

  const open = (id: number, origin: Origin, kind: number, daemon: number, seconds: number): number => {
    const thread = records.add();
    set(thread, Field.id, id);
    set(thread, Field.host, origin.host);
    set(thread, Field.instance, origin.instance);
    set(thread, Field.start, seconds);
    set(thread, Field.flags, openingFlag(kind, daemon));
    set(thread, Field.previous, latestOf.get(id));
    set(thread, Field.firstLine, -1);
    set(thread, Field.lastLine, -1);
    latestOf.set(id, thread + 1);
    return thread;
  };

  const matching = (id: number, host: number, instance: number): number => {
    let thread = latestOf.get(id) - 1;
    while (thread >= 0) {
      if (get(thread, Field.instance) === instance && get(thread, Field.host) === host) return thread;
      thread = get(thread, Field.previous) - 1;
    }
    return -1;
  };

  /** A service with a syslog name of its own writes about a message of the instance that it belongs to. */
  const sharedWithOtherName = (id: number, origin: Origin): number => {
    const thread = latestOf.get(id) - 1;
    if (thread < 0 || get(thread, Field.host) !== origin.host || has(thread, CLOSED)) return -1;
    const other = get(thread, Field.instance);
    if (origin.core(other) && origin.core(origin.instance)) return -1;
    if (origin.core(origin.instance)) set(thread, Field.instance, origin.instance);
    return thread;
  };

  const idNumber = (block: ByteBlock, id: IdSpan): number => {
    const number = ids.intern(block, id.start, id.end);
    if (number === latestOf.length) latestOf.push(0);
    return number;
  };

  return {
    get length() {
      return records.length;
    },
    ids,
    get,
    set,
    flag(thread, flags) {
      set(thread, Field.flags, get(thread, Field.flags) | flags);
    },
    unflag(thread, flags) {
      set(thread, Field.flags, get(thread, Field.flags) & ~flags);
    },
    has,
    assign(block, id, origin, kind, daemon, seconds) {
      const number = idNumber(block, id);
      if (kind === Kind.client || kind === Kind.pickup) return open(number, origin, kind, daemon, seconds);
      const same = matching(number, origin.host, origin.instance);
      const thread = same >= 0 ? same : sharedWithOtherName(number, origin);
      if (thread < 0) return open(number, origin, kind, daemon, seconds);
      const flags = get(thread, Field.flags);
      const late = seconds - get(thread, Field.end) <= LATE_SECONDS;
      return beginsNewLife(flags, kind, daemon, late) ? open(number, origin, kind, daemon, seconds) : thread;
    },
    find(block, id, host) {
      const number = ids.findIn(block, id.start, id.end);
      let thread = number <= 0 ? -1 : latestOf.get(number) - 1;
      while (thread >= 0 && host >= 0 && get(thread, Field.host) !== host)
        thread = get(thread, Field.previous) - 1;
      return thread;
    },
    latest: (number) => latestOf.get(number) - 1,
  };
}

function openingFlag(kind: number, daemon: number): number {
  if (kind === Kind.client || kind === Kind.pickup) return Flag.opened;
  return daemon === Daemon.cleanup ? Flag.openedByCleanup : 0;
}

/** Whether a line with the ID of a thread in the state `flags` cannot belong to it. */
function beginsNewLife(flags: number, kind: number, daemon: number, late: boolean): boolean {
  if ((flags & CLOSED) !== 0) return kind === Kind.queueActive || daemon === Daemon.cleanup || !late;
  if ((flags & FINISHED) === 0) return false;
  if (kind === Kind.queueActive) return true;
  if (kind !== Kind.messageId) return false;
  return (flags & Flag.messageId) !== 0 || ((flags & Flag.abandoned) !== 0 && !late);
}
