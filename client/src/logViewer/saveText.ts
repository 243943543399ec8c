import * as vscode from 'vscode';

/** Asks where to, and writes the text there; `log` is the log that it is about. */
export async function saveText(text: string, extension: 'txt' | 'csv', log: vscode.Uri): Promise<void> {
  const name = `${log.path.split('/').at(-1)}.${extension}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    filters: { [extension.toUpperCase()]: [extension] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const open = vscode.l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Saved as {0}.', target.fsPath),
    open,
  );
  if (answer === open) await vscode.commands.executeCommand('vscode.open', target);
}
