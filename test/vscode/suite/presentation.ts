import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openNew } from './support/editor.ts';

suite('the look of main.cf', () => {
  test('formats the document', async () => {
    const text = 'mydomain=example.com\nmydestination=a, \n\tb\n';
    const document = await openNew('postfix-format/main.cf', text);
    const edits = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
          'vscode.executeFormatDocumentProvider',
          document.uri,
          { tabSize: 4, insertSpaces: true },
        ),
      (found) => (found ?? []).length > 0,
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits ?? []);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), 'mydomain = example.com\nmydestination = a,\n    b\n');
    await document.save();
  });

  test('gives words their meaning', async () => {
    const text = 'smtpd_client_restrictions = permit_mynetworks\n';
    const document = await openNew('postfix-tokens/main.cf', text);
    const tokens = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
          'vscode.provideDocumentSemanticTokens',
          document.uri,
        ),
      (found) => (found?.data.length ?? 0) > 0,
    );
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    const types = [3, 8].map((at) => legend.tokenTypes[tokens?.data[at] ?? -1]);
    assert.deepEqual(types, ['property', 'function']);
  });

  test('shows what values expand to', async () => {
    const document = await openNew('postfix-hints/main.cf', 'mydomain = example.com\nmyorigin = $mydomain\n');
    const hints = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.InlayHint[]>(
          'vscode.executeInlayHintProvider',
          document.uri,
          new vscode.Range(0, 0, 2, 0),
        ),
      (found) => found.length > 0,
    );
    assert.deepEqual(
      hints.map(({ label, position }) => [label, position.line]),
      [['→ example.com', 1]],
    );
  });
});
