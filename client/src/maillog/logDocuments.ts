import * as vscode from 'vscode';
import { virtualSchemes } from '../../../server/src/protocol.ts';

/** Whether a document is the view of a log grouped by queue ID. */
export function isGrouped(uri: vscode.Uri): boolean {
  return uri.scheme === virtualSchemes.groupedLog;
}

/** Whether a document is a log, line by line. */
export function isLog({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'postfix-maillog' && !isGrouped(uri);
}

/** The address of the grouped view of the log `source`. Its last part is the title of the tab. */
export function groupedUri(source: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({
    scheme: virtualSchemes.groupedLog,
    path: vscode.l10n.t('{0} (by queue ID)', source.path),
    query: source.toString(),
  });
}

/** The log that a grouped view shows. */
export function sourceOf(grouped: vscode.Uri): vscode.Uri {
  return vscode.Uri.parse(grouped.query, true);
}
