import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openNew, positionOf, type Spot } from './support/editor.ts';

suite('editing main.cf and master.cf', () => {
  test('a quick fix puts in the name that was meant', async () => {
    const document = await openNew('postfix-fix/main.cf', 'mydomain = a.example\nmyorigin = $mydomian\n');
    const actions = await actionsAt(document, { text: '$mydomian' }, vscode.CodeActionKind.QuickFix);
    const fix = actions.find(({ title }) => title.includes('mydomain'));
    assert.ok(fix?.edit, titlesOf(actions));
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /\nmyorigin = \$mydomain\n/);
    await document.save();
  });

  test('a refactoring writes a list one item a line', async () => {
    const document = await openNew('postfix-refactor/main.cf', 'mydestination = c, a, b\n');
    const actions = await actionsAt(document, { text: 'c, a' }, vscode.CodeActionKind.Refactor);
    const edits = actions.flatMap(({ edit }) => (edit ? [edit] : []));
    assert.ok(edits.length > 0, titlesOf(actions));
    const texts: string[] = [];
    for (const edit of edits) {
      await vscode.workspace.applyEdit(edit);
      texts.push(document.getText());
      await vscode.commands.executeCommand('undo');
    }
    assert.ok(
      texts.some((text) => /mydestination =\n?\s*c,\n\s+a,\n\s+b\n/.test(text)),
      texts.join('\n--\n'),
    );
    await document.save();
  });

  test('renames a service of master.cf with its use in main.cf', async () => {
    const main = await openNew('postfix-rename/main.cf', 'default_transport = slow\n');
    const master = await openNew('postfix-rename/master.cf', 'slow unix - - n - - smtp\n');
    const edit = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          master.uri,
          new vscode.Position(0, 1),
          'calm',
        ),
      (found) => found.size > 1,
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(main.getText(), 'default_transport = calm\n');
    assert.match(master.getText(), /^calm /);
    await main.save();
    await master.save();
  });

  test("refuses to rename Postfix's own names", async () => {
    const document = await openNew('postfix-rename-own/main.cf', 'mydomain = a.example\n');
    await assert.rejects(
      async () =>
        vscode.commands.executeCommand(
          'vscode.prepareRename',
          document.uri,
          positionOf(document, { text: 'mydomain' }),
        ),
      /mydomain|Postfix/,
    );
  });

  test('completes values, restrictions and -o names where they belong', async () => {
    const main = await openNew(
      'postfix-complete/main.cf',
      'smtpd_tls_security_level = \nsmtpd_recipient_restrictions = permit_mynetworks,\n  reject_un\n',
    );
    assert.ok((await labelsAt(main, new vscode.Position(0, 27))).includes('encrypt'));
    assert.ok(
      (await labelsAt(main, new vscode.Position(2, 11))).includes('reject_unauth_destination'),
      'on a continuation line',
    );
    const master = await openNew(
      'postfix-complete/master.cf',
      'smtp inet n - y - - smtpd\n  -o smtpd_tls_s\n',
    );
    assert.ok((await labelsAt(master, new vscode.Position(1, 16))).includes('smtpd_tls_security_level'));
  });

  test('says above a name how often it is referred to, and what master.cf sets instead', async () => {
    const main = await openNew('postfix-lens/main.cf', 'mydomain = a.example\nmyorigin = $mydomain\n');
    await openNew('postfix-lens/master.cf', 'smtp inet n - y - - smtpd\n  -o mydomain=b.example\n');
    const lenses = await eventually(
      () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', main.uri, 10),
      (found) => found.length > 1,
    );
    const titles = lenses.map(({ range, command }) => `${range.start.line} ${command?.title}`);
    assert.ok(
      titles.some((title) => /^0 .*1 /.test(title)),
      titles.join(),
    );
    assert.ok(
      titles.some((title) => /^0 .*master\.cf.*smtp/.test(title)),
      titles.join(),
    );
  });

  test('formats master.cf', async () => {
    const master = await openNew(
      'postfix-columns/master.cf',
      'smtp inet n - y - - smtpd\nlonger unix - - n - - smtp\n',
    );
    const edits = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
          'vscode.executeFormatDocumentProvider',
          master.uri,
          { tabSize: 4, insertSpaces: true },
        ),
      (found) => (found ?? []).length > 0,
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(master.uri, edits ?? []);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const columns = master
      .getText()
      .split('\n')
      .slice(0, 2)
      .map((line) => line.search(/ (inet|unix)/));
    assert.equal(columns[0], columns[1], master.getText());
    await master.save();
  });

  function titlesOf(actions: readonly vscode.CodeAction[]): string {
    return actions.map(({ title }) => title).join(' / ');
  }

  async function actionsAt(
    document: vscode.TextDocument,
    spot: Spot,
    kind: vscode.CodeActionKind,
  ): Promise<vscode.CodeAction[]> {
    const position = positionOf(document, spot);
    return eventually(
      () =>
        vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          new vscode.Range(position, position),
          kind.value,
          20,
        ),
      (found) => found.length > 0,
    );
  }

  async function labelsAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
    const { items } = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          position,
        ),
      (list) => list.items.length > 0,
    );
    return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }
});
