import * as vscode from 'vscode';
import { commands, type LogLineParams, type LogThread, requests } from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';
import { isLog } from './logDocuments.ts';

/** One message of a log, everything else folded away. */
interface Focus {
  /** A line of the message, 0-based. */
  readonly line: number;
  lines: readonly number[];
}

/** Under this key `when` clauses ask whether the editor in front shows one message alone. */
const contextKey = 'postfixLens.isFocused';

/** "Focus this message": folds everything but its lines away, in place. */
export function registerFocus(context: vscode.ExtensionContext, server: Server): void {
  const focused = new Map<string, Focus>();
  const focusOf = ({ uri }: vscode.TextDocument): Focus | undefined => focused.get(uri.toString());
  const folding = server.overrideFolding((document) => {
    const focus = focusOf(document);
    return focus && gapsBetween(focus.lines, document.lineCount);
  });
  const others = vscode.window.createTextEditorDecorationType({ opacity: '0.45' });

  const showState = () => {
    const editor = vscode.window.activeTextEditor;
    const focus = editor && focusOf(editor.document);
    void vscode.commands.executeCommand('setContext', contextKey, focus !== undefined);
    editor?.setDecorations(others, focus ? othersInSight(focus.lines) : []);
  };
  const fold = async (editor: vscode.TextEditor) => {
    folding.refresh(editor.document);
    if (vscode.window.activeTextEditor === editor) await vscode.commands.executeCommand('editor.foldAll');
    showState();
  };
  const focusOn = async (uri: unknown, line: unknown) => {
    const editor = await editorOf(uri);
    if (!editor || !isLog(editor.document)) return;
    const wanted = typeof line === 'number' ? line : editor.selection.active.line;
    const thread = await askThread(server, editor.document, wanted);
    if (!thread) {
      void vscode.window.showInformationMessage(vscode.l10n.t('This line belongs to no message.'));
      return;
    }
    focused.set(editor.document.uri.toString(), { line: wanted, lines: thread.lines });
    editor.selection = new vscode.Selection(wanted, 0, wanted, 0);
    await fold(editor);
  };
  const leave = async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !focused.delete(editor.document.uri.toString())) return;
    folding.refresh(editor.document);
    await vscode.commands.executeCommand('editor.unfoldAll');
    showState();
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
  };
  const follow = async (document: vscode.TextDocument) => {
    const focus = focusOf(document);
    const thread = focus && (await askThread(server, document, focus.line));
    if (!focus || !thread || focusOf(document) !== focus) return;
    const grew = thread.lines.length !== focus.lines.length;
    focus.lines = thread.lines;
    const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
    if (editor && grew) await fold(editor);
  };

  context.subscriptions.push(
    others,
    vscode.commands.registerCommand(commands.focusMessage, focusOn),
    vscode.commands.registerCommand('postfixLens.leaveFocus', leave),
    vscode.window.onDidChangeActiveTextEditor(showState),
    vscode.workspace.onDidChangeTextDocument(({ document }) => void follow(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => focused.delete(uri.toString())),
  );
}

/** The editor in front, or the one that shows `uri`. */
async function editorOf(uri: unknown): Promise<vscode.TextEditor | undefined> {
  if (typeof uri !== 'string') return vscode.window.activeTextEditor;
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  const document = shown?.document ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)));
  return vscode.window.showTextDocument(document, shown?.viewColumn);
}

async function askThread(
  server: Server,
  { uri }: vscode.TextDocument,
  line: number,
): Promise<LogThread | undefined> {
  const params: LogLineParams = { uri: uri.toString(), line };
  return (await server.ask<LogLineParams, LogThread | null>(requests.logThread, params)) ?? undefined;
}

/** What lies between the lines of a message: each fold starts with a line of it, as the first line of a fold stays. */
function gapsBetween(lines: readonly number[], lineCount: number): vscode.FoldingRange[] {
  const starts = [...(lines[0] === 0 ? [] : [0]), ...lines];
  return starts
    .map((start, at) => new vscode.FoldingRange(start, (starts[at + 1] ?? lineCount) - 1))
    .filter(({ start, end }) => end > start);
}

/** The log's first line stays in sight, although it belongs to another message. */
function othersInSight(lines: readonly number[]): vscode.Range[] {
  return lines[0] === 0 ? [] : [new vscode.Range(0, 0, 0, Number.MAX_SAFE_INTEGER)];
}
