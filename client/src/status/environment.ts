import * as vscode from 'vscode';
import {
  type Environment,
  type EnvironmentParams,
  notifications,
  requests,
} from '../../../server/src/protocol.ts';
import { isOurs, type Server } from '../languageClient.ts';

const selector = ['postfix-main', 'postfix-master', 'postfix-aliases'].map((language) => ({ language }));

/** Shows, beside the language of a configuration file, for which release and with which folder it is read. */
export function showEnvironment(context: vscode.ExtensionContext, server: Server): void {
  const release = vscode.languages.createLanguageStatusItem('postfixLens.release', selector);
  release.name = vscode.l10n.t('Release of Postfix');
  release.command = {
    command: 'workbench.action.openSettings',
    title: vscode.l10n.t('Change'),
    arguments: ['postfixLens.targetVersion'],
  };
  const folder = vscode.languages.createLanguageStatusItem('postfixLens.folder', selector);
  folder.name = vscode.l10n.t('Folder of the configuration');

  const update = async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isOurs(document) || document.languageId === 'postfix-maillog') return;
    const params: EnvironmentParams = { uri: document.uri.toString() };
    const found = await server.ask<EnvironmentParams, Environment>(requests.environment, params);
    if (!found || document !== vscode.window.activeTextEditor?.document) return;
    release.text = `Postfix ${found.version}`;
    release.detail = deciderOf(found);
    folder.text = found.folder ?? vscode.l10n.t('No main.cf beside it');
    folder.detail = found.folder === undefined ? '' : vscode.l10n.t('folder of main.cf and master.cf');
  };
  context.subscriptions.push(
    release,
    folder,
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    server.onNotification(notifications.environmentChanged, () => void update()),
  );
  void update();
}

function deciderOf({ decidedBy }: Environment): string {
  switch (decidedBy) {
    case 'setting':
      return vscode.l10n.t('as the settings say');
    case 'installed':
      return vscode.l10n.t('installed here');
    case 'newest':
      return vscode.l10n.t('the newest release that is known');
  }
}
