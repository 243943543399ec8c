import type { Interner } from './interner.ts';
import { isDelivery } from './kinds.ts';
import type { LogIndex, ThreadState } from './logIndex.ts';
import { Field } from './threads.ts';

/** A name and how often it occurs. */
export interface Count {
  readonly name: string;
  readonly count: number;
}

export type TopBy = 'sender' | 'client' | 'saslUser' | 'recipient' | 'relay';

/**
 * The most frequent values among the threads given: messages by sender, client or SASL user; attempts to deliver by
 * recipient or relay.
 */
export function topList(index: LogIndex, threads: Iterable<number>, by: TopBy, limit: number): Count[] {
  const { addresses, clients, relays } = index.tables;
  switch (by) {
    case 'sender':
      return topFields(index, threads, Field.sender, addresses, limit);
    case 'client':
      return topFields(index, threads, Field.client, clients, limit);
    case 'saslUser':
      return topFields(index, threads, Field.saslUser, addresses, limit);
    case 'recipient':
      return topDeliveries(index, threads, index.tables.deliveries.recipient, addresses, limit);
    case 'relay':
      return topDeliveries(index, threads, index.tables.deliveries.relay, relays, limit);
  }
}

function topFields(
  { tables }: LogIndex,
  threads: Iterable<number>,
  field: number,
  names: Interner,
  limit: number,
): Count[] {
  const counts = new Float64Array(names.size);
  for (const thread of threads) {
    const number = tables.threads.get(thread, field);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return largest(counts, names, limit);
}

function topDeliveries(
  { tables }: LogIndex,
  threads: Iterable<number>,
  numberOf: (delivery: number) => number,
  names: Interner,
  limit: number,
): Count[] {
  const counts = new Float64Array(names.size);
  const { lines } = tables;
  for (const thread of threads) {
    for (let line = tables.threads.get(thread, Field.lastLine); line >= 0; line = lines.previous(line)) {
      if (!isDelivery(lines.kind(line))) continue;
      const number = numberOf(lines.delivery(line));
      counts[number] = (counts[number] ?? 0) + 1;
    }
  }
  return largest(counts, names, limit);
}

/** Number 0 is the empty name, which is none. */
function largest(counts: Float64Array, names: Interner, limit: number): Count[] {
  const numbers = Array.from(counts.keys()).filter((number) => number > 0 && (counts[number] ?? 0) > 0);
  numbers.sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0) || one - other);
  return numbers.slice(0, limit).map((number) => ({ name: names.text(number), count: counts[number] ?? 0 }));
}

/** Messages of one stretch of time, by state. */
export interface VolumeBucket {
  /** Seconds since 1970, UTC. */
  readonly start: number;
  readonly states: Readonly<Partial<Record<ThreadState, number>>>;
}

/** Messages over time, in stretches of `seconds`, from the first to the last message; empty stretches included. */
export function volume(index: LogIndex, threads: readonly number[], seconds: number): VolumeBucket[] {
  const starts = threads.map((thread) => index.startTime(thread));
  const first = Math.floor(starts.reduce((one, other) => Math.min(one, other), Infinity) / seconds);
  const last = Math.floor(starts.reduce((one, other) => Math.max(one, other), -Infinity) / seconds);
  if (threads.length === 0) return [];
  const buckets = Array.from({ length: last - first + 1 }, (_, i) => ({
    start: (first + i) * seconds,
    states: new Map<ThreadState, number>(),
  }));
  for (const thread of threads) {
    const states = buckets[Math.floor(index.startTime(thread) / seconds) - first]?.states;
    const state = index.state(thread);
    states?.set(state, (states.get(state) ?? 0) + 1);
  }
  return buckets.map(({ start, states }) => ({ start, states: Object.fromEntries(states) }));
}
