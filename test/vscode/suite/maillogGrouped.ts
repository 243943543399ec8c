/** The log grouped by queue ID while it is read and while it grows. */
import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openNew } from './support/editor.ts';

const opened = (id: string): string =>
  `Nov 24 09:00:00 mx1 postfix/smtpd[9]: ${id}: client=a[192.0.2.1]\n` +
  `Nov 24 09:00:00 mx1 postfix/cleanup[8]: ${id}: message-id=<${id}@a>\n` +
  `Nov 24 09:00:00 mx1 postfix/qmgr[7]: ${id}: from=<s@a.example>, size=5, nrcpt=1 (queue active)\n`;
const sent = (id: string): string =>
  `Nov 24 09:00:01 mx1 postfix/local[6]: ${id}: to=<r@b.example>, relay=local, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (ok)\n` +
  `Nov 24 09:00:01 mx1 postfix/qmgr[7]: ${id}: removed\n`;
const idOf = (number: number): string => `AAAAAA${String(number).padStart(4, '0')}`;

suite('maillog, grouped and growing', () => {
  let log: vscode.TextDocument;
  let editor: vscode.TextEditor;
  /** More than 100,000 characters: VS Code compares longer texts no more, but replaces them whole. */
  const count = 500;

  suiteSetup(async () => {
    const text = Array.from({ length: count }, (_, number) => opened(idOf(number))).join('');
    log = await openNew('log/mail.log.9', text);
    await vscode.commands.executeCommand('postfixLens.groupByQueueId');
    editor = await eventually(
      () => vscode.window.activeTextEditor,
      (found) => found?.document.uri.scheme === 'postfix-lens-log',
    ).then((found) => {
      assert.ok(found);
      return found;
    });
  });

  suiteTeardown(async () => {
    await vscode.window.showTextDocument(log);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const shown = (): string[] =>
    editor.visibleRanges.flatMap(({ start, end }) =>
      Array.from(
        { length: end.line - start.line + 1 },
        (_, at) => editor.document.lineAt(start.line + at).text,
      ),
    );
  const isFolded = (lines: readonly string[]): boolean =>
    lines.length > 10 && lines.every((line) => !line.startsWith('Nov 24'));

  test('is folded to one line a message, under the filter line', async () => {
    const lines = await eventually(shown, isFolded);
    assert.equal(lines[0], 'Filter: none  500 messages');
    assert.match(lines[1] ?? '', /^AAAAAA0000 {2}09:00:00 .* queued {2}3 lines$/);
    assert.match(lines[2] ?? '', /^AAAAAA0001 /);
  });

  test('keeps folds and the place in the text while the log grows', async () => {
    const head = editor.document
      .getText()
      .split('\n')
      .indexOf(shown()[5] ?? '');
    editor.selection = new vscode.Selection(head, 3, head, 3);
    await vscode.commands.executeCommand('editor.unfold');
    await eventually(shown, (lines) => lines.filter((line) => line.startsWith('Nov 24')).length === 3);
    const version = editor.document.version;
    const edit = new vscode.WorkspaceEdit();
    const end = new vscode.Position(log.lineCount, 0);
    edit.insert(log.uri, end, sent(idOf(1)) + sent(idOf(4)) + sent(idOf(8)) + opened(idOf(count)));
    await vscode.workspace.applyEdit(edit);
    await eventually(
      () => editor.document.getText(),
      (text) => text.startsWith('Filter: none  501 messages\n'),
    );
    assert.ok(editor.document.version > version);
    const lines = await eventually(
      shown,
      (now) => now.filter((line) => line.startsWith('Nov 24')).length === 5,
    );
    assert.match(lines[2] ?? '', /^AAAAAA0001 .* sent {2}1 s {2}5 lines$/);
    assert.match(lines[5] ?? '', /^AAAAAA0004 .* sent {2}1 s {2}5 lines$/);
    assert.ok(lines.slice(6, 11).every((line) => line.includes(': AAAAAA0004: ')));
    assert.match(lines[11] ?? '', /^AAAAAA0005 /);
    const { line } = editor.selection.active;
    assert.match(editor.document.lineAt(line).text, /^AAAAAA0004 /, 'the cursor is where it was');
    const newHead = editor.document
      .getText()
      .split('\n')
      .findIndex((text) => text.startsWith(idOf(count)));
    editor.revealRange(new vscode.Range(newHead, 0, newHead, 0), vscode.TextEditorRevealType.AtTop);
    await eventually(shown, (now) => now.some((text) => text.startsWith(idOf(count))));
    assert.ok(!shown().some((text) => text.includes(`: ${idOf(count)}: `)), 'what is new is folded too');
  });
});
