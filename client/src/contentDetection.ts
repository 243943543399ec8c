import * as vscode from 'vscode';
import {
  type DetectLanguageParams,
  type LanguageId,
  requests,
  virtualSchemes,
} from '../../server/src/protocol.ts';
import type { Server } from './languageClient.ts';

/** Languages that VS Code gives to files whose name it does not know. */
const unclaimed = new Set(['plaintext', 'log']);

/** Languages that stand for the name of a file alone: a main.cf may take the file for another kind of table. */
const named = new Set<string>(['postfix-table', 'postfix-pcre', 'postfix-cidr', 'postfix-table-client']);

/** Schemes of the documents that the server writes in the form of a main.cf. */
const inFormOfMain = new Set<string>([
  virtualSchemes.defaults,
  virtualSchemes.effective,
  virtualSchemes.explanation,
]);

/** Gives Postfix's files their language by their content, where their name alone does not tell. */
export function watchContents(context: vscode.ExtensionContext, server: Server): void {
  const closedJustNow = new Set<string>();

  const look = async (document: vscode.TextDocument) => {
    const language = await detect(document, server);
    if (language && !document.isClosed && mayChange(document) && language !== document.languageId) {
      await vscode.languages.setTextDocumentLanguage(document, language);
    }
  };

  context.subscriptions.push(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      closedJustNow.add(uri.toString());
      setImmediate(() => closedJustNow.delete(uri.toString()));
    }),
    vscode.workspace.onDidOpenTextDocument((document) => {
      // Closed and opened at once means that its language was changed: the user's choice stands.
      if (!closedJustNow.has(document.uri.toString())) void look(document);
    }),
  );
  for (const document of vscode.workspace.textDocuments) void look(document);
}

function mayChange({ languageId }: vscode.TextDocument): boolean {
  return unclaimed.has(languageId) || named.has(languageId);
}

async function detect(document: vscode.TextDocument, server: Server): Promise<LanguageId | undefined> {
  if (!mayChange(document)) return undefined;
  if (document.uri.scheme === virtualSchemes.groupedLog) return 'postfix-maillog';
  if (inFormOfMain.has(document.uri.scheme)) return 'postfix-main';
  const head = document.getText(new vscode.Range(0, 0, 400, 0)).slice(0, 20_000);
  // A glance, so that the server is not started for every text file.
  const isLikely = /\.cf$|\/aliases[^/]*$|\/postfix[^/]*\//.test(document.uri.path);
  if (!isLikely && !head.includes('postfix')) return undefined;
  const params: DetectLanguageParams = { uri: document.uri.toString(), head };
  return (
    (await server.ask<DetectLanguageParams, LanguageId | null>(requests.detectLanguage, params)) ?? undefined
  );
}
