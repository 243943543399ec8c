/** The processes that serve clients: host, tag and process id, and the message that each is receiving. */
import * as Flag from '../src/maillog/flag';
import { mix } from './bytes';
import { allocate, giveBack } from './memory';
import { hasFlags, setFlags, threadAt } from './threads';

/** Process id, origin, number (0: free), and what it is about; `openOf` says how. */
const SLOT_BYTES: usize = 16;
const PID: usize = 0;
const ORIGIN: usize = 4;
const NUMBER: usize = 8;
const OPEN: usize = 12;

let slots: usize = allocate(1024 * SLOT_BYTES);
let mask: u32 = 1023;
let count = 0;

/** The process's slot, which stays where it is until the next one is searched for. */
export function findProcess(host: i32, tag: i32, pid: i32): usize {
  const origin = (host << 16) ^ tag;
  const known = slotOf(origin, pid);
  if (load<i32>(known, NUMBER) !== 0) return known;
  if (<u32>++count * 2 > mask) grow();
  const slot = slotOf(origin, pid);
  store<i32>(slot, pid, PID);
  store<i32>(slot, origin, ORIGIN);
  store<i32>(slot, count, NUMBER);
  return slot;
}

/** Its number, from 1. */
export function processNumber(process: usize): i32 {
  return load<i32>(process, NUMBER);
}

function slotOf(origin: i32, pid: i32): usize {
  let slot = <u32>mix(<u64>(<u32>origin), <u64>(<u32>pid)) & mask;
  while (true) {
    const place = slots + <usize>slot * SLOT_BYTES;
    if (load<i32>(place, NUMBER) === 0) return place;
    if (load<i32>(place, PID) === pid && load<i32>(place, ORIGIN) === origin) return place;
    slot = (slot + 1) & mask;
  }
}

function grow(): void {
  const old = slots;
  const oldBytes = (<usize>mask + 1) * SLOT_BYTES;
  slots = allocate(oldBytes * 2);
  mask = mask * 2 + 1;
  for (let from = old; from < old + oldBytes; from += SLOT_BYTES) {
    if (load<i32>(from, NUMBER) === 0) continue;
    memory.copy(slotOf(load<i32>(from, ORIGIN), load<i32>(from, PID)), from, SLOT_BYTES);
  }
  giveBack(old, oldBytes);
}

/** The thread that it opened last, plus 1; 0 for none; minus a flag for the one that it is about to open. */
function openOf(process: usize): i32 {
  return load<i32>(process, OPEN);
}

/** A message without content by now will not come. */
function abandonOpen(process: usize): void {
  const thread = openOf(process) - 1;
  if (thread < 0) return;
  const record = threadAt(thread);
  if (!hasFlags(record, Flag.messageId)) setFlags(record, Flag.abandoned);
}

/** `client=`: the process begins a message. */
export function beginMessage(process: usize, thread: i32): void {
  const before = openOf(process);
  if (before < 0) setFlags(threadAt(thread), -before);
  else abandonOpen(process);
  store<i32>(process, thread + 1, OPEN);
}

/** `connect` or `disconnect`. */
export function endSession(process: usize): void {
  abandonOpen(process);
  store<i32>(process, 0, OPEN);
}

/** `NOQUEUE: hold` and `NOQUEUE: discard` decide about the message that is about to begin. */
export function decideNext(process: usize, flag: i32): void {
  abandonOpen(process);
  store<i32>(process, -flag, OPEN);
}

/** What stands for the processes that are not told apart: number 0. */
export const noProcess: usize = memory.data(16, 16);
