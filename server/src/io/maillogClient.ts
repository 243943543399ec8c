import { Worker } from 'node:worker_threads';
import type { FromWorker, LogQueries, QueryName, ToWorker, WorkerStart } from './maillogMessages.ts';

/** A log that is indexed and asked in a worker. */
export interface LogClient {
  readonly lineCount: number;
  readonly threadCount: number;
  ask<Name extends QueryName>(name: Name, ask: LogQueries[Name]['ask']): Promise<LogQueries[Name]['answer']>;
  close(): Promise<void>;
}

export interface OpenOptions extends WorkerStart {
  /** The worker's program: maillogWorker.ts, or the file that it was bundled to. */
  readonly worker: URL;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Indexes a log in a worker. Rejects where it cannot be read, and when cancelled through the signal. */
export function openLogInWorker({
  worker: file,
  onProgress,
  signal,
  ...start
}: OpenOptions): Promise<LogClient> {
  const worker = new Worker(file, { workerData: start });
  const waiting = new Map<number, Waiting>();
  let asked = 0;

  const ask = (name: QueryName, question: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(++asked, { resolve, reject });
      const message: ToWorker = { id: asked, name, ask: question };
      worker.postMessage(message);
    });
  const settle = (id: number, done: (waiting: Waiting) => void): void => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one !== undefined) done(one);
  };
  const failAll = (error: Error): void => {
    for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(error));
  };

  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      failAll(error);
      reject(error);
      void worker.terminate();
    };
    const cancel = (): void => fail(new DOMException('indexing was cancelled', 'AbortError'));
    const client = (lineCount: number, threadCount: number): LogClient => ({
      lineCount,
      threadCount,
      ask: (name, question) => ask(name, question) as Promise<never>,
      async close() {
        await worker.terminate();
      },
    });
    const answered = (message: Extract<FromWorker, { id: number }>): void =>
      settle(message.id, (one) => {
        if (message.type === 'answer') one.resolve(message.answer);
        else one.reject(new Error(message.reason));
      });
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'progress') onProgress?.(message.done, message.total);
      else if (message.type === 'ready') resolve(client(message.lines, message.threads));
      else if (message.type === 'failed') fail(new Error(message.reason));
      else answered(message);
    });
    worker.on('error', fail);
    worker.on('exit', () => {
      signal?.removeEventListener('abort', cancel);
      fail(new Error('the worker has ended'));
    });
    if (signal?.aborted === true) cancel();
    else signal?.addEventListener('abort', cancel);
  });
}
