/** What the suite does in the editor: open the demo files, and ask VS Code's providers at a text. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** A place in a document: the middle of the first occurrence of `text`, or of its part `at`. */
export interface Spot {
  readonly text: string;
  readonly at?: string;
}

/** Opens a file of the demo workspace in an editor. */
export async function openDemo(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(demoUri(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Writes a new file into the demo workspace, which is a copy, and opens it. */
export async function openNew(path: string, text: string): Promise<vscode.TextDocument> {
  await vscode.workspace.fs.writeFile(demoUri(path), Buffer.from(text));
  return openDemo(path);
}

function demoUri(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the demo folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export function positionOf(document: vscode.TextDocument, { text, at = text }: Spot): vscode.Position {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0 && text.includes(at), `the document has '${text}' with '${at}' in it`);
  return document.positionAt(start + text.indexOf(at) + Math.floor(at.length / 2));
}

/** The text of all hovers at a spot, as Markdown. */
export async function hoverAt(document: vscode.TextDocument, spot: Spot): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, spot),
  );
  return hovers.flatMap(({ contents }) => contents.map(markdownOf)).join('\n');
}

function markdownOf(content: vscode.MarkdownString | vscode.MarkedString): string {
  return typeof content === 'string' ? content : content.value;
}

export interface Target {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

export async function definitionAt(document: vscode.TextDocument, spot: Spot): Promise<Target[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    positionOf(document, spot),
  );
  return found.map((target) =>
    'targetUri' in target
      ? { uri: target.targetUri, range: target.targetSelectionRange ?? target.targetRange }
      : target,
  );
}

/** The whole line in which a target starts. */
export async function lineAt({ uri, range }: Target): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).lineAt(range.start.line).text;
}

/** Asks again and again until the answer is good: the language server may still be reading. */
export async function eventually<T>(
  ask: () => T | PromiseLike<T>,
  isGood: (answer: T) => boolean,
  patience = 10_000,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (isGood(answer)) return answer;
    if (Date.now() > deadline)
      assert.fail(`no good answer in time, the last one was ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A setting of the extension for the time of `work`. */
export async function withSetting<T>(name: string, value: unknown, work: () => Promise<T>): Promise<T> {
  const settings = vscode.workspace.getConfiguration('postfixLens');
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    return await work();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}
