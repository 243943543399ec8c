import * as vscode from 'vscode';

/** From here on VS Code colours no text, and further on shows none, in bytes. */
const large = 20 * 1024 * 1024;

/** Whether a file on this machine is too large for the text editor; false where that cannot be told. */
export async function isLargeFile(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme !== 'file') return false;
  try {
    return (await vscode.workspace.fs.stat(uri)).size >= large;
  } catch {
    return false;
  }
}
