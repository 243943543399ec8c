import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openDemo, openNew, positionOf } from './support/editor.ts';

/** Waits until a document of this scheme is in the active editor, in the language of main.cf. */
function shownDocument(scheme: string): Promise<vscode.TextDocument | undefined> {
  return eventually(
    () => vscode.window.activeTextEditor?.document,
    (document) => document?.uri.scheme === scheme && document.languageId === 'postfix-main',
  );
}

async function placeCursor(document: vscode.TextDocument, text: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  const position = positionOf(document, { text });
  editor.selection = new vscode.Selection(position, position);
}

suite('views of a configuration', () => {
  test('explains the value at the cursor, beside it, and follows what is typed', async () => {
    const main = await openNew(
      'postfix-explain/main.cf',
      'mydomain = example.com\nmyorigin = mail.$mydomain\n',
    );
    await placeCursor(main, 'myorigin');
    await vscode.commands.executeCommand('postfixLens.explainValue');
    const document = await shownDocument('postfix-lens-explanation');
    assert.match(
      document?.getText() ?? '',
      /\nmyorigin = mail\.\$mydomain\n(.*\n)+myorigin = mail\.example\.com\n/,
    );
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document?.uri,
    );
    assert.deepEqual(
      links.map(({ target }) => [target?.path, target?.fragment]),
      [
        [main.uri.path, 'L2'],
        [main.uri.path, 'L1'],
      ],
    );
    const edit = new vscode.WorkspaceEdit();
    edit.insert(main.uri, new vscode.Position(0, 'mydomain = example.com'.length), '.jp');
    await vscode.workspace.applyEdit(edit);
    await eventually(
      () => document?.getText() ?? '',
      (text) => text.includes('myorigin = mail.example.com.jp\n'),
    );
    await main.save();
  });

  test('shows the values that count for the service that is picked', async () => {
    const master = await openDemo('postfix/master.cf');
    await placeCursor(master, 'syslog_name=postfix/submission');
    const shown = vscode.commands.executeCommand('postfixLens.showEffective');
    // The list of services takes a moment; the one at the cursor is its first entry.
    const accepting = setInterval(
      () => void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'),
      300,
    );
    try {
      await shown;
    } finally {
      clearInterval(accepting);
    }
    const document = await shownDocument('postfix-lens-effective');
    assert.match(document?.getText() ?? '', /submission\/inet/);
    assert.match(document?.getText() ?? '', /\nsmtpd_tls_security_level = encrypt\n/);
    await vscode.commands.executeCommand('postfixLens.effective.toggle.all');
    await eventually(
      () => vscode.window.activeTextEditor?.document.getText() ?? '',
      (text) => /\nqueue_directory = /.test(text) && text.includes('submission/inet'),
    );
  });

  test('compares with the defaults in a diff editor', async () => {
    await openDemo('postfix/main.cf');
    await vscode.commands.executeCommand('postfixLens.compareWithDefaults');
    const input = await eventually(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input,
      (found) => found instanceof vscode.TabInputTextDiff,
    );
    assert.ok(input instanceof vscode.TabInputTextDiff);
    const sides = await Promise.all(
      [input.original, input.modified].map((uri) => vscode.workspace.openTextDocument(uri)),
    );
    const [defaults = '', effective = ''] = sides.map((side) => side.getText());
    assert.match(defaults, /\nmydestination = \$myhostname, localhost\.\$mydomain, localhost\n/);
    assert.match(effective, /\nmydestination = \$myhostname, .*app\.\$mydomain\n/);
  });
});
