import { setImmediate } from 'node:timers/promises';
import type { DeskRequest, LogDesk } from '../maillog/view/logDesk.ts';
import type { OpenedLog } from './loadLog.ts';
import type { FromWorker, Question, ToWorker, WorkerQuestion } from './maillogMessages.ts';
import { searchLines } from './searchLines.ts';

/** A log that is open, and the desk at which questions about it are answered. */
export interface OpenedDesk {
  readonly log: OpenedLog;
  readonly desk: LogDesk;
}

/** Takes questions from the worker's port and answers them one by one; searches go on beside. */
export interface Clerk {
  take(message: ToWorker): void;
  /** From now on there are answers. */
  open(opened: OpenedDesk): void;
  /** Nothing can be answered any more. */
  fail(reason: string): void;
}

type Send = (message: FromWorker) => void;

export function createClerk(send: Send): Clerk {
  let opened: OpenedDesk | undefined;
  let failure: string | undefined;
  let working = false;
  const waiting: WorkerQuestion[] = [];
  const searches = createSearches(send);

  const serve = (question: WorkerQuestion): void => {
    if (opened === undefined) send({ type: 'unanswered', id: question.id, reason: failure ?? '' });
    else if (question.name === 'search') void searches.begin(opened.log, question);
    else answer(opened.desk, question, send);
  };

  const work = async (): Promise<void> => {
    if (working || (opened === undefined && failure === undefined)) return;
    working = true;
    // Between two answers other messages come in: what is cancelled then is not computed.
    await setImmediate();
    for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) {
      serve(question);
      await setImmediate();
    }
    working = false;
  };

  const cancel = (id: number): void => {
    searches.end(id);
    const place = waiting.findIndex((question) => question.id === id);
    if (place < 0) return;
    waiting.splice(place, 1);
    send({ type: 'cancelled', id });
  };

  return {
    take(message) {
      if (message.type === 'cancel') cancel(message.id);
      else waiting.push(message);
      void work();
    },
    open(now) {
      opened = now;
      void work();
    },
    fail(reason) {
      opened = undefined;
      failure = reason;
      void work();
    },
  };
}

type DeskQuestion = { readonly [Name in DeskRequest]: Question<Name> }[DeskRequest];

function answer(desk: LogDesk, question: DeskQuestion, send: Send): void {
  try {
    desk.update();
    send({ type: 'answer', id: question.id, answer: ask(desk, question) });
  } catch (error) {
    send({ type: 'unanswered', id: question.id, reason: reasonText(error) });
  }
}

function ask<Name extends DeskRequest>(desk: LogDesk, { name, params, language }: Question<Name>) {
  return desk.answers[name](params, language);
}

interface Searches {
  /** Begins a search; the one before of the same view ends. */
  begin(log: OpenedLog, question: Question<'search'>): Promise<void>;
  end(id: number): void;
}

function createSearches(send: Send): Searches {
  const running = new Map<number, { readonly log: number; readonly aborting: AbortController }>();
  return {
    async begin(log, { id, params }) {
      for (const other of running.values()) if (other.log === params.log) other.aborting.abort();
      const aborting = new AbortController();
      running.set(id, { log: params.log, aborting });
      try {
        const result = await searchLines(log.index, log.lines, {
          params,
          onProgress: (progress) => send({ type: 'found', progress }),
          signal: aborting.signal,
        });
        send({ type: 'answer', id, answer: result });
      } catch (error) {
        if (aborting.signal.aborted) send({ type: 'cancelled', id });
        else send({ type: 'unanswered', id, reason: reasonText(error) });
      } finally {
        running.delete(id);
      }
    },
    end: (id) => running.get(id)?.aborting.abort(),
  };
}

function reasonText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
