/** The ways to open a mail log that is not just a text file. */
import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './support/editor.ts';

const line = (day: number, id: string): string => `Nov ${day} 09:00:00 mx1 postfix/qmgr[7]: ${id}: removed\n`;

suite('maillog, opening', () => {
  let folder: vscode.Uri;

  suiteSetup(async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    folder = vscode.Uri.joinPath(workspace.uri, 'rotated');
    await mkdir(folder.fsPath, { recursive: true });
    await writeFile(join(folder.fsPath, 'maillog'), line(24, 'CCCCCC1'));
    await writeFile(join(folder.fsPath, 'maillog.1'), line(23, 'BBBBBB1'));
    await writeFile(join(folder.fsPath, 'maillog.2.gz'), gzipSync(line(22, 'AAAAAA1')));
  });

  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const fileOf = (name: string) => vscode.Uri.joinPath(folder, name);
  const activeText = () => vscode.window.activeTextEditor?.document.getText();

  test('rotated files open as one log, oldest first', async () => {
    const all = ['maillog', 'maillog.1', 'maillog.2.gz'].map(fileOf);
    await vscode.commands.executeCommand('postfixLens.openAsMailLog', all[0], all);
    assert.equal(activeText(), line(22, 'AAAAAA1') + line(23, 'BBBBBB1') + line(24, 'CCCCCC1'));
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'postfix-maillog');
    const symbols = () =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        vscode.window.activeTextEditor?.document.uri,
      );
    await eventually(symbols, (found) => found?.length === 3);
  });

  test('a compressed file opens as its text', async () => {
    await vscode.commands.executeCommand('postfixLens.openAsMailLog', fileOf('maillog.2.gz'));
    assert.equal(activeText(), line(22, 'AAAAAA1'));
  });

  test('a file of any name opens as a log where it stands', async () => {
    const uri = fileOf('server.log');
    await writeFile(uri.fsPath, 'nothing that tells\n');
    await vscode.commands.executeCommand('postfixLens.openAsMailLog', uri);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    await eventually(
      () => vscode.window.activeTextEditor?.document.languageId,
      (language) => language === 'postfix-maillog',
    );
  });

  test('the journal comes from journalctl, asked for mail alone', async () => {
    const bin = join(folder.fsPath, 'bin');
    await mkdir(bin, { recursive: true });
    const program = join(bin, 'journalctl');
    await writeFile(program, '#!/bin/sh\necho "2026-11-24T09:00:00+0000 mx1 postfix/qmgr[7]: DDDDDD1: $*"\n');
    await chmod(program, 0o755);
    const { PATH = '' } = process.env;
    process.env['PATH'] = bin + delimiter + PATH;
    try {
      const uri = vscode.Uri.from({ scheme: 'postfix-lens-journal', path: '/journal' });
      const document = await vscode.workspace.openTextDocument(uri);
      assert.match(document.getText(), /DDDDDD1: --no-pager .* SYSLOG_FACILITY=2\n$/);
    } finally {
      process.env['PATH'] = PATH;
    }
  });
});
