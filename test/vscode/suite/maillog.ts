import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  definitionAt,
  eventually,
  hoverAt,
  lineAt,
  openDemo,
  positionOf,
  withSetting,
} from './support/editor.ts';

/** A message of the demo log, and of the real log that it is taken from. */
const queueId = 'A58AA23800C';
const spot = { text: `${queueId}: from=`, at: queueId };
const summary =
  /^A58AA23800C {2}08:01:07 {2}o'neil@app\.example\.com → bob@example\.jp \+3 {2}partial {2}0\.1 s {2}10 lines$/;

suite('maillog', () => {
  let log: vscode.TextDocument;

  suiteSetup(async () => {
    log = await openDemo('log/maillog');
    await eventually(
      () => foldsOf(log),
      (folds) => folds.length > 0,
    );
  });

  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('folds runs of lines of one message, and nothing else', async () => {
    const folds = await foldsOf(log);
    for (const { start, end } of folds) {
      const ids = new Set(linesOf(log, start, end).map(idOf));
      assert.equal(ids.size, 1, `lines ${start + 1} to ${end + 1}`);
      assert.ok(!ids.has(undefined));
    }
    assert.ok(folds.some(({ start }) => idOf(log.lineAt(start).text) === 'A52512381AD'));
  });

  test('highlights all lines of the message under the cursor', async () => {
    const highlights = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
          'vscode.executeDocumentHighlights',
          log.uri,
          positionOf(log, spot),
        ),
      (found) => found.length > 0,
    );
    assert.deepEqual(
      highlights.map(({ range }) => range.start.line),
      linesWithId(log),
    );
    for (const { range } of highlights) assert.equal(log.getText(range), queueId);
  });

  test('hovers with the story of the message, in Japanese and in English', async () => {
    assert.match(await hoverAt(log, spot), /From: `o'neil@app\.example\.com`/);
    await withSetting('docs.language', 'ja', () =>
      eventually(
        () => hoverAt(log, spot),
        (text) => text.includes("送信者: `o'neil@app.example.com`"),
      ),
    );
  });

  test('leads to the first line of the message, and to all of them', async () => {
    const [first] = await definitionAt(log, spot);
    assert.ok(first);
    assert.match(await lineAt(first), /A58AA23800C: client=/);
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      log.uri,
      positionOf(log, spot),
    );
    assert.equal(references.length, linesWithId(log).length);
  });

  test('lists one symbol a message', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      log.uri,
    );
    assert.equal(symbols.filter(({ name }) => name === queueId).length, 1);
    assert.ok(symbols.length > 20);
  });

  test('knows a real log by its content', async () => {
    const real = await openReal('real-basic-long.log');
    await eventually(
      () => openDocument(real.uri),
      (document) => document?.languageId === 'postfix-maillog',
    );
    const document = openDocument(real.uri) ?? real;
    const folds = await eventually(
      () => foldsOf(document),
      (found) => found.length > 50,
    );
    for (const { start, end } of folds) {
      assert.equal(new Set(linesOf(document, start, end).map(idOf)).size, 1);
    }
  });
});

suite('maillog, grouped by queue ID', () => {
  let log: vscode.TextDocument;
  let grouped: vscode.TextDocument;

  suiteSetup(async () => {
    log = await openDemo('log/maillog');
    await vscode.commands.executeCommand('postfixLens.groupByQueueId');
    grouped = await eventually(
      () => vscode.window.activeTextEditor?.document ?? log,
      (document) => document.uri.scheme === 'postfix-lens-log',
    );
  });

  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('has every line of the log once, in sections under a summary', () => {
    const shown = linesOf(grouped, 0, grouped.lineCount - 1);
    const heads = shown.filter((line) => /^[0-9A-F]{10,} {2}\d\d:\d\d:\d\d {2}/.test(line));
    assert.equal(heads.filter((line) => summary.test(line)).length, 1);
    const lines = shown.filter((line) => line.startsWith('Nov 24 '));
    const source = linesOf(log, 0, log.lineCount - 1).filter((line) => line !== '');
    assert.deepEqual(lines.toSorted(), source.toSorted());
    assert.equal(shown.filter((line) => line.startsWith('Lines without a message')).length, 1);
  });

  test('folds each message under its summary', async () => {
    const folds = await eventually(
      () => foldsOf(grouped),
      (found) => found.length > 0,
    );
    for (const { start, end } of folds) {
      const ids = new Set(linesOf(grouped, start + 1, end).map(idOf));
      const head = grouped.lineAt(start).text;
      if (head.startsWith('Lines without')) continue;
      assert.deepEqual([...ids], [head.split(' ')[0]]);
    }
    assert.ok(folds.length > 20);
  });

  test('leads from every line back to the log', async () => {
    const head = linesOf(grouped, 0, grouped.lineCount - 1).findIndex((line) => summary.test(line));
    for (const [at, line] of linesWithId(log).entries()) {
      const text = grouped.lineAt(head + 1 + at).text;
      const [target] = await definitionAt(grouped, { text, at: text.slice(0, 15) });
      assert.equal(target?.uri.toString(), log.uri.toString());
      assert.equal(target.range.start.line, line);
    }
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      grouped.uri,
    );
    const link = links.find(({ range }) => range.start.line === head);
    assert.equal(
      link?.target?.toString(true),
      `${log.uri.toString(true)}#L${(linesWithId(log)[0] ?? 0) + 1}`,
    );
  });

  test('hovers with the story of the message', async () => {
    const text = await hoverAt(grouped, { text: `${queueId}  08:01:07`, at: queueId });
    assert.match(text, /\*\*partial\*\*/);
    assert.match(text, /\[Line 9 of the log\]\(command:postfixLens\.openLogLine\?.*%2C8%5D\)$/);
  });

  test('follows the log as it grows', async () => {
    const edit = new vscode.WorkspaceEdit();
    const line = 'Nov 24 09:00:00 mx1 postfix/qmgr[27517]: FFFFFFFFFF1: removed\n';
    edit.insert(log.uri, new vscode.Position(log.lineCount, 0), line);
    await vscode.workspace.applyEdit(edit);
    await eventually(
      () => grouped.getText(),
      (text) => text.includes('FFFFFFFFFF1  09:00:00'),
    );
    await vscode.commands.executeCommand('undo');
  });
});

suite('maillog, opened grouped', () => {
  test('a setting opens the grouped view at once', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await withSetting('maillog.openGrouped', true, async () => {
      await openDemo('log/mail.log');
      await eventually(
        () => vscode.window.activeTextEditor?.document.uri.scheme,
        (scheme) => scheme === 'postfix-lens-log',
      );
    });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

function foldsOf({ uri }: vscode.TextDocument): Thenable<vscode.FoldingRange[]> {
  return vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
}

function linesOf(document: vscode.TextDocument, start: number, end: number): string[] {
  return Array.from({ length: end - start + 1 }, (_, at) => document.lineAt(start + at).text);
}

function idOf(line: string): string | undefined {
  return /^.{15} \S+ \S+\[\d+\]: (?:warning: )?(\w{10,}): /.exec(line)?.[1];
}

function linesWithId(document: vscode.TextDocument): number[] {
  return linesOf(document, 0, document.lineCount - 1).flatMap((line, at) =>
    idOf(line) === queueId ? [at] : [],
  );
}

/** Opens a log of the project's fixtures, which is outside the workspace. */
async function openReal(name: string): Promise<vscode.TextDocument> {
  const extension = vscode.extensions.getExtension('postfix-lens.postfix-lens');
  assert.ok(extension);
  const uri = vscode.Uri.joinPath(extension.extensionUri, 'test/fixtures/maillog', name);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
