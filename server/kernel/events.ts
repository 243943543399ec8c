/** What TypeScript is to know of some lines: links between threads, above all. */
import { EVENT_WIDTH } from '../src/maillog/kernelTerms';

const CAPACITY = 1024;
/** One line makes at most so many. */
const OF_ONE_LINE = 4;
const EVENT_BYTES: usize = EVENT_WIDTH * 4;

export const events: usize = memory.data(24_576, 16);
export let eventCount = 0;

/** Adds an event: what it is, a thread, another, the line, and from where to where a queue ID stands. */
export function addEvent(what: i32, thread: i32, other: i32, line: i32, start: usize, end: usize): void {
  const event = events + <usize>eventCount * EVENT_BYTES;
  eventCount++;
  store<i32>(event, what);
  store<i32>(event, thread, 4);
  store<i32>(event, other, 8);
  store<i32>(event, line, 12);
  store<u32>(event, <u32>start, 16);
  store<u32>(event, <u32>end, 20);
}

/** Whether the events of another line find no room. */
export function isFull(): bool {
  return eventCount > CAPACITY - OF_ONE_LINE;
}

/** TypeScript has taken all. */
export function forgetEvents(): void {
  eventCount = 0;
}
