import * as vscode from 'vscode';
import {
  commands,
  type GroupedChanges,
  type GroupedChangesParams,
  requests,
  type TextPosition,
  type VirtualDocument,
  type VirtualDocumentParams,
  virtualSchemes,
} from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';
import { groupedUri, isGrouped, isLog, sourceOf } from './logDocuments.ts';

/** The grouped view of a log: its provider and its commands. */
export function registerGroupedLog(context: vscode.ExtensionContext, server: Server): void {
  const rewritten = new vscode.EventEmitter<vscode.Uri>();
  const filters = new Map<string, string>();
  const updates = createUpdates(server, rewritten);
  const open = (column: vscode.ViewColumn) => (uri?: vscode.Uri) => openGrouped(uri, column);

  context.subscriptions.push(
    rewritten,
    vscode.workspace.registerTextDocumentContentProvider(virtualSchemes.groupedLog, {
      onDidChange: rewritten.event,
      provideTextDocumentContent: (uri) => wholeText(server, uri, filters.get(uri.toString())),
    }),
    vscode.commands.registerCommand('postfixLens.groupByQueueId', open(vscode.ViewColumn.Active)),
    vscode.commands.registerCommand('postfixLens.groupByQueueIdToSide', open(vscode.ViewColumn.Beside)),
    vscode.commands.registerCommand(commands.filterGrouped, async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document || !isGrouped(document.uri)) return;
      const key = document.uri.toString();
      const filter = await askFilter(filters.get(key) ?? '');
      if (filter === undefined) return;
      filters.set(key, filter);
      await rewrite(document, rewritten);
      await vscode.commands.executeCommand('editor.foldAll');
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isLog(document) || contentChanges.length === 0) return;
      for (const grouped of vscode.workspace.textDocuments) {
        const shows = isGrouped(grouped.uri) && sourceOf(grouped.uri).toString() === document.uri.toString();
        if (shows) updates.schedule(grouped);
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (isGrouped(uri) && !isGroupedTab(uri)) filters.delete(uri.toString());
    }),
    updates,
  );
}

/** Opens the grouped view of a log, every message folded to its summary unless it was open before. */
export async function openGrouped(uri: vscode.Uri | undefined, column: vscode.ViewColumn): Promise<void> {
  const source = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (!source || isGrouped(source)) return;
  const target = groupedUri(source);
  const isOpen = isGroupedTab(target);
  const document = await vscode.workspace.openTextDocument(target);
  if (document.languageId !== 'postfix-maillog') {
    await vscode.languages.setTextDocumentLanguage(document, 'postfix-maillog');
  }
  await vscode.window.showTextDocument(document, { viewColumn: column, preview: false });
  if (!isOpen) await vscode.commands.executeCommand('editor.foldAll');
}

/** Whether a tab shows this document. */
export function isGroupedTab(uri: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(
    ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
  );
}

/** The server groups what is in the editor; a log that is not there is opened behind the scenes. */
async function wholeText(server: Server, uri: vscode.Uri, filter: string | undefined): Promise<string> {
  await vscode.workspace.openTextDocument(sourceOf(uri));
  const params = { uri: uri.toString(), ...(filter !== undefined && { filter }) };
  const document = await server.ask<VirtualDocumentParams, VirtualDocument | null>(
    requests.virtualDocument,
    params,
  );
  if (!document) throw new Error(vscode.l10n.t('The file that this view shows cannot be read.'));
  return document.text;
}

async function askFilter(value: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Filter the messages'),
    prompt: vscode.l10n.t(
      'Terms of from:, to:, status:, relay:, client:, since: and the like; empty for all',
    ),
    placeHolder: 'status:deferred to:*@example.com',
    value,
  });
}

/** Has the whole text made anew; resolves when the editor shows it, or nothing has changed. */
function rewrite(document: vscode.TextDocument, rewritten: vscode.EventEmitter<vscode.Uri>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      listening.dispose();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, 3000);
    const listening = vscode.workspace.onDidChangeTextDocument((change) => {
      if (change.document === document) done();
    });
    rewritten.fire(document.uri);
  });
}

interface Updates extends vscode.Disposable {
  /** Brings a grouped document up to date a moment later: changes of a log come in bursts. */
  schedule(document: vscode.TextDocument): void;
}

/** Applies changes in small edits, so that folds and the place in the text stay; one update of a document at a time. */
function createUpdates(server: Server, rewritten: vscode.EventEmitter<vscode.Uri>): Updates {
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Set<string>();
  /** How long the last update of a document took, in milliseconds: a large one is brought up to date less often. */
  const took = new Map<string, number>();

  const update = async (document: vscode.TextDocument): Promise<void> => {
    const key = document.uri.toString();
    if (document.isClosed) return;
    if (running.has(key)) return schedule(document);
    running.add(key);
    const begun = performance.now();
    try {
      const params: GroupedChangesParams = { uri: key };
      const changes = await server.ask<GroupedChangesParams, GroupedChanges | null>(
        requests.groupedChanges,
        params,
      );
      if (!changes || !(await apply(document, changes))) rewritten.fire(document.uri);
    } finally {
      running.delete(key);
      took.set(key, performance.now() - begun);
    }
  };
  const schedule = (document: vscode.TextDocument) => {
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => void update(document), Math.max(200, 4 * (took.get(key) ?? 0))),
    );
  };
  return { schedule, dispose: () => timers.forEach(clearTimeout) };
}

/** VS Code lets extensions edit what the user cannot. Sections that are new are folded like the others. */
async function apply(document: vscode.TextDocument, { edits, newHeads }: GroupedChanges): Promise<boolean> {
  if (edits.length === 0) return true;
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits) {
    edit.replace(document.uri, new vscode.Range(placeOf(start), placeOf(end)), text);
  }
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  if (newHeads.length > 0 && vscode.window.activeTextEditor?.document === document) {
    await vscode.commands.executeCommand('editor.fold', {
      levels: 1,
      direction: 'down',
      selectionLines: newHeads,
    });
  }
  return true;
}

function placeOf({ line, character }: TextPosition): vscode.Position {
  return new vscode.Position(line, character);
}
