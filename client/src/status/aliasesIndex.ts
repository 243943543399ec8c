import { basename } from 'node:path';
import * as vscode from 'vscode';
import { requests, type TableIndex, type TableIndexParams } from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';

/** Says that a change of aliases counts only when its index has been made anew, and offers to make it. */
export function watchAliases(context: vscode.ExtensionContext, server: Server): void {
  const language = vscode.languages.createLanguageStatusItem('postfixLens.aliasesIndex', {
    language: 'postfix-aliases',
  });
  language.name = vscode.l10n.t('Index of aliases');
  const bar = vscode.window.createStatusBarItem(
    'postfixLens.aliasesIndex',
    vscode.StatusBarAlignment.Right,
    90,
  );
  bar.name = language.name;
  bar.command = 'postfixLens.newaliases';
  bar.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');

  const update = async (): Promise<TableIndex | undefined> => {
    const document = vscode.window.activeTextEditor?.document;
    const index = document && isAliases(document) ? await ask(server, document) : undefined;
    if (document !== vscode.window.activeTextEditor?.document) return undefined;
    showInLanguageStatus(language, index);
    showInBar(bar, index);
    return index;
  };
  const notify = notifier();
  context.subscriptions.push(
    language,
    bar,
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    // The index may have been made anew in a terminal.
    vscode.window.onDidChangeWindowState(({ focused }) => focused && void update()),
    vscode.tasks.onDidEndTask(() => void update()),
    vscode.workspace.onDidSaveTextDocument(async (document) => {
      if (!isAliases(document)) return;
      const index = await ask(server, document);
      await update();
      if (index && index.state !== 'current') await notify(document, index);
    }),
  );
  void update();
}

function isAliases({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'postfix-aliases' && uri.scheme === 'file';
}

async function ask(server: Server, { uri }: vscode.TextDocument): Promise<TableIndex | undefined> {
  const params: TableIndexParams = { uri: uri.toString() };
  const index = await server.ask<TableIndexParams, TableIndex | null>(requests.tableIndex, params);
  return index ?? undefined;
}

function reminder({ command, state }: TableIndex): string {
  return state === 'missing'
    ? vscode.l10n.t(
        'These aliases count only after {0} has been run: there is no index of them yet.',
        command,
      )
    : vscode.l10n.t('Changes to these aliases count only after {0} has been run.', command);
}

function showInLanguageStatus(item: vscode.LanguageStatusItem, index: TableIndex | undefined): void {
  const isCurrent = !index || index.state === 'current';
  item.severity = isCurrent
    ? vscode.LanguageStatusSeverity.Information
    : vscode.LanguageStatusSeverity.Warning;
  if (!index) {
    item.text = vscode.l10n.t('No index is known');
    item.detail = vscode.l10n.t('no main.cf names this file');
    item.command = undefined;
    return;
  }
  item.text = isCurrent ? vscode.l10n.t('{0} is up to date', basename(index.index)) : reminder(index);
  item.detail = isCurrent ? '' : basename(index.index);
  item.command = isCurrent
    ? undefined
    : { command: 'postfixLens.newaliases', title: vscode.l10n.t('Run {0}', index.command) };
}

function showInBar(item: vscode.StatusBarItem, index: TableIndex | undefined): void {
  if (!index || index.state === 'current') {
    item.hide();
    return;
  }
  item.text = `$(warning) ${index.command}`;
  item.tooltip = reminder(index);
  item.show();
}

/** One message at a time for each file; without a button where nothing may be run. */
function notifier(): (document: vscode.TextDocument, index: TableIndex) => Promise<void> {
  const shown = new Set<string>();
  return async ({ uri }, index) => {
    const key = uri.toString();
    if (shown.has(key)) return;
    shown.add(key);
    const button = vscode.l10n.t('Run {0}', index.command);
    const buttons = vscode.workspace.isTrusted ? [button] : [];
    const chosen = await vscode.window.showInformationMessage(reminder(index), ...buttons);
    shown.delete(key);
    if (chosen === button) await vscode.commands.executeCommand('postfixLens.newaliases', uri);
  };
}
