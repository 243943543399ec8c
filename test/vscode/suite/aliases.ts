import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import * as vscode from 'vscode';
import { definitionAt, eventually, hoverAt, lineAt, openDemo } from './support/editor.ts';

suite('aliases', () => {
  let document: vscode.TextDocument;

  suiteSetup(async () => {
    document = await openDemo('etc/aliases');
  });

  test('leads from a name on the right to its entry', async () => {
    const [target] = await eventually(
      () => definitionAt(document, { text: 'info:           sales, support', at: 'support' }),
      (found) => found.length > 0,
    );
    assert.ok(target);
    assert.equal(await lineAt(target), 'support:        taro, jiro, help-desk');
  });

  test('hovers with the final recipients', async () => {
    const text = await eventually(
      () => hoverAt(document, { text: 'webmaster:      root', at: 'webmaster' }),
      (hover) => hover !== '',
    );
    assert.match(text, /taro/);
    assert.match(text, /hanako@example\.jp/);
  });

  test('shows the mistakes at their places', async () => {
    const diagnostics = await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.length > 0,
    );
    const lines = diagnostics.map(({ range }) => document.lineAt(range.start.line).text);
    for (const line of [
      'sales:          shiro',
      'backup:         |/usr/local/bin/backup --daily',
      'newsletter      hanako@example.jp',
    ]) {
      assert.ok(lines.includes(line), `a diagnostic in '${line}', there are some in ${lines.join(' / ')}`);
    }
    assert.ok(
      lines.some((line) => /^(manager|director):/.test(line)),
      'a diagnostic in the loop',
    );
    assert.ok(!lines.some((line) => line.startsWith('root:')), 'root is fine');
  });
});
