import * as vscode from 'vscode';
import type { Viewers } from '../logViewer/editor.ts';
import type { OpenLog } from '../logViewer/openLog.ts';
import type { OpenLogs } from '../logViewer/openLogs.ts';

/** The log that the side bar is about: that of the viewer in front, or that was in front last. */
export interface CurrentLog {
  readonly log: OpenLog | undefined;
  /** Fires when it is another one. */
  readonly onDidChange: vscode.Event<void>;
}

export function followCurrentLog(
  context: vscode.ExtensionContext,
  logs: OpenLogs,
  viewers: Viewers,
): CurrentLog {
  const changed = new vscode.EventEmitter<void>();
  let current: OpenLog | undefined;

  const look = () => {
    const { all } = logs;
    const kept = current && all.includes(current) ? current : all.at(-1);
    const next = viewers.active ?? kept;
    if (next === current) return;
    current = next;
    changed.fire();
  };
  context.subscriptions.push(changed, logs.onDidChange(look), viewers.onDidChangeActive(look));
  return {
    get log() {
      return current;
    },
    onDidChange: changed.event,
  };
}

/** The command of an entry that leads into the viewer. */
export function showInViewer(uri: vscode.Uri, target: object = {}): vscode.Command {
  return {
    command: 'postfixLens.openLogViewer',
    title: vscode.l10n.t('Show in the viewer'),
    arguments: [uri, target],
  };
}
