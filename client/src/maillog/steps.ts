import * as vscode from 'vscode';
import { type LogStepParams, requests } from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';

/** The keys that lead from line to line of a message, and from problem to problem. */
export function registerSteps(context: vscode.ExtensionContext, server: Server): void {
  const step = async (target: LogStepParams['target'], forward: boolean) => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'postfix-maillog') return;
    const { document, selection } = editor;
    const params = { uri: document.uri.toString(), line: selection.active.line, target, forward };
    const line = await server.ask<LogStepParams, number | null>(requests.logStep, params);
    if (typeof line === 'number') goTo(editor, line);
    else vscode.window.setStatusBarMessage(nothingText(target), 4000);
  };
  const register = (name: string, target: LogStepParams['target'], forward: boolean) =>
    vscode.commands.registerCommand(`postfixLens.${name}`, () => step(target, forward));
  context.subscriptions.push(
    register('nextLineOfMessage', 'message', true),
    register('previousLineOfMessage', 'message', false),
    register('nextProblem', 'problem', true),
    register('previousProblem', 'problem', false),
  );
}

function nothingText(target: LogStepParams['target']): string {
  if (target === 'message') return vscode.l10n.t('This line belongs to no message.');
  return vscode.l10n.t('No problem in this log.');
}

function goTo(editor: vscode.TextEditor, line: number): void {
  const place = new vscode.Position(line, 0);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
