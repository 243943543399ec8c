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

/** Provides documents that are made from main.cf and master.cf, and follow what is typed there. */
export function provideFromConfiguration(
  context: vscode.ExtensionContext,
  server: Server,
  scheme: string,
): void {
  const documents = provideVirtualDocuments(context, server, scheme);
  context.subscriptions.push(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (!isConfiguration(document)) return;
      for (const { uri } of vscode.workspace.textDocuments) {
        if (uri.scheme === scheme) documents.refresh(uri);
      }
    }),
  );
}

/** Whether a document is a main.cf or master.cf, and none that was made from one. */
export function isConfiguration({ languageId, uri }: vscode.TextDocument): boolean {
  const isWritten = Object.values<string>(virtualSchemes).includes(uri.scheme);
  return !isWritten && (languageId === 'postfix-main' || languageId === 'postfix-master');
}
