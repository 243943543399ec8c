import * as vscode from 'vscode';
import {
  type Environment,
  type EnvironmentParams,
  requests,
  type TableIndex,
  type TableIndexParams,
} from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';
import { commandLine, type PostfixCommand } from './commandLine.ts';
import { taskFor } from './tasks.ts';

/** Registers the commands that run programs of Postfix for the file of the editor, or the one that is chosen. */
export function registerPrograms(context: vscode.ExtensionContext, server: Server): void {
  const register = (name: string, commandFor: (uri: vscode.Uri) => Promise<PostfixCommand>) =>
    context.subscriptions.push(
      vscode.commands.registerCommand(`postfixLens.${name}`, async (chosen: unknown) => {
        const uri = chosen instanceof vscode.Uri ? chosen : vscode.window.activeTextEditor?.document.uri;
        if (uri && (await isAllowed(uri))) await run(await commandFor(uri));
      }),
    );
  register('checkConfiguration', async (uri) => ({ command: 'check', ...(await folderOf(server, uri)) }));
  register('reloadPostfix', async (uri) => ({ command: 'reload', ...(await folderOf(server, uri)) }));
  register('postmap', (uri) => commandForTable(server, uri, 'postmap'));
  register('newaliases', (uri) => commandForTable(server, uri, 'postalias'));
}

/** Says why where no program may run. */
async function isAllowed(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme !== 'file') {
    const message = vscode.l10n.t('Programs of Postfix are run for files of this machine only.');
    await vscode.window.showInformationMessage(message);
    return false;
  }
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage workspace trust');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Programs of Postfix are run in a trusted workspace only.'),
    manage,
  );
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}

async function run(command: PostfixCommand): Promise<void> {
  const task = taskFor(command);
  if (task) {
    await saveOpenFiles();
    await vscode.tasks.executeTask(task);
    return;
  }
  const { program } = commandLine(command);
  await vscode.window.showErrorMessage(
    vscode.l10n.t('{0} is not installed on this machine, so it cannot be run.', program),
  );
}

/** The programs read what is on disk. */
async function saveOpenFiles(): Promise<void> {
  const ours = vscode.workspace.textDocuments.filter(
    ({ isDirty, languageId }) => isDirty && languageId.startsWith('postfix-'),
  );
  for (const document of ours) await document.save();
}

async function folderOf(server: Server, uri: vscode.Uri): Promise<{ folder?: string }> {
  const params: EnvironmentParams = { uri: uri.toString() };
  const { folder } = (await server.ask<EnvironmentParams, Environment>(requests.environment, params)) ?? {};
  return folder === undefined ? {} : { folder };
}

/** What makes the index of a file anew: as main.cf has it, or with the type that Postfix takes by itself. */
async function commandForTable(
  server: Server,
  uri: vscode.Uri,
  otherwise: 'postmap' | 'postalias',
): Promise<PostfixCommand> {
  const params: TableIndexParams = { uri: uri.toString() };
  const found = await server.ask<TableIndexParams, TableIndex | null>(requests.tableIndex, params);
  if (!found) return { command: otherwise, table: uri.fsPath, ...(await folderOf(server, uri)) };
  const { command, table, folder } = found;
  return {
    command,
    ...(command !== 'newaliases' && { table }),
    ...(folder !== undefined && { folder }),
  };
}
