/** What a mail log in a text editor offers beyond folds and colours. */
import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, hoverAt, openDemo, openNew, positionOf, withSetting } from './support/editor.ts';

/** A message of the demo log. */
const queueId = 'A58AA23800C';

suite('maillog, as text', () => {
  let log: vscode.TextDocument;
  let itsLines: number[];

  suiteSetup(async () => {
    log = await openDemo('log/maillog');
    itsLines = log
      .getText()
      .split('\n')
      .flatMap((line, at) => (line.includes(`]: ${queueId}: `) ? [at] : []));
  });

  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const editorOfLog = async (): Promise<vscode.TextEditor> => vscode.window.showTextDocument(log);
  const putCursor = async (line: number): Promise<vscode.TextEditor> => {
    const editor = await editorOfLog();
    editor.selection = new vscode.Selection(line, 0, line, 0);
    return editor;
  };
  const first = (): number => itsLines[0] ?? 0;

  test('tells the outcome behind the first line of a message', async () => {
    const hints = () =>
      vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        log.uri,
        new vscode.Range(first(), 0, first() + 1, 0),
      );
    const labels = async () => (await hints()).map(({ label }) => label);
    assert.deepEqual(await eventually(labels, (found) => found.length > 0), [
      'partial → bob@example.jp +3  0.1 s',
    ]);
    await withSetting('maillog.outcomes', false, () => eventually(labels, (found) => found.length === 0));
  });

  test('has lenses only where the settings want them', async () => {
    const lenses = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', log.uri, 30);
    assert.deepEqual(await lenses(), []);
    await withSetting('codeLens.messages', true, async () => {
      const found = await eventually(lenses, (some) => some.length > 20);
      const titles = found.map(({ command }) => command?.title ?? '');
      assert.ok(titles.some((title) => title.startsWith(`${queueId}  08:01:07  o'neil@`)));
      assert.equal(found[0]?.command?.command, 'postfixLens.focusMessage');
    });
  });

  test('steps from line to line of a message, and round its end', async () => {
    const editor = await putCursor(first());
    const walked: number[] = [];
    for (let step = 0; step < itsLines.length; step++) {
      await vscode.commands.executeCommand('postfixLens.nextLineOfMessage');
      walked.push(editor.selection.active.line);
    }
    assert.deepEqual(walked, [...itsLines.slice(1), first()]);
    await vscode.commands.executeCommand('postfixLens.previousLineOfMessage');
    assert.equal(editor.selection.active.line, itsLines.at(-1));
  });

  test('steps from problem to problem', async () => {
    const editor = await putCursor(0);
    for (let step = 0; step < 5; step++) {
      await vscode.commands.executeCommand('postfixLens.nextProblem');
      assert.match(
        log.lineAt(editor.selection.active.line).text,
        /status=(?:deferred|bounced)|reject: |warning: /,
      );
    }
    const { line } = editor.selection.active;
    await vscode.commands.executeCommand('postfixLens.previousProblem');
    assert.ok(editor.selection.active.line < line);
  });

  test('shows one message alone, in place, and everything again', async () => {
    const editor = await putCursor(itsLines[2] ?? 0);
    const inSight = () => editor.visibleRanges.map(({ start, end }) => [start.line, end.line]);
    await vscode.commands.executeCommand('postfixLens.focusMessage');
    const shown = await eventually(
      () => editor.visibleRanges.flatMap(({ start, end }) => linesBetween(start.line, end.line)),
      (lines) => lines.length === itsLines.length + 1,
    );
    assert.deepEqual(shown, [0, ...itsLines], 'the first line of the log stays');
    assert.equal(editor.selection.active.line, itsLines[2]);
    await vscode.commands.executeCommand('postfixLens.leaveFocus');
    await eventually(inSight, (ranges) => ranges.length === 1);
    assert.equal(editor.selection.active.line, itsLines[2]);
  });

  test('keeps showing one message alone while it grows', async () => {
    const growing = await openNew(
      'log/growing.log',
      `${log.getText().split('\n').slice(0, 40).join('\n')}\n`,
    );
    await vscode.languages.setTextDocumentLanguage(growing, 'postfix-maillog');
    const editor = await vscode.window.showTextDocument(growing);
    const at = growing
      .getText()
      .split('\n')
      .findIndex((line) => line.includes(`]: ${queueId}: `));
    editor.selection = new vscode.Selection(at, 0, at, 0);
    await vscode.commands.executeCommand('postfixLens.focusMessage');
    const count = () =>
      editor.visibleRanges.flatMap(({ start, end }) => linesBetween(start.line, end.line)).length;
    const before = await eventually(count, (lines) => lines < 30);
    const edit = new vscode.WorkspaceEdit();
    const noise = 'Nov 24 09:00:00 mx1 postfix/smtpd[1]: connect from x[192.0.2.1]\n';
    const own = `Nov 24 09:00:00 mx1 postfix/qmgr[27517]: ${queueId}: note\n`;
    edit.insert(growing.uri, new vscode.Position(growing.lineCount, 0), noise.repeat(30) + own + noise);
    await vscode.workspace.applyEdit(edit);
    await eventually(count, (lines) => lines === before + 1);
    await vscode.commands.executeCommand('postfixLens.leaveFocus');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('leads from the hover to linked messages', async () => {
    const text = await hoverAt(log, { text: `${queueId}: from=`, at: queueId });
    const link = /forwarded as: \[`(\w+)`\]\((command:postfixLens\.openLogLine\?[^)]*)\)/.exec(text);
    assert.ok(link, text);
    const [, id = '', address = ''] = link;
    const [uri, line]: [string, number] = JSON.parse(decodeURIComponent(address.split('?')[1] ?? ''));
    await vscode.commands.executeCommand('postfixLens.openLogLine', uri, line);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document, log);
    assert.ok(log.lineAt(editor?.selection.active.line ?? 0).text.includes(`]: ${id}: `));
  });

  test('goes from a queue ID in any file to its message', async () => {
    const notes = await openNew('notes.md', `What about ${queueId}, and ABCDEF0123?\n`);
    const ask = (at: string) =>
      vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeDefinitionProvider',
        notes.uri,
        positionOf(notes, { text: at }),
      );
    const [target] = await ask(queueId);
    assert.equal(target?.uri.toString(), log.uri.toString());
    assert.equal(target?.range.start.line, first());
    assert.deepEqual(await ask('ABCDEF0123'), []);
    const editor = await vscode.window.showTextDocument(notes);
    const at = positionOf(notes, { text: queueId });
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('postfixLens.goToMessage');
    assert.equal(vscode.window.activeTextEditor?.document, log);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, first());
  });
});

function linesBetween(start: number, end: number): number[] {
  return Array.from({ length: end - start + 1 }, (_, at) => start + at);
}
