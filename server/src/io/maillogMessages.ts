import type { Language } from '../core/l10n.ts';
import type { SearchProgress } from '../logProtocol/lines.ts';
import type { LogNotice, LogStatus } from '../logProtocol/openLog.ts';
import type { LogRequestParams, LogRequestResult } from '../logProtocol/requests.ts';
import type { DeskAnswer, DeskRequest } from '../maillog/view/logDesk.ts';

/** What the worker is started with. */
export interface WorkerStart {
  /** Files of one log, in any order. */
  readonly paths: readonly string[];
  readonly year?: number | undefined;
}

/** Requests that the worker answers; the rest needs the configuration as well. */
export type WorkerRequest = DeskRequest | 'search';

/** A question. Its parameters name the view that asks as their `log`. */
export interface Question<Name extends WorkerRequest> {
  readonly type: 'ask';
  readonly id: number;
  readonly name: Name;
  readonly params: LogRequestParams<Name>;
  readonly language: Language;
}

/** What the worker answers. */
export type WorkerAnswer<Name extends WorkerRequest> = Name extends DeskRequest
  ? DeskAnswer<Name>
  : LogRequestResult<Name>;

export type WorkerQuestion = { readonly [Name in WorkerRequest]: Question<Name> }[WorkerRequest];

export type ToWorker = WorkerQuestion | { readonly type: 'cancel'; readonly id: number };

/** How the log is; texts for people are made of it where the user's language is known. */
export interface WorkerStatus extends Omit<LogStatus, 'log' | 'notice' | 'text'> {
  readonly notice: (Omit<LogNotice, 'text'> & { readonly reason: string }) | null;
  /** Why the log failed; empty otherwise. */
  readonly reason: string;
}

export type FromWorker =
  | { readonly type: 'status'; readonly status: WorkerStatus }
  | { readonly type: 'found'; readonly progress: SearchProgress }
  | { readonly type: 'answer'; readonly id: number; readonly answer: WorkerAnswer<WorkerRequest> }
  | { readonly type: 'cancelled'; readonly id: number }
  | { readonly type: 'unanswered'; readonly id: number; readonly reason: string };
