import * as vscode from 'vscode';
import { type RelayParams, type RouteParams, requests, virtualSchemes } from '../../server/src/protocol.ts';
import type { Server } from './languageClient.ts';
import { findSource } from './mailFlow/source.ts';
import { isConfiguration, provideFromConfiguration, provideVirtualDocuments } from './virtualDocuments.ts';

/** What stands in an address in the middle of a text; the list of operators is that of RFC 822. */
const address = /(?:"[^"\n]*"|[^\s"(),:;<>@[\]\\]+)@(?:\[[^\]\s]*\]|[^\s"(),:;<>@[\]\\]+)/;

/** Registers the commands that ask where mail goes and who may relay, and the documents that answer. */
export function registerRoutes(context: vscode.ExtensionContext, server: Server): void {
  const documents = provideVirtualDocuments(context, server, virtualSchemes.route);
  provideFromConfiguration(context, server, virtualSchemes.relay);
  context.subscriptions.push(
    vscode.commands.registerCommand('postfixLens.whoMayRelay', () => showRelaying(server)),
    vscode.commands.registerCommand('postfixLens.whereDoesMailGo', (given?: unknown) =>
      ask(server, typeof given === 'string' ? given : undefined),
    ),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (!isRouteSource(document)) return;
      for (const { uri } of vscode.workspace.textDocuments) {
        if (uri.scheme === virtualSchemes.route) documents.refresh(uri);
      }
    }),
  );
}

/** Files that an answer is made from: main.cf, master.cf, aliases and tables. */
export function isRouteSource(document: vscode.TextDocument): boolean {
  const isTable = /^postfix-(?:aliases|table|pcre|cidr)$/.test(document.languageId);
  return isTable || isConfiguration(document);
}

/** Asks for what is not given, and shows the answer beside the file at hand. */
async function ask(server: Server, given: string | undefined): Promise<void> {
  const source = await findFile();
  if (!source) return;
  const recipient = given ?? (await askRecipient());
  if (recipient === undefined) return;
  const sender = given === undefined ? await askSender() : '';
  if (sender === undefined) return;
  const params: RouteParams = {
    uri: source.toString(),
    address: recipient.trim(),
    ...(sender.trim() !== '' && { sender: sender.trim() }),
  };
  await showBeside(await server.ask<RouteParams, string | null>(requests.route, params));
}

async function showRelaying(server: Server): Promise<void> {
  const source = await findFile();
  if (!source) return;
  const params: RelayParams = { uri: source.toString() };
  await showBeside(await server.ask<RelayParams, string | null>(requests.relay, params));
}

async function showBeside(uri: string | null | undefined): Promise<void> {
  if (!uri) return;
  const opened = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const document = await vscode.languages.setTextDocumentLanguage(opened, 'markdown');
  await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}

/** The file in front, where it belongs to a configuration; else a main.cf that is at hand, or a word that there is none. */
async function findFile(): Promise<vscode.Uri | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (document && isRouteSource(document)) return document.uri;
  const source = await findSource();
  if (!source) {
    await vscode.window.showInformationMessage(vscode.l10n.t('Open a main.cf or master.cf first.'));
  }
  return source;
}

function askRecipient(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Where does mail go?'),
    prompt: vscode.l10n.t('Address of the recipient'),
    placeHolder: 'user@example.com',
    value: addressAtCursor(),
    ignoreFocusOut: true,
  });
}

function askSender(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Where does mail go?'),
    prompt: vscode.l10n.t('Address of the sender, where it matters; may be left empty'),
    placeHolder: '<>',
    ignoreFocusOut: true,
  });
}

/** What is selected, or the address at the cursor. */
function addressAtCursor(): string {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return '';
  const { document, selection } = editor;
  if (!selection.isEmpty) return selection.isSingleLine ? document.getText(selection) : '';
  const range = document.getWordRangeAtPosition(selection.active, address);
  return range ? document.getText(range) : '';
}
