import type { LogQuery } from '../logProtocol/filter.ts';
import type { WorkerQuestion } from './maillogMessages.ts';

/** Questions that wait for their turn. */
export interface QuestionQueue {
  /** Adds a question; calls `drop` for those that it makes pointless. */
  push(question: WorkerQuestion): void;
  /** Takes a question out again; whether it was still waiting. */
  cancel(id: number): boolean;
  next(): WorkerQuestion | undefined;
}

/**
 * A queue in which a question about another query takes the place of its like from the same view: who types on in a
 * filter wants no answers for what was typed before.
 */
export function createQuestionQueue(drop: (id: number) => void): QuestionQueue {
  let waiting: WorkerQuestion[] = [];
  return {
    push(question) {
      const pointless = waiting.filter((other) => supersedes(question, other));
      waiting = [...waiting.filter((other) => !pointless.includes(other)), question];
      for (const { id } of pointless) drop(id);
    },
    cancel(id) {
      const before = waiting.length;
      waiting = waiting.filter((other) => other.id !== id);
      return waiting.length < before;
    },
    next: () => waiting.shift(),
  };
}

function supersedes(one: WorkerQuestion, other: WorkerQuestion): boolean {
  if (one.name !== other.name || one.params.log !== other.params.log) return false;
  const query = queryOf(one);
  return query !== undefined && JSON.stringify(query) !== JSON.stringify(queryOf(other));
}

function queryOf({ params }: WorkerQuestion): LogQuery | undefined {
  return 'query' in params ? params.query : undefined;
}
