import type { PageRequest } from '../maillog/paging.ts';
import type { ThreadFilter } from '../maillog/query.ts';
import type { LogStats } from '../maillog/stats.ts';
import type { ThreadStory } from '../maillog/story.ts';
import type { ThreadSummary } from '../maillog/summary.ts';

/** What the worker is started with. */
export interface WorkerStart {
  readonly paths: readonly string[];
  readonly year?: number | undefined;
}

export interface ListedThread extends ThreadSummary {
  readonly thread: number;
}

/** What can be asked once the log is indexed, and what is answered. */
export interface LogQueries {
  readonly stats: { readonly ask: Record<string, never>; readonly answer: LogStats };
  readonly page: {
    readonly ask: { readonly filter: ThreadFilter; readonly page: PageRequest };
    readonly answer: { readonly total: number; readonly threads: readonly ListedThread[] };
  };
  readonly story: { readonly ask: { readonly thread: number }; readonly answer: ThreadStory };
  readonly lines: {
    /** Line numbers from `from`, `count` of them. */
    readonly ask: { readonly from: number; readonly count: number };
    readonly answer: readonly string[];
  };
  readonly threadLines: {
    readonly ask: { readonly thread: number };
    readonly answer: readonly { readonly line: number; readonly text: string }[];
  };
}

export type QueryName = keyof LogQueries;

/** A question; cancelling is ending the worker. */
export interface ToWorker {
  readonly id: number;
  readonly name: QueryName;
  readonly ask: unknown;
}

export type FromWorker =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'ready'; readonly lines: number; readonly threads: number }
  | { readonly type: 'failed'; readonly reason: string }
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'unanswered'; readonly id: number; readonly reason: string };
