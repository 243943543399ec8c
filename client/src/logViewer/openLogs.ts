import * as vscode from 'vscode';
import type { SearchProgress } from '../../../server/src/logProtocol/lines.ts';
import type { LogStatus } from '../../../server/src/logProtocol/openLog.ts';
import { logNotifications } from '../../../server/src/logProtocol/requests.ts';
import type { Server } from '../languageClient.ts';
import { type Holding, holdLog, type OpenLog } from './openLog.ts';

/** The logs that are open, each once. */
export interface OpenLogs {
  readonly all: readonly OpenLog[];
  /** Fires when a log was opened, closed or read on. */
  readonly onDidChange: vscode.Event<void>;
  /** The log, opened unless it is; to be given back with `release`. */
  acquire(uri: vscode.Uri): OpenLog;
  release(log: OpenLog): void;
}

export function createOpenLogs(context: vscode.ExtensionContext, server: Server): OpenLogs {
  const holdings = new Map<string, { holding: Holding; users: number }>();
  const changed = new vscode.EventEmitter<void>();
  const all = () => [...holdings.values()].map(({ holding }) => holding);

  context.subscriptions.push(
    changed,
    server.onNotification<LogStatus>(logNotifications.status, (status) => {
      const taken = all().filter((holding) => holding.takeStatus(status));
      if (taken.length > 0) changed.fire();
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
