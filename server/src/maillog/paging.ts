import type { LogIndex } from './logIndex.ts';
import { threadSummary } from './summary.ts';

/** By what a list of messages can be sorted. */
export type SortKey = 'time' | 'from' | 'to' | 'state' | 'delay' | 'size' | 'client' | 'lines';

export interface PageRequest {
  readonly sort?: SortKey;
  readonly descending?: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Threads in the order wanted; equal ones stay in order of their first lines. */
export function sortThreads(
  index: LogIndex,
  threads: readonly number[],
  key: SortKey,
  descending = false,
): number[] {
  const direction = descending ? -1 : 1;
  const values = new Map(threads.map((thread) => [thread, sortValue(index, thread, key)]));
  return [...threads].sort((one, other) => {
    const difference = compare(values.get(one), values.get(other));
    return difference === 0 ? one - other : difference * direction;
  });
}

/** One page of threads, sorted. */
export function pageOf(index: LogIndex, threads: readonly number[], request: PageRequest): number[] {
  const { sort = 'time', descending = false, offset, limit } = request;
  const sorted = sort === 'time' && !descending ? threads : sortThreads(index, threads, sort, descending);
  return sorted.slice(offset, offset + limit);
}

function sortValue(index: LogIndex, thread: number, key: SortKey): number | string {
  switch (key) {
    case 'time':
      return index.startTime(thread);
    case 'from':
      return index.sender(thread);
    case 'client':
      return index.client(thread);
    case 'size':
      return index.size(thread);
    case 'state':
      return index.state(thread);
    case 'lines':
      return index.lineTotal(thread);
    case 'to':
      return threadSummary(index, thread).to;
    case 'delay':
      return threadSummary(index, thread).delay ?? -1;
  }
}

function compare(one: number | string | undefined, other: number | string | undefined): number {
  if (one === other || one === undefined || other === undefined) return 0;
  return one < other ? -1 : 1;
}
