import * as vscode from 'vscode';
import {
  requests,
  type VirtualDocument,
  type VirtualDocumentParams,
  virtualSchemes,
} from '../../server/src/protocol.ts';
import type { Server } from './languageClient.ts';

/** Provides the read-only documents of `scheme`, whose text the server writes. */
export interface VirtualDocuments {
  /** Asks for the text of `uri` again, a moment later: changes come in bursts. */
  refresh(uri: vscode.Uri): void;
}

/** Registers a provider for `scheme`; `before` runs before each request. */
export function provideVirtualDocuments(
  context: vscode.ExtensionContext,
  server: Server,
  scheme: string,
  before?: (uri: vscode.Uri) => Promise<void>,
): VirtualDocuments {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const timers = new Map<string, NodeJS.Timeout>();

  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      await before?.(uri);
      const params: VirtualDocumentParams = { uri: uri.toString() };
      const document = await server.ask<VirtualDocumentParams, VirtualDocument | null>(
        requests.virtualDocument,
        params,
      );
      if (!document) throw new Error(vscode.l10n.t('The file that this view shows cannot be read.'));
      return document.text;
    },
  };
  context.subscriptions.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
    { dispose: () => timers.forEach(clearTimeout) },
  );

  return {
    refresh(uri) {
      clearTimeout(timers.get(uri.toString()));
      timers.set(
        uri.toString(),
        setTimeout(() => changed.fire(uri), 200),
      );
    },
  };
}

/** The defaults of a main.cf, as a document to which the definitions of unset parameters lead. */
export function provideDefaults(context: vscode.ExtensionContext, server: Server): void {
  const documents = provideVirtualDocuments(context, server, virtualSchemes.defaults);
  context.subscriptions.push(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId !== 'postfix-main' || document.uri.scheme === virtualSchemes.defaults) return;
      for (const { uri } of vscode.workspace.textDocuments) {
        if (uri.scheme === virtualSchemes.defaults) documents.refresh(uri);
      }
    }),
  );
}
