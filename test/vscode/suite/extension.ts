import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openDemo, openNew } from './support/editor.ts';

const languages = {
  'postfix/main.cf': 'postfix-main',
  'postfix/main.cf.bak': 'postfix-main',
  'postfix/master.cf': 'postfix-master',
  'etc/aliases': 'postfix-aliases',
  'log/maillog': 'postfix-maillog',
  'log/mail.log': 'postfix-maillog',
};

suite('extension', () => {
  for (const [path, language] of Object.entries(languages)) {
    test(`gives ${path} the language ${language}`, async () => {
      assert.equal((await openDemo(path)).languageId, language);
    });
  }

  test('knows a main.cf of another name by its folder and content', async () => {
    const { uri } = await openNew('postfix-out/outbound.cf', 'myhostname = out.example.com\nrelayhost =\n');
    await eventually(
      () => vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString()),
      (document) => document?.languageId === 'postfix-main',
    );
  });

  test('leaves an ordinary text file alone', async () => {
    const { uri } = await openNew('notes/aliases', 'Ask postfix people about the aliases.\n');
    await openDemo('postfix/main.cf');
    const document = vscode.workspace.textDocuments.find((known) => known.uri.toString() === uri.toString());
    assert.equal(document?.languageId, 'plaintext');
  });

  test('is active with a main.cf', async () => {
    await openDemo('postfix/main.cf');
    const extension = vscode.extensions.getExtension('postfix-lens.postfix-lens');
    await eventually(
      () => extension?.isActive,
      (isActive) => isActive === true,
    );
  });

  test('restarts its language server', async () => {
    await vscode.commands.executeCommand('postfixLens.restartServer');
  });
});
