import assert from 'node:assert/strict';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import expected from '../../fixtures/maillog/expected.json' with { type: 'json' };
import { eventually } from './support/editor.ts';

/** The logs of a real Postfix, with the number of messages that an independent count found in each. */
const logs: readonly { readonly file: string; readonly threads: number }[] = Object.values(expected);

suite('the logs of a real Postfix', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  for (const { file, threads } of logs) {
    test(`${file}: folds, highlights, stories and sections of its ${threads} messages`, async () => {
      const log = await openLog(file);
      const symbols = await eventually(
        () => ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', log.uri),
        (found) => found.length > 0,
      );
      assert.equal(symbols.length, threads);
      await checkFolds(log);
      for (const symbol of [symbols[0], symbols[threads >> 1], symbols[threads - 1]]) {
        assert.ok(symbol);
        await checkMessage(log, symbol);
      }
      await checkGrouped(log, threads);
    });
  }
});

function ask<Answer>(command: string, ...args: unknown[]): Thenable<Answer> {
  return vscode.commands.executeCommand<Answer>(command, ...args);
}

async function openLog(name: string): Promise<vscode.TextDocument> {
  const extension = vscode.extensions.getExtension('postfix-lens.postfix-lens');
  assert.ok(extension);
  const uri = vscode.Uri.joinPath(extension.extensionUri, 'test/fixtures/maillog', name);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  return eventually(
    () =>
      vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString()) ??
      missing(),
    (document) => document.languageId === 'postfix-maillog',
  );
}

function missing(): never {
  assert.fail('the log is open');
}

/** A fold hides lines of one message alone: all of its lines name the same queue ID. */
async function checkFolds(log: vscode.TextDocument): Promise<void> {
  const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', log.uri);
  assert.ok(folds.length > 0);
  for (const { start, end } of folds) {
    const ids = new Set<string | undefined>();
    for (let line = start; line <= end; line++) ids.add(queueIdIn(log.lineAt(line).text));
    assert.equal(ids.size, 1, `lines ${start + 1} to ${end + 1}`);
  }
}

function queueIdIn(line: string): string | undefined {
  return /\[\d+\]: (?:warning: )?([0-9A-F]{6,}|[0-9A-Za-z]{10,}): /.exec(line)?.[1];
}

/** The message of an entry of the outline: all its lines are highlighted, and its story is told. */
async function checkMessage(log: vscode.TextDocument, symbol: vscode.DocumentSymbol): Promise<void> {
  const line = symbol.selectionRange.start.line;
  const column = log.lineAt(line).text.indexOf(symbol.name);
  assert.ok(column >= 0, `${symbol.name} stands on line ${line + 1}`);
  const place = new vscode.Position(line, column + 1);
  const highlights = await ask<vscode.DocumentHighlight[]>(
    'vscode.executeDocumentHighlights',
    log.uri,
    place,
  );
  const named = Array.from({ length: log.lineCount }, (_, at) => at).filter(
    (at) => queueIdIn(log.lineAt(at).text) === symbol.name,
  );
  const marked = new Set(highlights.map(({ range }) => range.start.line));
  assert.deepEqual(
    named.filter((at) => !marked.has(at)),
    [],
    `all lines of ${symbol.name}`,
  );
  const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', log.uri, place);
  const story = hovers.flatMap(({ contents }) =>
    contents.map((content) => (typeof content === 'string' ? content : content.value)),
  );
  assert.match(story.join('\n'), new RegExp(`${symbol.name}[\\s\\S]*\\d lines?`));
}

/** The grouped document has a section for each message, and every line of the log once. */
async function checkGrouped(log: vscode.TextDocument, threads: number): Promise<void> {
  await ask('postfixLens.groupByQueueId');
  const grouped = await eventually(
    () => vscode.window.activeTextEditor?.document ?? log,
    (document) => document.uri.scheme === 'postfix-lens-log' && document.lineCount > log.lineCount,
  );
  const source = new Set(log.getText().split('\n').filter(Boolean));
  const own = grouped
    .getText()
    .split('\n')
    .filter((line) => line !== '' && !source.has(line));
  const heads = own.filter((line) => /^\w{6,} {2}\d\d:\d\d:\d\d {2}/.test(line));
  assert.equal(heads.length, threads);
  const shown = grouped
    .getText()
    .split('\n')
    .filter((line) => source.has(line));
  assert.equal(shown.length, log.getText().split('\n').filter(Boolean).length);
}
