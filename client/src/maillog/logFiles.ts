import * as vscode from 'vscode';

export interface LogFile {
  readonly uri: vscode.Uri;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** A log with what rotation made of it: `maillog-20261124`, `mail.log.2.gz`. */
export interface LogFamily {
  /** The file that is written now; absent where only rotated ones are left. */
  readonly current: LogFile | undefined;
  /** The newest first. */
  readonly rotated: readonly LogFile[];
}

/** The logs that the settings name, as far as they exist. */
export async function findLogs(): Promise<LogFamily[]> {
  const paths = vscode.workspace.getConfiguration('postfixLens').get<string[]>('maillog.files') ?? [];
  const families = await Promise.all(paths.map((path) => familyOf(vscode.Uri.file(path))));
  return families.filter(({ current, rotated }) => current !== undefined || rotated.length > 0);
}

const rotation = /^[-.]\d[\d.-]*(?:\.(?:gz|bz2|xz|zst))?$/;

async function familyOf(uri: vscode.Uri): Promise<LogFamily> {
  const folder = vscode.Uri.joinPath(uri, '..');
  const base = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const names = (await entriesOf(folder)).filter((name) => name.startsWith(base));
  const rotated = names.filter((name) => rotation.test(name.slice(base.length)));
  const files = await Promise.all(rotated.map((name) => fileAt(vscode.Uri.joinPath(folder, name))));
  return {
    current: names.includes(base) ? await fileAt(uri) : undefined,
    rotated: files.filter((file) => file !== undefined).sort((one, other) => other.modified - one.modified),
  };
}

/** The names in a folder; none where it cannot be read. */
async function entriesOf(folder: vscode.Uri): Promise<string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    return [];
  }
}

async function fileAt(uri: vscode.Uri): Promise<LogFile | undefined> {
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(uri);
    return { uri, size, modified: mtime };
  } catch {
    return undefined;
  }
}
