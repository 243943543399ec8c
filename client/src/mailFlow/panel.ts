import * as vscode from 'vscode';
import {
  commands,
  type MailFlow,
  type MailFlowParams,
  requests,
  virtualSchemes,
} from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';
import { isRouteSource } from '../routes.ts';
import { pageOf } from './page.ts';
import { findSource, isSource } from './source.ts';

/** How long to wait after a change before the values are asked for again, in milliseconds. */
const pause = 300;

/** Registers the command that shows the guide to the way of mail, in one panel. */
export function registerMailFlow(context: vscode.ExtensionContext, server: Server): void {
  let panel: vscode.WebviewPanel | undefined;
  let source: vscode.Uri | undefined;
  /** The route whose way is drawn. */
  let route: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  const fill = async () => {
    const params: MailFlowParams = {
      ...(source && { uri: source.toString() }),
      ...(route !== undefined && { route }),
    };
    const guide = await server.ask<MailFlowParams, MailFlow | null>(requests.mailFlow, params);
    if (!panel || !guide) return;
    panel.title = guide.title;
    panel.webview.html = pageOf(guide);
  };
  const fillSoon = () => {
    clearTimeout(timer);
    if (panel) timer = setTimeout(fill, pause);
  };
  const open = async () => {
    panel ??= openPanel(() => {
      panel = undefined;
    });
    panel.reveal();
    await fill();
  };
  const show = async () => {
    source = await findSource();
    route = undefined;
    await open();
  };
  const showRoute = async (given?: unknown) => {
    const uri = routeUri(given);
    if (uri === undefined) return;
    route = uri;
    await open();
  };

  context.subscriptions.push(
    vscode.commands.registerCommand('postfixLens.showMailFlow', show),
    vscode.commands.registerCommand(commands.showRouteOnPicture, showRoute),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (route === undefined ? isSource(document) : isRouteSource(document)) fillSoon();
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

/** The document of a route that a link names, or that is in front. */
function routeUri(given: unknown): string | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  const uri = typeof given === 'string' ? vscode.Uri.parse(given, true) : active;
  return uri?.scheme === virtualSchemes.route ? uri.toString() : undefined;
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
