import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openNew } from './support/editor.ts';

suite('reading a configuration', () => {
  test('lenses say how often a name is used and lead there', async () => {
    const document = await openNew(
      'postfix-lenses/main.cf',
      'mydomain = example.com\nmyorigin = $mydomain\n',
    );
    const lenses = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 9),
      (found) => found.length > 0,
    );
    const [command] = lenses.flatMap((lens) => lens.command ?? []);
    assert.match(command?.title ?? '', /1 reference|1 箇所で参照/);
    assert.equal(command?.command, 'postfixLens.showReferences');
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  });

  test('problems follow what is typed', async () => {
    const main = await openNew('postfix-pull/main.cf', 'relayhost = $own_name\n');
    const codes = () => vscode.languages.getDiagnostics(main.uri).map(({ code }) => code);
    await eventually(codes, (found) => found.includes('undefined-parameter'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(main.uri, new vscode.Position(0, 0), 'own_name = [relay.example.com]\n');
    await vscode.workspace.applyEdit(edit);
    await eventually(codes, (found) => found.length === 0);
    await main.save();
  });

  test('a signature says what a restriction wants', async () => {
    const text = 'smtpd_client_restrictions = check_client_access \n';
    const document = await openNew('postfix-signature/main.cf', text);
    const help = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
          'vscode.executeSignatureHelpProvider',
          document.uri,
          new vscode.Position(0, text.length - 1),
        ),
      (found) => found !== undefined,
    );
    assert.equal(help?.signatures[0]?.label, 'check_client_access type:table');
  });

  test('headings are folded and stand in the outline', async () => {
    const text = '# --- TLS ---\nbiff = no\nmail_name = x\n';
    const document = await openNew('postfix-sections/main.cf', text);
    const symbols = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        ),
      (found) => (found ?? []).length > 0,
    );
    assert.deepEqual(
      symbols?.map(({ name, children }) => [name, children.map((child) => child.name)]),
      [['TLS', ['biff', 'mail_name']]],
    );
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]),
      [[0, 2]],
    );
  });
});
