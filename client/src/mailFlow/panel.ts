import * as vscode from 'vscode';
import { commands, type MailFlow, type MailFlowParams, requests } from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';
import { pageOf } from './page.ts';
import { findSource, isSource } from './source.ts';

/** How long to wait after a change before the values are asked for again, in milliseconds. */
const pause = 300;

/** Registers the command that shows the guide to the way of mail, in one panel. */
export function registerMailFlow(context: vscode.ExtensionContext, server: Server): void {
  let panel: vscode.WebviewPanel | undefined;
  let source: vscode.Uri | undefined;
  let timer: NodeJS.Timeout | undefined;

  const fill = async () => {
    const params: MailFlowParams = source ? { uri: source.toString() } : {};
    const guide = await server.ask<MailFlowParams, MailFlow | null>(requests.mailFlow, params);
    if (!panel || !guide) return;
    panel.title = guide.title;
    panel.webview.html = pageOf(guide);
  };
  const fillSoon = () => {
    clearTimeout(timer);
    if (panel) timer = setTimeout(fill, pause);
  };
  const show = async () => {
    source = await findSource();
    panel ??= openPanel(() => {
      panel = undefined;
    });
    panel.reveal();
    await fill();
  };

  context.subscriptions.push(
    vscode.commands.registerCommand('postfixLens.showMailFlow', show),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isSource(document)) fillSoon();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('postfixLens')) fillSoon();
    }),
    {
      dispose() {
        clearTimeout(timer);
        panel?.dispose();
      },
    },
  );
}

function openPanel(closed: () => void): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel(
    'postfixLens.mailFlow',
    'Postfix Lens',
    vscode.ViewColumn.Active,
    {
      enableCommandUris: Object.values(commands),
      enableFindWidget: true,
      enableScripts: false,
      localResourceRoots: [],
      // Who comes back from a parameter finds the place again.
      retainContextWhenHidden: true,
    },
  );
  panel.onDidDispose(closed);
  return panel;
}
