import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { pageOf } from '../maillog/paging.ts';
import { findThreads } from '../maillog/query.ts';
import { logStats } from '../maillog/stats.ts';
import { threadStory } from '../maillog/story.ts';
import { threadSummary } from '../maillog/summary.ts';
import { type LoadedLog, loadLog } from './loadLog.ts';
import { zoneAt } from './localZone.ts';
import type { FromWorker, LogQueries, QueryName, ToWorker, WorkerStart } from './maillogMessages.ts';

/** Runs in a thread of its own: indexes the log that it was started with, then answers questions about it. */
async function run(port: MessagePort, start: WorkerStart): Promise<void> {
  const send = (message: FromWorker): void => port.postMessage(message);
  let log: LoadedLog | undefined;
  port.on('message', (message: ToWorker) => answer(log, message, send));
  try {
    log = await loadLog({
      ...start,
      keepText: true,
      onProgress: (done, total) => send({ type: 'progress', done, total }),
    });
    send({ type: 'ready', lines: log.index.lineCount, threads: log.index.threadCount });
  } catch (error) {
    send({ type: 'failed', reason: textOf(error) });
  }
}

type Answers = {
  readonly [Name in QueryName]: (log: LoadedLog, ask: LogQueries[Name]['ask']) => LogQueries[Name]['answer'];
};

const answers: Answers = {
  stats: ({ index, sources }) => logStats(index, sources.length),
  page({ index }, { filter, page }) {
    const found = findThreads(index, filter);
    const threads = pageOf(index, found, page).map((thread) => ({ thread, ...threadSummary(index, thread) }));
    return { total: found.length, threads };
  },
  story: ({ index, lines }, { thread }) => threadStory(index, thread, lines, zoneAt),
  lines({ index, lines }, { from, count }) {
    const last = Math.min(from + count, index.lineCount);
    return Array.from({ length: Math.max(last - from, 0) }, (_, i) => lines.line(from + i));
  },
  threadLines: ({ index, lines }, { thread }) =>
    Array.from(index.linesOfThread(thread), (line) => ({ line, text: lines.line(line) })),
};

function answer(
  log: LoadedLog | undefined,
  { id, name, ask }: ToWorker,
  send: (message: FromWorker) => void,
): void {
  try {
    if (log === undefined) throw new Error('the log is not indexed yet');
    const ours = answers[name] as (log: LoadedLog, ask: unknown) => unknown;
    send({ type: 'answer', id, answer: ours(log, ask) });
  } catch (error) {
    send({ type: 'unanswered', id, reason: textOf(error) });
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

if (parentPort !== null) void run(parentPort, workerData);
