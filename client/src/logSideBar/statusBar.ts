import * as vscode from 'vscode';
import type { Viewers } from '../logViewer/editor.ts';
import type { OpenLogs } from '../logViewer/openLogs.ts';
import type { CurrentLog } from './currentLog.ts';

/** Says in the status bar that a log is followed, and how many messages there are by now. */
export function showFollowing(
  context: vscode.ExtensionContext,
  logs: OpenLogs,
  viewers: Viewers,
  current: CurrentLog,
): void {
  const item = vscode.window.createStatusBarItem('postfixLens.following', vscode.StatusBarAlignment.Left, 50);
  item.name = vscode.l10n.t('Mail log');

  const show = () => {
    const { log } = current;
    if (!log?.status || !viewers.isFollowing(log)) return item.hide();
    const name = log.uri.path.split('/').at(-1) ?? '';
    const count = log.status.threads.toLocaleString();
    item.text = `$(eye) ${name} ${count}`;
    item.tooltip = vscode.l10n.t('Following {0}: {1} messages', log.uri.fsPath, count);
    item.accessibilityInformation = { label: item.tooltip };
    item.command = {
      command: 'postfixLens.openLogViewer',
      title: vscode.l10n.t('Show in the viewer'),
      arguments: [log.uri],
    };
    item.show();
  };
  context.subscriptions.push(
    item,
    logs.onDidChange(show),
    viewers.onDidChangeActive(show),
    current.onDidChange(show),
  );
}
