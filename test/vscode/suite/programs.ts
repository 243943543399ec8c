import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openDemo, openNew } from './support/editor.ts';

const hasPostfix = existsSync('/usr/sbin/postfix');

suite('programs of Postfix', () => {
  test('the tasks of the workspace are its configurations to check and to reload', async function () {
    if (!hasPostfix) this.skip();
    const { uri } = await openDemo('postfix/main.cf');
    const tasks = await vscode.tasks.fetchTasks({ type: 'postfix' });
    const folder = uri.fsPath.replace(/\/main\.cf$/, '');
    for (const command of ['check', 'reload']) {
      const task = tasks.find(
        ({ definition }) => definition['command'] === command && definition['folder'] === folder,
      );
      assert.ok(task, tasks.map(({ name }) => name).join());
      assert.equal(task.name, `postfix -c ${folder} ${command}`);
    }
  });

  test('postfix check tells its problems at their places', async function () {
    if (!hasPostfix) this.skip();
    const main = await openNew('postfix-broken/main.cf', 'mydomain = a.example\n\nnonsense\n');
    await vscode.commands.executeCommand('postfixLens.checkConfiguration');
    const found = await eventually(
      () => vscode.languages.getDiagnostics(main.uri).filter(({ source }) => source === 'Postfix'),
      (problems) => problems.length > 0,
      30_000,
    );
    assert.deepEqual(
      found.map(({ range, severity }) => [range.start.line, severity]),
      [[2, vscode.DiagnosticSeverity.Error]],
    );
    await vscode.workspace.fs.delete(main.uri);
  });

  test('newaliases makes the index of the saved aliases', async function () {
    if (!hasPostfix) this.skip();
    const aliases = await openNew('postfix-index/aliases', 'root: taro\n');
    await openNew('postfix-index/main.cf', `alias_database = hash:${aliases.uri.fsPath}\n`);
    await vscode.window.showTextDocument(aliases);
    assert.equal(aliases.languageId, 'postfix-aliases');
    await vscode.commands.executeCommand('postfixLens.newaliases');
    await eventually(
      () => existsSync(`${aliases.uri.fsPath}.db`),
      (exists) => exists,
      30_000,
    );
  });
});
