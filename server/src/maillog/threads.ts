import { Daemon } from './daemons.ts';
import { createIdTable, type IdTable } from './idTable.ts';
import type { Kernel } from './kernel.ts';
import { Kind } from './kinds.ts';
import { createThreadRecords, Field, type ThreadRecords } from './threadRecords.ts';

export { Field } from './threadRecords.ts';

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
  /** Attempts to deliver had these outcomes; `attemptFlag` tells the flag for a kind of line. */
  sent: 1 << 13,
  deferred: 1 << 14,
  bounced: 1 << 15,
  deliverable: 1 << 16,
  undeliverable: 1 << 17,
  otherOutcome: 1 << 18,
} as const;

/** All flags of attempts. */
export const ATTEMPTS =
  Flag.sent | Flag.deferred | Flag.bounced | Flag.deliverable | Flag.undeliverable | Flag.otherOutcome;

/** The flag that a delivery line of this kind sets: kinds and flags stand in the same order. */
export function attemptFlag(kind: number): number {
  return Flag.sent << (kind - Kind.sent);
}

/** Nothing follows under this queue ID. */
export const CLOSED = Flag.removed | Flag.deleted | Flag.requeued;
const FINISHED = Flag.refused | Flag.discarded | Flag.abandoned;

/**
 * Lines this many seconds after the last one can still be late lines of a removed message, or cleanup's line about a
 * message whose client has just gone.
 */
const LATE_SECONDS = 10;

/** Where a line comes from: what tells equal queue IDs apart. */
export interface Origin {
  readonly host: number;
  readonly instance: number;
  /** Whether the instance's own queue manager or cleanup was seen under this name. */
  readonly core: (instance: number) => boolean;
}

export interface Threads {
  readonly length: number;
  readonly ids: IdTable;
  get(thread: number, field: number): number;
  set(thread: number, field: number, value: number): void;
  flag(thread: number, flags: number): void;
  unflag(thread: number, flags: number): void;
  has(thread: number, flags: number): boolean;
  host(thread: number): number;
  instance(thread: number): number;
  /**
   * The thread of a Postfix line that starts with the queue ID at `id` in the kernel's records; a new one where the line
   * begins another life.
   */
  assign(id: number, origin: Origin, kind: number, daemon: number, seconds: number): number;
  /** Makes a line the last one of its thread; returns the one before, -1 for the first. */
  attach(thread: number, line: number, seconds: number): number;
  /**
   * The latest thread of the queue ID at `id` in the kernel's records on a host (-1 for any), whatever the instance; -1
   * where there is none.
   */
  find(id: number, host: number): number;
}

/** A table without threads. A thread is one life of a queue ID on one host and instance. */
export function createThreads(kernel: Kernel): Threads {
  const records = createThreadRecords();
  const ids = createIdTable(kernel, records);
  const { get, set } = records;

  const open = (origin: Origin, kind: number, daemon: number, seconds: number): number => {
    const thread = records.add();
    threads.length = records.length;
    const segment = records.segment(thread);
    const base = records.base(thread);
    segment[base + Field.origin] = originOf(origin.host, origin.instance);
    segment[base + Field.start] = seconds;
    segment[base + Field.flags] = openingFlag(kind, daemon);
    segment[base + Field.firstLine] = -1;
    segment[base + Field.lastLine] = -1;
    ids.link(thread);
    return thread;
  };

  const threads = {
    length: 0,
    ids,
    get,
    set,
    flag(thread: number, flags: number): void {
      set(thread, Field.flags, get(thread, Field.flags) | flags);
    },
    unflag(thread: number, flags: number): void {
      set(thread, Field.flags, get(thread, Field.flags) & ~flags);
    },
    has: (thread: number, flags: number): boolean => (get(thread, Field.flags) & flags) !== 0,
    host: (thread: number): number => hostOf(get(thread, Field.origin)),
    instance: (thread: number): number => get(thread, Field.origin) & 0xffff,
    assign(id: number, origin: Origin, kind: number, daemon: number, seconds: number): number {
      const latest = ids.latest(id);
      if (latest < 0 || kind === Kind.client || kind === Kind.pickup)
        return open(origin, kind, daemon, seconds);
      const thread = sameOrigin(records, latest, origin);
      if (thread < 0) return open(origin, kind, daemon, seconds);
      const segment = records.segment(thread);
      const base = records.base(thread);
      const flags = segment[base + Field.flags] ?? 0;
      if ((flags & (CLOSED | FINISHED)) === 0) return thread;
      const late = seconds - ((segment[base + Field.end] ?? 0) >>> 0) <= LATE_SECONDS;
      return beginsNewLife(flags, kind, daemon, late) ? open(origin, kind, daemon, seconds) : thread;
    },
    attach(thread: number, line: number, seconds: number): number {
      const segment = records.segment(thread);
      const base = records.base(thread);
      const before = segment[base + Field.lastLine] ?? -1;
      if (before < 0) segment[base + Field.firstLine] = line;
      segment[base + Field.lastLine] = line;
      segment[base + Field.end] = seconds;
      segment[base + Field.lines] = (segment[base + Field.lines] ?? 0) + 1;
      return before;
    },
    find(id: number, host: number): number {
      let thread = ids.latest(id);
      while (thread >= 0 && host >= 0 && hostOf(get(thread, Field.origin)) !== host) {
        thread = get(thread, Field.previous) - 1;
      }
      return thread;
    },
  };
  return threads;
}

function originOf(host: number, instance: number): number {
  return (host << 16) | (instance & 0xffff);
}

function hostOf(origin: number): number {
  return origin >>> 16;
}

/** The latest thread of the chain from `latest` back that this origin's line can belong to, or -1. */
function sameOrigin(records: ThreadRecords, latest: number, origin: Origin): number {
  const wanted = originOf(origin.host, origin.instance);
  for (let thread = latest; thread >= 0; thread = records.get(thread, Field.previous) - 1) {
    if (records.get(thread, Field.origin) === wanted) return thread;
  }
  return sharedWithOtherName(records, latest, origin);
}

/** A service with a syslog name of its own writes about a message of the instance that it belongs to. */
function sharedWithOtherName(records: ThreadRecords, latest: number, origin: Origin): number {
  const known = records.get(latest, Field.origin);
  if (hostOf(known) !== origin.host || (records.get(latest, Field.flags) & CLOSED) !== 0) return -1;
  const ownCore = origin.core(origin.instance);
  if (ownCore && origin.core(known & 0xffff)) return -1;
  if (ownCore) records.set(latest, Field.origin, originOf(origin.host, origin.instance));
  return latest;
}

function openingFlag(kind: number, daemon: number): number {
  if (kind === Kind.client || kind === Kind.pickup) return Flag.opened;
  return daemon === Daemon.cleanup ? Flag.openedByCleanup : 0;
}

/** Whether a line with the ID of a thread in the state `flags` cannot belong to it. */
function beginsNewLife(flags: number, kind: number, daemon: number, late: boolean): boolean {
  if ((flags & CLOSED) !== 0) return kind === Kind.queueActive || daemon === Daemon.cleanup || !late;
  if (kind === Kind.queueActive) return true;
  if (kind !== Kind.messageId) return false;
  return (flags & Flag.messageId) !== 0 || ((flags & Flag.abandoned) !== 0 && !late);
}
