/** The hosts and writers that TypeScript has told about. It gave each a number and a class. */
import { hash, same } from './bytes';

export const HOST_NAME: i32 = 1;
export const WRITER_NAME: i32 = 2;

/** Longer names are asked for each time. */
const LONGEST: usize = 48;
const SLOTS = 1024;
const SLOT_MASK = SLOTS - 1;
/** What it is and its length (0: free), number, class, and the text. */
const SLOT_BYTES: usize = 64;
const NUMBER: usize = 4;
const CLASS: usize = 8;
const TEXT: usize = 16;

const slots: usize = memory.data(65_536, 16);
let used = 0;
/** The answers about the line at hand, host and writer: names too long to be kept are found here alone. */
const answers: usize = memory.data(64, 16);
const ANSWER_BYTES: usize = 16;
const ANSWERED_AT: usize = 0;

/** Forgets all names. */
export function forgetNames(): void {
  memory.fill(slots, 0, <usize>SLOTS * SLOT_BYTES);
  used = 0;
}

/** Forgets the answers about the line at hand: another follows. */
export function forgetAnswers(): void {
  store<u32>(answerOf(HOST_NAME), 0);
  store<u32>(answerOf(WRITER_NAME), 0);
}

function answerOf(what: i32): usize {
  return answers + <usize>what * ANSWER_BYTES;
}

/** What is known of the name from `at` to `end`; 0 where nothing is. */
export function findName(what: i32, at: usize, end: usize): usize {
  const answer = answerOf(what);
  if (load<u32>(answer + ANSWERED_AT) === <u32>at) return answer;
  const length = end - at;
  const key = (what << 16) | <i32>length;
  let slot = (hash(at, length) + what) & SLOT_MASK;
  while (true) {
    const known = slots + <usize>slot * SLOT_BYTES;
    const its = load<i32>(known);
    if (its === 0) return 0;
    if (its === key && same(at, known + TEXT, length)) return known;
    slot = (slot + 1) & SLOT_MASK;
  }
}

/** Keeps what TypeScript says of the name from `at` to `end`. */
export function learnName(what: i32, at: usize, end: usize, number: i32, classes: i32): void {
  const answer = answerOf(what);
  store<u32>(answer + ANSWERED_AT, <u32>at);
  store<i32>(answer + NUMBER, number);
  store<i32>(answer + CLASS, classes);
  const length = end - at;
  if (length > LONGEST) return;
  if (++used > SLOTS / 2) forgetNames();
  let slot = (hash(at, length) + what) & SLOT_MASK;
  while (load<i32>(slots + <usize>slot * SLOT_BYTES) !== 0) slot = (slot + 1) & SLOT_MASK;
  const known = slots + <usize>slot * SLOT_BYTES;
  store<i32>(known, (what << 16) | <i32>length);
  store<i32>(known + NUMBER, number);
  store<i32>(known + CLASS, classes);
  memory.copy(known + TEXT, at, length);
}

export function nameNumber(name: usize): i32 {
  return load<i32>(name + NUMBER);
}

export function nameClass(name: usize): i32 {
  return load<i32>(name + CLASS);
}
