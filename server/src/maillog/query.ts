import { globTest } from './glob.ts';
import type { LogIndex } from './logIndex.ts';
import { lastAttempts } from './outcomes.ts';
import { stateOf } from './state.ts';
import { Field, Flag } from './threads.ts';

/** Which threads are wanted: those to which everything applies that is given. Patterns are those of `globTest`. */
export interface ThreadFilter {
  readonly id?: string;
  /** Together with `id`: also the threads that are linked with it, directly or through others. */
  readonly linked?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly relay?: string;
  readonly client?: string;
  readonly saslUser?: string;
  /** States, or last outcomes of a recipient. */
  readonly statuses?: readonly string[];
  /** Seconds since 1970, UTC: threads with a line in this time, ends included. */
  readonly since?: number;
  readonly until?: number;
  /** Threads that a search through the text found. */
  readonly only?: ReadonlySet<number>;
}

/** The threads that a filter lets through, in order of their first lines. */
export function findThreads(index: LogIndex, filter: ThreadFilter): number[] {
  const passes = allOf(createTests(index, filter));
  if (filter.id !== undefined) {
    const own = index.threadsOfId(filter.id);
    return (filter.linked === true ? withLinked(index, own) : own).filter(passes);
  }
  const found: number[] = [];
  const { threadCount } = index;
  for (let thread = 0; thread < threadCount; thread++) if (passes(thread)) found.push(thread);
  return found;
}

type Test = (thread: number) => boolean;

/** One test for all: most filters have one. */
function allOf(tests: readonly Test[]): Test {
  const [first, ...others] = tests;
  if (first === undefined) return () => true;
  return others.length === 0 ? first : (thread) => tests.every((test) => test(thread));
}

/** These threads and all that links lead to, in order of their first lines. */
export function withLinked(index: LogIndex, threads: readonly number[]): number[] {
  const found = new Set(threads);
  for (const thread of found) {
    for (const { thread: other } of [...index.linksFrom(thread), ...index.linksTo(thread)]) {
      if (other >= 0) found.add(other);
    }
  }
  return [...found].sort((one, other) => one - other);
}

/** The cheap tests come first. */
function createTests(index: LogIndex, filter: ThreadFilter): Test[] {
  const { tables } = index;
  const { threads, addresses, relays, clients, deliveries } = tables;
  const tests: Test[] = [];
  const { since, until, only } = filter;
  if (since !== undefined) tests.push((thread) => index.endTime(thread) >= since);
  if (until !== undefined) tests.push((thread) => index.startTime(thread) <= until);
  if (only !== undefined) tests.push((thread) => only.has(thread));
  const fieldTest = (pattern: string, texts: Texts, field: number): void => {
    const matching = matchingNumbers(pattern, texts);
    tests.push((thread) => matching[threads.get(thread, field)] === 1);
  };
  if (filter.from !== undefined) fieldTest(filter.from, addresses, Field.sender);
  if (filter.client !== undefined) fieldTest(filter.client, clients, Field.client);
  if (filter.saslUser !== undefined) fieldTest(filter.saslUser, addresses, Field.saslUser);
  if (filter.to !== undefined) tests.push(deliveryTest(tables, filter.to, addresses, deliveries.recipient));
  if (filter.relay !== undefined) tests.push(deliveryTest(tables, filter.relay, relays, deliveries.relay));
  if (filter.statuses !== undefined) tests.push(statusTest(tables, filter.statuses));
  return tests;
}

interface Texts {
  readonly size: number;
  text(number: number): string;
}

/** 1 at the number of every text that a pattern matches. */
function matchingNumbers(pattern: string, texts: Texts): Uint8Array {
  const test = globTest(pattern);
  const found = new Uint8Array(texts.size);
  for (let number = 0; number < found.length; number++) if (test(texts.text(number))) found[number] = 1;
  return found;
}

/** Whether a thread has a delivery whose recipient or relay matches: one pass over all lines marks them. */
function deliveryTest(
  { lines, threads }: LogIndex['tables'],
  pattern: string,
  texts: Texts,
  numberOf: (delivery: number) => number,
): Test {
  const matching = matchingNumbers(pattern, texts);
  const marked = new Uint8Array(threads.length);
  lines.eachDelivery((delivery, thread) => {
    if (matching[numberOf(delivery)] === 1) marked[thread] = 1;
  });
  return (thread) => marked[thread] === 1;
}

/** The flag of a message for each outcome that an attempt to deliver it had. */
export const attemptFlags: Readonly<Record<string, number>> = {
  sent: Flag.sent,
  deferred: Flag.deferred,
  bounced: Flag.bounced,
  deliverable: Flag.deliverable,
  undeliverable: Flag.undeliverable,
};

function statusTest(tables: LogIndex['tables'], statuses: readonly string[]): Test {
  const wanted = new Set<string>(statuses);
  const flags = statuses.reduce((joined, name) => joined | (attemptFlags[name] ?? 0), 0);
  return (thread) => {
    const attempts = tables.threads.get(thread, Field.flags) & flags;
    return (
      (attempts !== 0 && (lastAttempts(tables, thread) & flags) !== 0) || wanted.has(stateOf(tables, thread))
    );
  };
}
