import * as vscode from 'vscode';
import type { SearchProgress } from '../../../server/src/logProtocol/lines.ts';
import type {
  LogHandle,
  LogStatus,
  OpenedLog,
  OpenLogParams,
} from '../../../server/src/logProtocol/openLog.ts';
import { logErrorCodes, logRequests } from '../../../server/src/logProtocol/requests.ts';
import type { Server } from '../languageClient.ts';
import type { AskName, AskParams, AskResult } from './messages.ts';

/** A log that the server holds open, for any number of views. */
export interface OpenLog {
  readonly uri: vscode.Uri;
  /** Undefined until the server has answered, and where it cannot open the log. */
  readonly opened: OpenedLog | undefined;
  readonly status: LogStatus | undefined;
  /** Whether the rotated neighbours belong to it. */
  readonly rotated: boolean;
  /** Why it could not be opened; empty otherwise. */
  readonly fault: string;
  /** Fires when the log was opened, opened anew, or could not be. */
  readonly onOpened: vscode.Event<void>;
  readonly onStatus: vscode.Event<LogStatus>;
  readonly onFound: vscode.Event<SearchProgress>;
  /** Asks the server about the log; rejects when that fails or is cancelled. */
  ask<Name extends AskName>(
    name: Name,
    params: AskParams<Name>,
    token?: vscode.CancellationToken,
  ): Promise<AskResult<Name>>;
  /** As `ask`, for questions and answers that are only passed on. */
  forward<Result>(name: AskName, params: object, token?: vscode.CancellationToken): Promise<Result>;
  setRotated(on: boolean): void;
}

/** An open log, for who passes on to it what the server tells. */
export interface Holding extends OpenLog {
  /** Whether the status is about this log. */
  takeStatus(status: LogStatus): boolean;
  takeFound(progress: SearchProgress): void;
  /** Opens the log anew: the server does not know it any more. */
  reopen(): void;
  close(): void;
}

/** How far the opening of a log has come. */
interface Opening {
  /** The newest attempt. */
  attempt?: Promise<OpenedLog>;
  opened?: OpenedLog | undefined;
  status?: LogStatus | undefined;
  rotated: boolean;
  fault: string;
  /** What came before the answer that says which log it is about. */
  readonly early: Map<LogHandle, LogStatus>;
}

/** Opens the log; `changed` is called when that has come to an end. */
export function holdLog(server: Server, uri: vscode.Uri, changed: () => void): Holding {
  const state: Opening = { rotated: false, fault: '', early: new Map() };
  const opened = new vscode.EventEmitter<void>();
  const told = new vscode.EventEmitter<LogStatus>();
  const found = new vscode.EventEmitter<SearchProgress>();
  const reopen = () =>
    openAnew(server, uri, state, () => {
      opened.fire();
      changed();
    });
  const forward = forwarding(server, state, reopen);
  reopen();

  return {
    uri,
    get opened() {
      return state.opened;
    },
    get status() {
      return state.status;
    },
    get rotated() {
      return state.rotated;
    },
    get fault() {
      return state.fault;
    },
    onOpened: opened.event,
    onStatus: told.event,
    onFound: found.event,
    ask: (name, params, token) => forward(name, params, token),
    forward,
    reopen,
    setRotated(on) {
      if (on === state.rotated) return;
      closeAtServer(server, state);
      state.rotated = on;
      reopen();
    },
    takeStatus(status) {
      if (!take(state, status)) return false;
      told.fire(status);
      return true;
    },
    takeFound(progress) {
      if (progress.log === state.opened?.log) found.fire(progress);
    },
    close() {
      closeAtServer(server, state);
      for (const emitter of [opened, told, found]) emitter.dispose();
    },
  };
}

/** Begins to open the log, whatever was before; `done` is called unless that is overtaken. */
function openAnew(server: Server, uri: vscode.Uri, state: Opening, done: () => void): void {
  const params: OpenLogParams = { uris: [uri.toString()], rotated: state.rotated };
  const attempt = server.request<OpenLogParams, OpenedLog>(logRequests.open, params);
  Object.assign(state, { attempt, opened: undefined, status: undefined });
  const settle = (result: Partial<Opening>) => {
    if (state.attempt !== attempt) return;
    Object.assign(state, result);
    state.early.clear();
    done();
  };
  attempt.then(
    (opened) => settle({ opened, fault: '', status: state.early.get(opened.log) }),
    (error: unknown) => settle({ fault: messageOf(error) }),
  );
}

/** Sends questions about the log once it is open; where the server has forgotten it, it is opened anew, once. */
function forwarding(server: Server, state: Opening, reopen: () => void): OpenLog['forward'] {
  const send = async <Result>(name: AskName, params: object, token?: vscode.CancellationToken) => {
    const opened = await state.attempt;
    return server.request<object, Result>(logRequests[name], { ...params, log: opened?.log }, token);
  };
  return async <Result>(name: AskName, params: object, token?: vscode.CancellationToken) => {
    const { attempt } = state;
    try {
      return await send<Result>(name, params, token);
    } catch (error) {
      if (codeOf(error) !== logErrorCodes.unknownLog) throw error;
      if (state.attempt === attempt) reopen();
      return send<Result>(name, params, token);
    }
  };
}

function take(state: Opening, status: LogStatus): boolean {
  if (!state.opened) state.early.set(status.log, status);
  if (status.log !== state.opened?.log) return false;
  state.status = status;
  return true;
}

function closeAtServer(server: Server, { attempt }: Opening): void {
  void attempt?.then(
    ({ log }) => server.ask(logRequests.close, { log }),
    () => undefined,
  );
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
