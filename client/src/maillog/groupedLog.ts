import * as vscode from 'vscode';
import { virtualSchemes } from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';
import { provideVirtualDocuments } from '../virtualDocuments.ts';

/** The grouped view of a log: its provider, its commands, and the setting that opens it at once. */
export function registerGroupedLog(context: vscode.ExtensionContext, server: Server): void {
  const documents = provideVirtualDocuments(context, server, virtualSchemes.groupedLog, async (uri) => {
    // The server groups what is in the editor; a log that is not there is opened behind the scenes.
    await vscode.workspace.openTextDocument(sourceOf(uri));
  });
  const command = (column: vscode.ViewColumn) => (uri?: vscode.Uri) => openGrouped(uri, column);
  context.subscriptions.push(
    vscode.commands.registerCommand('postfixLens.groupByQueueId', command(vscode.ViewColumn.Active)),
    vscode.commands.registerCommand('postfixLens.groupByQueueIdToSide', command(vscode.ViewColumn.Beside)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isLog(document) || contentChanges.length === 0) return;
      for (const { uri } of vscode.workspace.textDocuments) {
        if (isGrouped(uri) && sourceOf(uri).toString() === document.uri.toString()) documents.refresh(uri);
      }
    }),
  );
  openGroupedAtOnce(context);
}

async function openGrouped(uri: vscode.Uri | undefined, column: vscode.ViewColumn): Promise<void> {
  const source = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (!source || isGrouped(source)) return;
  const document = await vscode.workspace.openTextDocument(groupedUri(source));
  if (document.languageId !== 'postfix-maillog') {
    await vscode.languages.setTextDocumentLanguage(document, 'postfix-maillog');
  }
  await vscode.window.showTextDocument(document, { viewColumn: column, preview: false });
}

/** With the setting on, a log that comes to the front for the first time is followed by its grouped view. */
function openGroupedAtOnce(context: vscode.ExtensionContext): void {
  const seen = new Set<string>();
  const look = (editor: vscode.TextEditor | undefined) => {
    if (!editor || !isLog(editor.document) || seen.has(editor.document.uri.toString())) return;
    seen.add(editor.document.uri.toString());
    const wanted = vscode.workspace.getConfiguration('postfixLens').get('maillog.openGrouped') === true;
    if (wanted) void openGrouped(editor.document.uri, vscode.ViewColumn.Active);
  };
  context.subscriptions.push(
    vscode.window.onDidChangeActiveTextEditor(look),
    // A log that is recognised by its content comes to the front before it has its language.
    vscode.workspace.onDidOpenTextDocument((document) => {
      const active = vscode.window.activeTextEditor;
      if (active?.document === document) look(active);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => seen.delete(uri.toString())),
  );
  look(vscode.window.activeTextEditor);
}

/** The address of the grouped view of the log `source`. Its last part is the title of the tab. */
function groupedUri(source: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({
    scheme: virtualSchemes.groupedLog,
    path: vscode.l10n.t('{0} (by queue ID)', source.path),
    query: source.toString(),
  });
}

function sourceOf(grouped: vscode.Uri): vscode.Uri {
  return vscode.Uri.parse(grouped.query, true);
}

function isGrouped(uri: vscode.Uri): boolean {
  return uri.scheme === virtualSchemes.groupedLog;
}

function isLog({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'postfix-maillog' && !isGrouped(uri);
}
