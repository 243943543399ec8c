/** Threads: each is one life of a queue ID on one host and instance. They are found by their ID. */
import * as Daemon from '../src/maillog/daemon';
import * as Flag from '../src/maillog/flag';
import {
  LONG_IDS,
  THREAD_BITS,
  WRITER_DAEMON_SHIFT,
  WRITER_INSTANCE_SHIFT,
} from '../src/maillog/kernelTerms';
import * as Kind from '../src/maillog/kind';
import * as Field from '../src/maillog/threadField';
import { intern } from './interner';
import { QueueId } from './line';
import { entry, extend } from './memory';
import { createSlots, doubleSlots, fillSlot, SLOT_BYTES, slotHash, slotValue } from './slots';

const RECORD_BYTES: usize = Field.WIDTH * 4;
/** IDs longer than this have their end in an interner. */
const SHORT_BYTES: usize = 16;
/**
 * Lines this many seconds after the last one can still be late lines of a removed message, or cleanup's line about a
 * message whose client has just gone.
 */
const LATE_SECONDS: i64 = 10;

export const threadDirectory: usize = memory.data(65_536, 16);
export let threadCount = 0;
/** How many different IDs there are. */
export let idCount = 0;

/** For each ID its hash and its latest thread plus 1. */
let mask: u32 = 1023;
let slots: usize = createSlots(mask);
/** The slot where the last search ended. */
let found: usize = 0;

/** 1 for the instances of which cleanup, qmgr or their like wrote: they have a queue of their own. */
const cores: usize = memory.data(65_536, 16);

export function markCore(instance: u32): void {
  store<u8>(cores + (instance & 0xffff), 1);
}

/** The address of a thread's record. */
export function threadAt(thread: i32): usize {
  return entry(threadDirectory, thread, THREAD_BITS, RECORD_BYTES);
}

export function getField(record: usize, field: i32): i32 {
  return load<i32>(record + ((<usize>field) << 2));
}

export function setField(record: usize, field: i32, value: i32): void {
  store<i32>(record + ((<usize>field) << 2), value);
}

export function setFlags(record: usize, flags: i32): void {
  setField(record, Field.flags, getField(record, Field.flags) | flags);
}

export function clearFlags(record: usize, flags: i32): void {
  setField(record, Field.flags, getField(record, Field.flags) & ~flags);
}

export function hasFlags(record: usize, flags: i32): bool {
  return (getField(record, Field.flags) & flags) !== 0;
}

/** The latest thread of an ID, or -1. */
export function latestThread(id: QueueId): i32 {
  if (id.end - id.start > SHORT_BYTES) cutLongId(id);
  let slot = id.hash & mask;
  while (true) {
    found = slots + <usize>slot * SLOT_BYTES;
    const thread = <i32>slotValue(found) - 1;
    if (thread < 0 || (slotHash(found) === id.hash && hasId(threadAt(thread), id))) return thread;
    slot = (slot + 1) & mask;
  }
}

/** In place of its last four bytes a long ID has minus a number: text never makes it negative. */
function cutLongId(id: QueueId): void {
  const number = -intern(LONG_IDS, id.start, id.end);
  id.high = (id.high & 0xffffffff) | ((<u64>(<u32>number)) << 32);
}

function hasId(record: usize, id: QueueId): bool {
  const words = record + (Field.id << 2);
  return load<u64>(words) === id.low && load<u64>(words, 8) === id.high;
}

/** The latest thread of an ID on a host (-1 for any), whatever the instance; -1 where there is none. */
export function findThread(id: QueueId, host: i32): i32 {
  let thread = latestThread(id);
  while (thread >= 0 && host >= 0 && getField(threadAt(thread), Field.origin) >>> 16 !== host) {
    thread = getField(threadAt(thread), Field.previous) - 1;
  }
  return thread;
}

/** The thread of a Postfix line that starts with an ID; a new one where the line begins another life. */
export function assignThread(id: QueueId, host: i32, writer: u32, kind: i32, seconds: u32): i32 {
  const origin = (host << 16) | (writer >> WRITER_INSTANCE_SHIFT);
  const daemon = (writer >> WRITER_DAEMON_SHIFT) & 0xff;
  const latest = latestThread(id);
  const begins = kind === Kind.client || kind === Kind.pickup;
  const thread = latest < 0 || begins ? -1 : sameOrigin(latest, origin);
  if (thread < 0) return open(id, origin, kind, daemon, seconds);
  const record = threadAt(thread);
  const flags = getField(record, Field.flags);
  if ((flags & (Flag.closed | Flag.finished)) === 0) return thread;
  const isLate = <i64>seconds - <i64>(<u32>getField(record, Field.end)) <= LATE_SECONDS;
  return beginsNewLife(flags, kind, daemon, isLate) ? open(id, origin, kind, daemon, seconds) : thread;
}

/** The latest thread of the chain from `latest` back that this origin's line can belong to, or -1. */
function sameOrigin(latest: i32, origin: i32): i32 {
  for (let thread = latest; thread >= 0; ) {
    const record = threadAt(thread);
    if (getField(record, Field.origin) === origin) return thread;
    thread = getField(record, Field.previous) - 1;
  }
  return sharedWithOtherName(latest, origin);
}

/** A service with a syslog name of its own writes about a message of the instance that it belongs to. */
function sharedWithOtherName(latest: i32, origin: i32): i32 {
  const record = threadAt(latest);
  const known = getField(record, Field.origin);
  if (known >>> 16 !== origin >>> 16 || hasFlags(record, Flag.closed)) return -1;
  const isCore = hasCore(origin);
  if (isCore && hasCore(known)) return -1;
  if (isCore) setField(record, Field.origin, origin);
  return latest;
}

function hasCore(origin: i32): bool {
  return load<u8>(cores + (origin & 0xffff)) !== 0;
}

/** Whether a line with the ID of a thread in the state `flags` cannot belong to it. */
function beginsNewLife(flags: i32, kind: i32, daemon: i32, isLate: bool): bool {
  if ((flags & Flag.closed) !== 0) return kind === Kind.queueActive || daemon === Daemon.cleanup || !isLate;
  if (kind === Kind.queueActive) return true;
  if (kind !== Kind.messageId) return false;
  return (flags & Flag.messageId) !== 0 || ((flags & Flag.abandoned) !== 0 && !isLate);
}

/** Adds a thread: the latest one of the ID that was just searched for. */
function open(id: QueueId, origin: i32, kind: i32, daemon: i32, seconds: u32): i32 {
  const thread = threadCount++;
  extend(threadDirectory, thread, THREAD_BITS, RECORD_BYTES);
  const record = threadAt(thread);
  const before = slotValue(found);
  setField(record, Field.origin, origin);
  setField(record, Field.start, seconds);
  setField(record, Field.flags, openingFlag(kind, daemon));
  setField(record, Field.firstLine, -1);
  setField(record, Field.lastLine, -1);
  setField(record, Field.previous, before);
  store<u64>(record + (Field.id << 2), id.low);
  store<u64>(record + (Field.id << 2), id.high, 8);
  fillSlot(found, id.hash, thread + 1);
  if (before === 0) countId();
  return thread;
}

function countId(): void {
  idCount++;
  if (<u32>idCount * 4 <= mask * 3) return;
  slots = doubleSlots(slots, mask);
  mask = mask * 2 + 1;
}

function openingFlag(kind: i32, daemon: i32): i32 {
  if (kind === Kind.client || kind === Kind.pickup) return Flag.opened;
  return daemon === Daemon.cleanup ? Flag.openedByCleanup : 0;
}

/** Makes a line the last one of its thread; returns the one before, -1 for the first. */
export function attachLine(record: usize, line: i32, seconds: u32): i32 {
  const before = getField(record, Field.lastLine);
  if (before < 0) setField(record, Field.firstLine, line);
  setField(record, Field.lastLine, line);
  setField(record, Field.end, seconds);
  setField(record, Field.lines, getField(record, Field.lines) + 1);
  return before;
}
