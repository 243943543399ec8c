import * as vscode from 'vscode';
import type { Server } from '../languageClient.ts';
import { isCompressed, joinedUri, provideJoined } from './joinedLog.ts';
import { journalUri, provideJournal } from './journal.ts';
import { findLogs, type LogFamily } from './logFiles.ts';

/** "Open mail log", from the command palette and from the explorer. */
export function registerOpening(context: vscode.ExtensionContext, server: Server): void {
  provideJoined(context, server);
  provideJournal(context);
  context.subscriptions.push(
    vscode.commands.registerCommand('postfixLens.openMailLog', openMailLog),
    vscode.commands.registerCommand('postfixLens.openAsMailLog', (uri?: vscode.Uri, uris?: vscode.Uri[]) =>
      openFiles(uris ?? (uri ? [uri] : [])),
    ),
  );
}

interface Choice extends vscode.QuickPickItem {
  readonly open?: () => Promise<void>;
}

async function openMailLog(): Promise<void> {
  const choosing = choices();
  const chosen = await vscode.window.showQuickPick(choosing, {
    title: vscode.l10n.t('Open mail log'),
    matchOnDescription: true,
  });
  await chosen?.open?.();
}

async function choices(): Promise<Choice[]> {
  const families = await findLogs();
  const other: Choice[] = [
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(folder-opened) ${vscode.l10n.t('Choose a file…')}`, open: chooseFiles },
  ];
  if (vscode.workspace.isTrusted && process.platform === 'linux') {
    other.push({
      label: `$(terminal) ${vscode.l10n.t('From the journal')}`,
      description: 'journalctl',
      open: () => show(journalUri()),
    });
  }
  return [...families.flatMap(choicesOf), ...other];
}

/** The file that is written now, all of the log as one, and each rotated file. */
function choicesOf({ current, rotated }: LogFamily): Choice[] {
  const [first, ...older] = [...(current ? [current] : []), ...rotated];
  if (!first) return [];
  const single = (file: typeof first): Choice => ({
    label: `$(mail) ${file.uri.path}`,
    description: [sizeText(file.size), new Date(file.modified).toLocaleString()].join('  '),
    open: () => openFiles([file.uri]),
  });
  if (older.length === 0) return [single(first)];
  const all = [first, ...older].map(({ uri }) => uri);
  const joined: Choice = {
    label: `$(files) ${vscode.l10n.t('{0} and {1} rotated files, as one log', first.uri.path, older.length)}`,
    open: () => openFiles(all),
  };
  return [single(first), joined, ...older.map(single)];
}

function sizeText(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

async function chooseFiles(): Promise<void> {
  const uris = await vscode.window.showOpenDialog({
    canSelectMany: true,
    title: vscode.l10n.t('Open mail log'),
  });
  if (uris) await openFiles(uris);
}

/** One plain file opens as it is; several, and compressed ones, are read as one text. */
async function openFiles(uris: readonly vscode.Uri[]): Promise<void> {
  const [first] = uris;
  if (!first) return;
  if (uris.length > 1 || isCompressed(first)) return show(joinedUri(uris), first);
  await vscode.commands.executeCommand('vscode.open', first);
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === first.toString());
  if (document && document.languageId !== 'postfix-maillog') {
    await vscode.languages.setTextDocumentLanguage(document, 'postfix-maillog');
  }
}

/** Shows a read-only text as a log; where that fails, the viewer may be the way for the file `instead`. */
async function show(uri: vscode.Uri, instead?: vscode.Uri): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'postfix-maillog');
    await vscode.window.showTextDocument(document, { preview: false });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const viewer = vscode.l10n.t('Show in the viewer');
    const chosen = await vscode.window.showErrorMessage(reason, ...(instead ? [viewer] : []));
    if (chosen === viewer) await vscode.commands.executeCommand('postfixLens.openLogViewer', instead);
  }
}
