import type { LogQuery } from '../../logProtocol/filter.ts';
import type { LogOrder, SortColumn } from '../../logProtocol/list.ts';
import { Field } from '../threads.ts';
import { createFilterTests, type FilterSources } from './filterTests.ts';
import { parseFilter } from './filterText.ts';
import { sortedByKey } from './sortedByKey.ts';
import { createTextOrder } from './textOrder.ts';
import type { TimeContext } from './timeText.ts';

/** The messages of a query, ascending. */
export interface FoundThreads {
  readonly threads: Uint32Array;
  /** How many more there would be without `upTo`. */
  readonly newer: number;
}

/** Filters and sorts the messages of a log; what was computed is kept while the log does not change. */
export interface ThreadLists {
  find(query: LogQuery): FoundThreads;
  /** The same in ascending order of a column. */
  sorted(query: LogQuery, column: SortColumn): Uint32Array;
}

/** Results of so many queries are kept: those of the list, the histogram and the side bar. */
const KEPT = 3;

export function createThreadLists(sources: FilterSources, times: () => TimeContext): ThreadLists {
  const tests = createFilterTests(sources);
  const columnOrders = createColumnOrders(sources);
  const found = createCache<FoundThreads>(sources);
  const orders = createCache<Uint32Array>(sources);
  const lists = createCache<Uint32Array>(sources);
  const scratch: Scratch = { numbers: new Uint32Array(0) };

  /** Reasons of failures are read later than the rest. */
  const keyOf = (query: LogQuery): string =>
    JSON.stringify(query) + (query.filter.includes('reason:') ? sources.failures.scan.lines : '');

  const find = (query: LogQuery): FoundThreads =>
    found(keyOf(query), () => {
      const { columns, index } = sources;
      const ours = tests.of(parseFilter(query.filter, times()));
      const { range } = query;
      if (range !== undefined) {
        ours.unshift((thread) => {
          const start = index.startTime(thread);
          return start >= range.from && start <= range.to;
        });
      }
      const upTo = Math.min(query.upTo ?? columns.length, columns.length);
      return select(scratch, ours, upTo, columns.length);
    });

  return {
    find,
    sorted(query, column) {
      const { threads } = find(query);
      if (column === 'time') return threads;
      return lists(`${column} ${keyOf(query)}`, () => {
        const order = orders(column, () => columnOrders(column));
        return threads.length === order.length ? order : inOrder(order, threads);
      });
    },
  };
}

/** Values by a key, forgotten when the log has grown. */
function createCache<Value>({ columns }: FilterSources): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>();
  let made = 0;
  return (key, make) => {
    if (made !== columns.lines) kept.clear();
    made = columns.lines;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const value = make();
    kept.set(key, value);
    const oldest = kept.size > KEPT ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return value;
  };
}

/** Memory in which messages are selected. */
interface Scratch {
  numbers: Uint32Array;
}

/** Each test goes through what the tests before have left. */
function select(
  scratch: Scratch,
  tests: readonly ((thread: number) => boolean)[],
  upTo: number,
  length: number,
): FoundThreads {
  if (scratch.numbers.length < length) scratch.numbers = new Uint32Array(Math.ceil(length * 1.25));
  const threads = scratch.numbers;
  for (let thread = 0; thread < length; thread++) threads[thread] = thread;
  let count = length;
  for (const test of tests) {
    let left = 0;
    for (let i = 0; i < count; i++) {
      const thread = threads[i] ?? 0;
      if (test(thread)) threads[left++] = thread;
    }
    count = left;
  }
  let shown = count;
  while (shown > 0 && (threads[shown - 1] ?? 0) >= upTo) shown--;
  return { threads: threads.slice(0, shown), newer: count - shown };
}

/** Those of `order` that `threads` holds. */
function inOrder(order: Uint32Array, threads: Uint32Array): Uint32Array {
  const wanted = new Uint8Array(order.length);
  for (const thread of threads) wanted[thread] = 1;
  const list = new Uint32Array(threads.length);
  let count = 0;
  for (const thread of order) if (wanted[thread] === 1) list[count++] = thread;
  return list;
}

/** All messages in ascending order of a column. */
function createColumnOrders({ index, columns }: FilterSources): (column: SortColumn) => Uint32Array {
  const { threads, addresses, relays, clients } = index.tables;
  const addressOrder = createTextOrder(addresses);
  const relayOrder = createTextOrder(relays);
  const clientOrder = createTextOrder(clients);
  const rankOf = (ranks: Uint32Array, numberOf: (thread: number) => number) => (thread: number) =>
    ranks[numberOf(thread)] ?? 0;
  const keyOf = (column: SortColumn): ((thread: number) => number) => {
    switch (column) {
      case 'time':
        return (thread) => thread;
      case 'from':
        return rankOf(addressOrder.ranks(), (thread) => threads.get(thread, Field.sender));
      case 'to':
        return rankOf(addressOrder.ranks(), (thread) => columns.recipients[thread] ?? 0);
      case 'relay':
        return rankOf(relayOrder.ranks(), (thread) => columns.relays[thread] ?? 0);
      case 'client':
        return rankOf(clientOrder.ranks(), (thread) => threads.get(thread, Field.client));
      case 'status':
        return (thread) => columns.states[thread] ?? 0;
      case 'delay':
        return (thread) => (columns.delays[thread] ?? -1) + 1;
      case 'size':
        return (thread) => threads.get(thread, Field.size);
      case 'lines':
        return (thread) => threads.get(thread, Field.lines);
    }
  };
  return (column) => {
    const key = keyOf(column);
    const keys = new Uint32Array(columns.length);
    for (let thread = 0; thread < keys.length; thread++) keys[thread] = key(thread);
    return sortedByKey(keys);
  };
}

/** Where row `row` of a list in a given direction stands in its ascending form. */
export function placeOfRow(length: number, row: number, { descending }: LogOrder): number {
  return descending ? length - 1 - row : row;
}
