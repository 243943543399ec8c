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
  const post = (message: ToWorker): void => worker.postMessage(message);
  const waiting = new Map<number, Waiting>();
  let asked = 0;

  const ask = (name: QueryName, question: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(++asked, { resolve, reject });
      post({ type: 'query', id: asked, name, ask: question });
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
    const cancel = (): void => post({ type: 'cancel' });
    if (signal?.aborted === true) cancel();
    signal?.addEventListener('abort', cancel);
    const client = (lineCount: number, threadCount: number): LogClient => ({
      lineCount,
      threadCount,
      ask: (name, question) => ask(name, question) as Promise<never>,
      async close() {
        await worker.terminate();
      },
    });
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'progress') onProgress?.(message.done, message.total);
      else if (message.type === 'ready') resolve(client(message.lines, message.threads));
      else if (message.type === 'answer') settle(message.id, (one) => one.resolve(message.answer));
      else if (message.id !== undefined) settle(message.id, (one) => one.reject(new Error(message.reason)));
      else {
        reject(
          message.cancelled ? new DOMException(message.reason, 'AbortError') : new Error(message.reason),
        );
        void worker.terminate();
      }
    });
    worker.on('error', (error: Error) => {
      failAll(error);
      reject(error);
    });
    worker.on('exit', () => {
      signal?.removeEventListener('abort', cancel);
      const error = new Error('the worker has ended');
      failAll(error);
      reject(error);
    });
  });
}
