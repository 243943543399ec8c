import * as vscode from 'vscode';
import type { SearchProgress } from '../../../server/src/logProtocol/lines.ts';
import type {
  LogHandle,
  LogStatus,
  OpenedLog,
  OpenLogParams,
} from '../../../server/src/logProtocol/openLog.ts';
import { logErrorCodes, logNotifications, logRequests } from '../../../server/src/logProtocol/requests.ts';
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

/** The logs that are open, each once. */
export interface OpenLogs {
  readonly all: readonly OpenLog[];
  /** Fires when a log was opened, closed or read on. */
  readonly onDidChange: vscode.Event<void>;
  /** The log, opened unless it is; to be given back with `release`. */
  acquire(uri: vscode.Uri): OpenLog;
  release(log: OpenLog): void;
}

interface Holding extends OpenLog {
  close(): void;
  /** Takes the server's word, where it is about this log. */
  take(status: LogStatus): boolean;
  takeFound(progress: SearchProgress): void;
  /** Opens the log anew: the server does not know it any more. */
  reopen(): void;
}

export function createOpenLogs(context: vscode.ExtensionContext, server: Server): OpenLogs {
  const holdings = new Map<string, { holding: Holding; users: number }>();
  const changed = new vscode.EventEmitter<void>();
  const all = () => [...holdings.values()].map(({ holding }) => holding);

  context.subscriptions.push(
    changed,
    server.onNotification<LogStatus>(logNotifications.status, (status) => {
      if (all().some((holding) => holding.take(status))) changed.fire();
    }),
    server.onNotification<SearchProgress>(logNotifications.found, (progress) => {
      for (const holding of all()) holding.takeFound(progress);
    }),
    server.onStarted(() => {
      for (const holding of all()) if (holding.opened) holding.reopen();
    }),
  );

  return {
    get all() {
      return all();
    },
    onDidChange: changed.event,
    acquire(uri) {
      const key = uri.toString();
      const known = holdings.get(key);
      if (known) {
        known.users++;
        return known.holding;
      }
      const holding = holdLog(server, uri, () => changed.fire());
      holdings.set(key, { holding, users: 1 });
      changed.fire();
      return holding;
    },
    release(log) {
      const key = log.uri.toString();
      const known = holdings.get(key);
      if (!known || --known.users > 0) return;
      holdings.delete(key);
      known.holding.close();
      changed.fire();
    },
  };
}

function holdLog(server: Server, uri: vscode.Uri, changed: () => void): Holding {
  const openedEmitter = new vscode.EventEmitter<void>();
  const statusEmitter = new vscode.EventEmitter<LogStatus>();
  const foundEmitter = new vscode.EventEmitter<SearchProgress>();
  /** What came before the answer that says which log it is about. */
  const early = new Map<LogHandle, LogStatus>();
  let opening: Promise<OpenedLog> | undefined;
  let opened: OpenedLog | undefined;
  let status: LogStatus | undefined;
  let rotated = false;
  let fault = '';

  const open = async (): Promise<OpenedLog> => {
    const params: OpenLogParams = { uris: [uri.toString()], rotated };
    const mine = server.request<OpenLogParams, OpenedLog>(logRequests.open, params);
    opening = mine;
    try {
      const answer = await mine;
      if (opening !== mine) return answer;
      opened = answer;
      fault = '';
      status = early.get(answer.log) ?? (status?.log === answer.log ? status : undefined);
      return answer;
    } catch (error) {
      if (opening === mine) {
        opened = undefined;
        fault = messageOf(error);
      }
      throw error;
    } finally {
      early.clear();
      if (opening === mine) openedEmitter.fire();
      changed();
    }
  };
  const closeAtServer = (log: OpenedLog | undefined) => {
    if (log) void server.ask(logRequests.close, { log: log.log });
  };
  const openAgain = () => {
    opened = undefined;
    status = undefined;
    void open().catch(() => undefined);
  };
  const send = async <Result>(name: AskName, params: object, token?: vscode.CancellationToken) => {
    const { log } = await (opening ?? open());
    return server.request<object, Result>(logRequests[name], { ...params, log }, token);
  };
  const forward = async <Result>(name: AskName, params: object, token?: vscode.CancellationToken) => {
    const asked = opening;
    try {
      return await send<Result>(name, params, token);
    } catch (error) {
      if (codeOf(error) !== logErrorCodes.unknownLog) throw error;
      if (opening === asked) openAgain();
      return send<Result>(name, params, token);
    }
  };

  openAgain();
  return {
    uri,
    get opened() {
      return opened;
    },
    get status() {
      return status;
    },
    get rotated() {
      return rotated;
    },
    get fault() {
      return fault;
    },
    onOpened: openedEmitter.event,
    onStatus: statusEmitter.event,
    onFound: foundEmitter.event,
    ask: (name, params, token) => forward(name, params, token),
    forward,
    setRotated(on) {
      if (on === rotated) return;
      rotated = on;
      closeAtServer(opened);
      openAgain();
    },
    reopen: openAgain,
    take(told) {
      if (!opened) early.set(told.log, told);
      if (told.log !== opened?.log) return false;
      status = told;
      statusEmitter.fire(told);
      return true;
    },
    takeFound(progress) {
      if (progress.log === opened?.log) foundEmitter.fire(progress);
    },
    close() {
      if (opened) closeAtServer(opened);
      else void opening?.then(closeAtServer, () => undefined);
      for (const emitter of [openedEmitter, statusEmitter, foundEmitter]) emitter.dispose();
    },
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
