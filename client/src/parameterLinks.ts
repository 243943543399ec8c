import * as vscode from 'vscode';
import {
  commands,
  type ParameterLocationParams,
  requests,
  type TextLocation,
  virtualSchemes,
} from '../../server/src/protocol.ts';
import type { Server } from './languageClient.ts';
import { provideFromConfiguration } from './virtualDocuments.ts';

/** Lets the links of a hover run our commands, and no others: parts of its text come from files. */
export function trustParameterLinks(hover: vscode.Hover | null | undefined): vscode.Hover | null | undefined {
  for (const content of hover?.contents ?? []) {
    if (content instanceof vscode.MarkdownString) {
      content.isTrusted = { enabledCommands: Object.values(commands) };
    }
  }
  return hover;
}

/** Registers the commands to which hovers and the guide lead, and the pages about parameters. */
export function registerParameterLinks(context: vscode.ExtensionContext, server: Server): void {
  provideFromConfiguration(context, server, virtualSchemes.parameter);
  context.subscriptions.push(
    vscode.commands.registerCommand(commands.openParameter, (uri: unknown, name: unknown) => {
      if (typeof uri === 'string' && typeof name === 'string') return openParameter(server, { uri, name });
      return undefined;
    }),
    vscode.commands.registerCommand(commands.readParameter, (uri: unknown) => {
      if (typeof uri === 'string') return readParameter(vscode.Uri.parse(uri, true));
      return undefined;
    }),
  );
}

async function openParameter(server: Server, params: ParameterLocationParams): Promise<void> {
  const location = await server.ask<ParameterLocationParams, TextLocation | null>(
    requests.parameterLocation,
    params,
  );
  if (!location) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} has no value in this configuration.', params.name),
    );
    return;
  }
  const { start, end } = location.range;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(location.uri, true));
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
    ...(shown?.viewColumn && { viewColumn: shown.viewColumn }),
  });
}

async function readParameter(uri: vscode.Uri): Promise<void> {
  if (uri.scheme === virtualSchemes.parameter)
    await vscode.commands.executeCommand('markdown.showPreview', uri);
}
