import * as vscode from 'vscode';
import { findLogs } from '../maillog/logFiles.ts';
import type { Viewers } from './editor.ts';
import type { ViewerTarget } from './messages.ts';

/** Registers the command that opens a log in the viewer: the one given, the one in front, or one that is chosen. */
export function registerViewerCommands(context: vscode.ExtensionContext, viewers: Viewers): void {
  context.subscriptions.push(
    vscode.commands.registerCommand(
      'postfixLens.openLogViewer',
      async (given?: vscode.Uri, target?: ViewerTarget) => {
        const uri = given instanceof vscode.Uri ? given : (logInFront() ?? (await chooseLog()));
        if (uri) await viewers.show(uri, isTarget(target) ? target : undefined);
      },
    ),
  );
}

/** Menus hand over their own things as further arguments. */
function isTarget(value: unknown): value is ViewerTarget {
  return (
    typeof value === 'object' && value !== null && ('filter' in value || 'search' in value || 'line' in value)
  );
}

function logInFront(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'postfix-maillog' && document.uri.scheme === 'file'
    ? document.uri
    : undefined;
}

interface LogChoice extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
}

/** One of the logs of the machine, rotated ones too, or a file that is looked for. */
async function chooseLog(): Promise<vscode.Uri | undefined> {
  const title = vscode.l10n.t('Open mail log');
  const other: LogChoice = { label: vscode.l10n.t('Choose a file…') };
  const picked = await vscode.window.showQuickPick(choices(other), { title });
  if (picked !== other) return picked?.uri;
  const [chosen] = (await vscode.window.showOpenDialog({ title })) ?? [];
  return chosen;
}

async function choices(other: LogChoice): Promise<LogChoice[]> {
  const families = await findLogs();
  const files = families.flatMap(({ current, rotated }) => [...(current ? [current] : []), ...rotated]);
  return [...files.map(({ uri }) => ({ label: uri.path, uri })), other];
}
