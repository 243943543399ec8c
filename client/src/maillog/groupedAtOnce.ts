import * as vscode from 'vscode';
import { isGroupedTab, openGrouped } from './groupedLog.ts';
import { groupedUri, isLog } from './logDocuments.ts';

/** With the setting on, a log whose tab was opened is followed by its grouped view, unless that is open too. */
export function openGroupedAtOnce(context: vscode.ExtensionContext): void {
  const opened = new Set<string>();

  const look = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isLog(document) || !opened.delete(document.uri.toString())) return;
    const isWanted = vscode.workspace.getConfiguration('postfixLens').get('maillog.openGrouped') === true;
    if (isWanted && !isGroupedTab(groupedUri(document.uri)))
      void openGrouped(document.uri, vscode.ViewColumn.Active);
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
