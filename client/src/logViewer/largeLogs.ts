import { open } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { DetectLanguageParams, LanguageId } from '../../../server/src/protocol.ts';
import { requests } from '../../../server/src/protocol.ts';
import type { Server } from '../languageClient.ts';
import { type Viewers, viewType } from './editor.ts';
import { isLargeFile } from './largeFile.ts';

/** How much of a file is read to see what it is, in bytes. */
const headLength = 16_384;

/** How long VS Code may take to close the viewer after it has opened the text editor in its place, in milliseconds. */
const replacing = 1000;

/**
 * Opens logs in the viewer that are too large for the text editor, in place of it. Who then chooses the text editor
 * ("Reopen editor with…") gets it.
 */
export function redirectLargeLogs(context: vscode.ExtensionContext, server: Server, viewers: Viewers): void {
  /** When viewers were closed, by the addresses of their logs; milliseconds since 1970. */
  const closedAt = new Map<string, number>();
  const wasReplaced = (uri: vscode.Uri) => Date.now() - (closedAt.get(uri.toString()) ?? 0) < replacing * 2;

  const look = async (tab: vscode.Tab) => {
    const { input } = tab;
    if (!(input instanceof vscode.TabInputText) || !isWanted()) return;
    if (viewers.takeTextWish(input.uri) || !(await isLargeLog(server, input.uri))) return;
    if (hasViewer(input.uri)) await new Promise((done) => setTimeout(done, replacing));
    if (wasReplaced(input.uri)) return;
    await viewers.show(input.uri);
    await vscode.window.tabGroups.close(tab);
  };
  context.subscriptions.push(
    vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      for (const { input } of closed) for (const log of viewerAddress(input)) closedAt.set(log, Date.now());
      for (const tab of opened) void look(tab);
    }),
  );
  for (const { tabs } of vscode.window.tabGroups.all) for (const tab of tabs) void look(tab);
}

function hasViewer(log: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => viewerAddress(input).includes(log.toString()));
}

function viewerAddress(input: unknown): string[] {
  return input instanceof vscode.TabInputCustom && input.viewType === viewType ? [input.uri.toString()] : [];
}

function isWanted(): boolean {
  return vscode.workspace.getConfiguration('postfixLens').get('maillog.openLargeInViewer') !== false;
}

async function isLargeLog(server: Server, uri: vscode.Uri): Promise<boolean> {
  if (!(await isLargeFile(uri))) return false;
  try {
    const head = await headOf(uri.fsPath);
    if (!head.includes('postfix')) return false;
    const params: DetectLanguageParams = { uri: uri.toString(), head };
    const language = await server.ask<DetectLanguageParams, LanguageId | null>(
      requests.detectLanguage,
      params,
    );
    return language === 'postfix-maillog';
  } catch {
    return false;
  }
}

async function headOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
