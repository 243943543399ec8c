import * as vscode from 'vscode';
import { virtualSchemes } from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';
import { provideVirtualDocuments } from '../virtualDocuments.ts';
import { isGrouped, isLog } from './logDocuments.ts';

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

/** With the setting on, a log whose tab was opened is followed by its grouped view, unless that is open too. */
function openGroupedAtOnce(context: vscode.ExtensionContext): void {
  const opened = new Set<string>();

  const look = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isLog(document) || !opened.delete(document.uri.toString())) return;
    const isWanted = vscode.workspace.getConfiguration('postfixLens').get('maillog.openGrouped') === true;
    if (isWanted && !hasGroupedTab(document.uri)) void openGrouped(document.uri, vscode.ViewColumn.Active);
  };
  const remember = (tabs: readonly vscode.Tab[]) => {
    for (const { input } of tabs) {
      if (input instanceof vscode.TabInputText) opened.add(input.uri.toString());
    }
    look();
  };

  context.subscriptions.push(
    vscode.window.tabGroups.onDidChangeTabs(({ opened: tabs }) => remember(tabs)),
    vscode.window.onDidChangeActiveTextEditor(look),
    // A log that is recognised by its content is in front before it has its language.
    vscode.workspace.onDidOpenTextDocument(look),
  );
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (activeTab) remember([activeTab]);
}

function hasGroupedTab(log: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(
    ({ input }) =>
      input instanceof vscode.TabInputText &&
      isGrouped(input.uri) &&
      sourceOf(input.uri).toString() === log.toString(),
  );
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
