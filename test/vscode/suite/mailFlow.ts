import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, hoverAt, openDemo, withSetting } from './support/editor.ts';

suite('links to parameters', () => {
  let document: vscode.TextDocument;

  suiteSetup(async () => {
    document = await openDemo('postfix/main.cf');
  });

  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** The arguments of the link with this label in the hover on `mydestination`, as VS Code hands them over. */
  async function linkOf(label: string, command: string): Promise<unknown[]> {
    const hover = await eventually(
      () => hoverAt(document, { text: 'mydestination =', at: 'mydestination' }),
      (text) => text.includes(`command:${command}`),
    );
    const start = hover.indexOf(`[${label}](command:${command}?`);
    assert.ok(start >= 0, hover);
    const link = vscode.Uri.parse(
      hover.slice(hover.indexOf('](', start) + 2, hover.indexOf(')', start)),
      true,
    );
    return JSON.parse(decodeURIComponent(link.query));
  }

  async function follow(label: string): Promise<vscode.TextEditor> {
    const values = await linkOf(label, 'postfixLens.openParameter');
    await vscode.commands.executeCommand('postfixLens.openParameter', ...values);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    return editor;
  }

  test('a name that is set leads to its assignment', async () => {
    const editor = await follow('`mydomain`');
    assert.equal(editor.document.uri.toString(), document.uri.toString());
    assert.equal(editor.document.lineAt(editor.selection.start).text, 'mydomain = example.com');
    assert.equal(editor.document.getText(editor.selection), 'mydomain');
  });

  test('one that is not leads to its default', async () => {
    const editor = await follow('`proxy_interfaces`');
    assert.equal(editor.document.uri.scheme, 'postfix-lens-defaults');
    assert.equal(editor.document.getText(editor.selection), 'proxy_interfaces');
  });

  test('a long text goes on in a page of its own', async () => {
    await withSetting('docs.language', 'ja', async () => {
      await eventually(
        () => hoverAt(document, { text: 'mydestination =', at: 'mydestination' }),
        (text) => text.includes('続きを読む'),
      );
      const [uri] = await linkOf('続きを読む', 'postfixLens.readParameter');
      assert.ok(typeof uri === 'string');
      await vscode.commands.executeCommand('postfixLens.readParameter', uri);
      await activeTab(/mydestination\.md$/, /markdown\.preview$/);
      const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
      assert.match(page.getText(), /^# mydestination\n/);
      assert.match(page.getText(), /`local_recipient_maps`\]\(local_recipient_maps\.md\)/);
    });
  });

  test('nonsense as an argument does nothing', async () => {
    await vscode.commands.executeCommand('postfixLens.openParameter', 1, {});
    await vscode.commands.executeCommand('postfixLens.readParameter', document.uri.toString());
    await vscode.commands.executeCommand('postfixLens.readParameter');
  });
});

suite('mail flow', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('opens one panel, in the language of the documentation', async () => {
    await openDemo('postfix/main.cf');
    await withSetting('docs.language', 'ja', async () => {
      await vscode.commands.executeCommand('postfixLens.showMailFlow');
      await activeTab(/^メールの流れ$/, /postfixLens\.mailFlow$/);
    });
    await activeTab(/^Mail flow$/, /postfixLens\.mailFlow$/);
    await openDemo('postfix/main.cf');
    await vscode.commands.executeCommand('postfixLens.showMailFlow');
    await activeTab(/^Mail flow$/, /postfixLens\.mailFlow$/);
    const panels = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview);
    assert.equal(panels.length, 1);
  });
});

/** Waits until the active tab is a web view with this label and of this kind. */
async function activeTab(label: RegExp, viewType: RegExp): Promise<void> {
  await eventually(
    () => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      const input = tab?.input;
      return { label: tab?.label ?? '', type: input instanceof vscode.TabInputWebview ? input.viewType : '' };
    },
    (tab) => label.test(tab.label) && viewType.test(tab.type),
  );
}
