import * as vscode from 'vscode';
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

/** Where systems keep the mail log. */
const usualPlaces = ['/var/log/maillog', '/var/log/mail.log', '/var/log/mail/mail.log'];

interface LogChoice extends vscode.QuickPickItem {
  readonly uri?: vscode.Uri;
}

async function chooseLog(): Promise<vscode.Uri | undefined> {
  const other: LogChoice = { label: vscode.l10n.t('Another file…') };
  const title = vscode.l10n.t('Open a mail log');
  const picked = await vscode.window.showQuickPick([...(await knownLogs()), other], { title });
  if (picked !== other) return picked?.uri;
  const [chosen] = (await vscode.window.showOpenDialog({ title })) ?? [];
  return chosen;
}

async function knownLogs(): Promise<LogChoice[]> {
  const pattern = '**/{maillog*,mail.log*,mail.err*,mail.warn*,mail.info*}';
  const inWorkspace = await vscode.workspace.findFiles(pattern, '**/node_modules/**', 50);
  const usual = await Promise.all(usualPlaces.map(existing));
  const uris = [...usual.flatMap((uri) => uri ?? []), ...inWorkspace];
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()].map((uri) => ({
    label: uri.path.split('/').at(-1) ?? '',
    description: vscode.workspace.asRelativePath(uri),
    uri,
  }));
}

async function existing(path: string): Promise<vscode.Uri | undefined> {
  const uri = vscode.Uri.file(path);
  try {
    await vscode.workspace.fs.stat(uri);
    return uri;
  } catch {
    return undefined;
  }
}
