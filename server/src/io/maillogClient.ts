import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Language } from '../core/l10n.ts';
import type { SearchProgress } from '../logProtocol/lines.ts';
import type { LogRequestParams } from '../logProtocol/requests.ts';
import type {
  FromWorker,
  ToWorker,
  WorkerAnswer,
  WorkerRequest,
  WorkerStart,
  WorkerStatus,
} from './maillogMessages.ts';

export interface AskOptions {
  readonly language: Language;
  readonly signal?: AbortSignal;
}

/** A log that is indexed, asked and followed in a worker. */
export interface LogClient {
  /** Rejects with AbortError where the question was cancelled, or a newer search took its place. */
  ask<Name extends WorkerRequest>(
    name: Name,
    params: LogRequestParams<Name>,
    options: AskOptions,
  ): Promise<WorkerAnswer<Name>>;
  /** How the log was when it was told last. */
  status(): WorkerStatus | undefined;
  close(): Promise<void>;
}

export interface OpenOptions extends WorkerStart {
  /** The worker's program: maillogWorker.ts, or the file that it was bundled to. */
  readonly worker: URL;
  /** Of all files together: how much memory the worker's objects may need depends on it. */
  readonly bytes?: number;
  readonly onStatus?: (status: WorkerStatus) => void;
  readonly onFound?: (progress: SearchProgress) => void;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Opens a log in a worker. It can be asked at once; a log that cannot be read tells so in its status and its answers. */
export function openLogInWorker({
  worker: file,
  bytes = 0,
  onStatus,
  onFound,
  ...start
}: OpenOptions): LogClient {
  const worker = new Worker(file, { workerData: start, resourceLimits: limitsFor(bytes) });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let closed = false;
  let status: WorkerStatus | undefined;

  const settle = (id: number, done: (waiting: Waiting) => void): void => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one !== undefined) done(one);
  };
  const failAll = (error: Error): void => {
    for (const id of [...waiting.keys()]) settle(id, ({ reject }) => reject(error));
  };
  const send = (message: ToWorker): void => worker.postMessage(message);

  worker.on('message', (message: FromWorker) => {
    switch (message.type) {
      case 'status':
        status = message.status;
        return onStatus?.(message.status);
      case 'found':
        return onFound?.(message.progress);
      case 'answer':
        return settle(message.id, ({ resolve }) => resolve(message.answer));
      case 'cancelled':
        return settle(message.id, ({ reject }) => reject(cancelled()));
      case 'unanswered':
        return settle(message.id, ({ reject }) => reject(new Error(message.reason)));
    }
  });
  /** The worker is gone and nobody closed it: it ran out of memory, say. */
  const lose = (error: Error): void => {
    failAll(error);
    if (closed || status?.phase === 'failed') return;
    status = { ...(status ?? unknownStatus), phase: 'failed', reason: error.message };
    onStatus?.(status);
  };
  worker.on('error', lose);
  worker.on('exit', () => lose(new Error('the worker has ended')));

  return {
    ask(name, params, { language, signal }) {
      if (signal?.aborted === true) return Promise.reject(cancelled());
      const id = ++asked;
      const cancel = (): void => send({ type: 'cancel', id });
      signal?.addEventListener('abort', cancel);
      const answered = new Promise<never>((resolve, reject) => {
        waiting.set(id, { resolve: (answer) => resolve(answer as never), reject });
        worker.postMessage({ type: 'ask', id, name, params, language });
      });
      return answered.finally(() => signal?.removeEventListener('abort', cancel));
    },
    status: () => status,
    async close() {
      closed = true;
      await worker.terminate();
    },
  };
}

/**
 * V8 lets garbage grow up to half of the limit before it looks for it the first time: a limit keeps memory small. The
 * objects of a log, its tables aside, are about 20 MiB a gigabyte.
 */
function limitsFor(bytes: number): ResourceLimits {
  return { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 + Math.ceil(bytes / 2 ** 30) * 32 };
}

/** Of a log whose worker never told anything. */
const unknownStatus: WorkerStatus = {
  revision: 0,
  phase: 'reading',
  bytesRead: 0,
  bytesTotal: 0,
  lines: 0,
  threads: 0,
  firstTime: null,
  lastTime: null,
  zone: 'UTC',
  readable: true,
  notice: null,
  reason: '',
};

function cancelled(): Error {
  return new DOMException('the question was cancelled', 'AbortError');
}
