import * as vscode from 'vscode';
import {
  type JoinedLog,
  type JoinedLogParams,
  requests,
  virtualSchemes,
} from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';

/** Several files of a log, compressed ones too, as one read-only text. */
export function provideJoined(context: vscode.ExtensionContext, server: Server): void {
  const provider: vscode.TextDocumentContentProvider = {
    async provideTextDocumentContent(uri) {
      const answer = await server.ask<JoinedLogParams, JoinedLog>(requests.joinedLog, {
        uris: uri.query.split('&').map(decodeURIComponent),
      });
      if (answer && 'text' in answer) return answer.text;
      throw new Error(answer?.problem || vscode.l10n.t('The file that this view shows cannot be read.'));
    },
  };
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(virtualSchemes.joinedLog, provider),
  );
}

/** The address of the text of these files. Its last part is the title of the tab. */
export function joinedUri(uris: readonly vscode.Uri[]): vscode.Uri {
  const [first] = uris;
  const title = uris.length === 1 ? '' : ` (${vscode.l10n.t('{0} files', uris.length)})`;
  return vscode.Uri.from({
    scheme: virtualSchemes.joinedLog,
    path: `${first?.path ?? ''}${title}`,
    query: uris.map((uri) => encodeURIComponent(uri.toString())).join('&'),
  });
}

/** Whether a file's name says that it is compressed. */
export function isCompressed({ path }: vscode.Uri): boolean {
  return /\.(?:gz|bz2|xz|zst)$/.test(path);
}
