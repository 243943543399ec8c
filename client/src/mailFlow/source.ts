import * as vscode from 'vscode';
import { virtualSchemes } from '../../../server/src/protocol.ts';

/** The main.cf whose values the guide shows: of the editor in front, else open, in the workspace, installed. */
export async function findSource(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  if (active && isSource(active)) return active.uri;
  const shown = vscode.window.visibleTextEditors.map(({ document }) => document);
  const open = [...shown, ...vscode.workspace.textDocuments].find(isSource);
  if (open) return open.uri;
  const [found] = await vscode.workspace.findFiles('**/main.cf', '**/node_modules/**', 1);
  return found ?? installed();
}

/** Whether the guide can show the values of a document: not of those that the extension itself provides. */
export function isSource({ languageId, uri }: vscode.TextDocument): boolean {
  return (
    (languageId === 'postfix-main' || languageId === 'postfix-master') &&
    uri.scheme !== virtualSchemes.defaults
  );
}

async function installed(): Promise<vscode.Uri | undefined> {
  const uri = vscode.Uri.file('/etc/postfix/main.cf');
  try {
    await vscode.workspace.fs.stat(uri);
    return uri;
  } catch {
    return undefined;
  }
}
