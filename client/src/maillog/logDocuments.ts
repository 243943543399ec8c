import type * as vscode from 'vscode';
import { virtualSchemes } from '../../../server/src/protocol.ts';

/** Whether a document is the view of a log grouped by queue ID. */
export function isGrouped(uri: vscode.Uri): boolean {
  return uri.scheme === virtualSchemes.groupedLog;
}

/** Whether a document is a log, line by line. */
export function isLog({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'postfix-maillog' && !isGrouped(uri);
}
