import * as vscode from 'vscode';
import {
  commands,
  type FindMessagesParams,
  type MessagePlace,
  requests,
} from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';
import { isLargeFile } from '../logViewer/largeFile.ts';

/** Words that may be queue IDs: upper-case hexadecimal with a digit, or long ones with their `z`. The server knows. */
const candidates = /\b(?=[A-F]*\d)[0-9A-F]{6,40}\b|\b[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,}z[\dB-Zb-y]+\b/g;
/** The same for one word of any text. */
const word = /[0-9A-Za-z]{6,40}/;

/** Under this key `when` clauses ask whether the cursor is on the queue ID of a message that a log holds. */
const contextKey = 'postfixLens.isOnQueueId';

/** From a queue ID in any text or terminal to its message in a log. */
export function registerMessages(context: vscode.ExtensionContext, server: Server): void {
  const find = async (ids: readonly string[]): Promise<readonly MessagePlace[]> =>
    ids.length === 0
      ? []
      : ((await server.ask<FindMessagesParams, MessagePlace[]>(requests.findMessages, { ids })) ?? []);

  context.subscriptions.push(
    vscode.commands.registerCommand(commands.openLogLine, (uri: unknown, line: unknown) =>
      typeof uri === 'string' && typeof line === 'number' ? openLine(uri, line) : undefined,
    ),
    vscode.commands.registerCommand('postfixLens.goToMessage', () => goToMessage(find)),
    vscode.languages.registerDefinitionProvider('*', {
      async provideDefinition(document, position) {
        if (document.languageId === 'postfix-maillog') return [];
        return (await find(candidatesAt(document, position))).map(locationOf);
      },
    }),
    vscode.window.registerTerminalLinkProvider(terminalLinks(find)),
    watchCursor(find),
  );
}

type Find = (ids: readonly string[]) => Promise<readonly MessagePlace[]>;

async function openLine(uri: string, line: number): Promise<void> {
  const selection = new vscode.Range(line, 0, line, 0);
  const target = vscode.Uri.parse(uri, true);
  // Nothing but logs: the command takes its arguments from a text, where an address might be anything.
  const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri);
  if (!isOpen && target.scheme !== 'file') return;
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  if (!shown && (await isLargeFile(target))) {
    await vscode.commands.executeCommand('postfixLens.openLogViewer', target, { line });
    return;
  }
  await vscode.commands.executeCommand('vscode.open', target, {
    selection,
    ...(shown?.viewColumn && { viewColumn: shown.viewColumn }),
  });
}

function locationOf({ uri, line }: MessagePlace): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri, true), new vscode.Position(line, 0));
}

function candidatesIn(text: string): RegExpMatchArray[] {
  return [...text.matchAll(candidates)];
}

function candidatesAt(document: vscode.TextDocument, position: vscode.Position): string[] {
  const range = document.getWordRangeAtPosition(position, word);
  return range ? candidatesIn(document.getText(range)).map(([id]) => id) : [];
}

/** The message of the word at the cursor; asks for a queue ID where no log holds it. */
async function goToMessage(find: Find): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const near = editor ? candidatesAt(editor.document, editor.selection.active) : [];
  const [here] = await find(near);
  if (here) return openLine(here.uri, here.line);
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Go to message'),
    prompt: vscode.l10n.t('Queue ID of a message in a log that is open or named in the settings'),
    value: near[0] ?? '',
  });
  if (!typed) return undefined;
  const [found] = await find([typed.trim()]);
  if (found) return openLine(found.uri, found.line);
  void vscode.window.showWarningMessage(vscode.l10n.t('No log holds a message {0}.', typed));
}

interface MessageLink extends vscode.TerminalLink {
  readonly place: MessagePlace;
}

function terminalLinks(find: Find): vscode.TerminalLinkProvider<MessageLink> {
  return {
    async provideTerminalLinks({ line }) {
      const words = candidatesIn(line);
      const places = new Map((await find(words.map(([id]) => id))).map((place) => [place.id, place]));
      return words.flatMap(({ 0: id, index = 0 }) => {
        const place = places.get(id);
        const tooltip = vscode.l10n.t('Show the message in the log');
        return place ? [{ startIndex: index, length: id.length, tooltip, place }] : [];
      });
    },
    handleTerminalLink: ({ place }) => openLine(place.uri, place.line),
  };
}

/** Keeps the context key up to date; the last position of a burst is looked up. */
function watchCursor(find: Find): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const look = async ({ document, selection }: vscode.TextEditor) => {
    const ids = document.languageId === 'postfix-maillog' ? [] : candidatesAt(document, selection.active);
    const isOnId = (await find(ids)).length > 0;
    await vscode.commands.executeCommand('setContext', contextKey, isOnId);
  };
  const listening = vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(textEditor), 200);
  });
  return vscode.Disposable.from(listening, { dispose: () => clearTimeout(timer) });
}
