import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually, hoverAt, openNew } from './support/editor.ts';

const mainCf = `{% set domain = 'example.com' %}
mydomain={{ domain }}
{% if relay %}
relayhost = [{{ relay }}]:587
{% endif %}
myorigin = mx.$mydomain
`;

suite('templates', () => {
  for (const [path, language] of [
    ['main.cf.j2', 'postfix-main'],
    ['master.cf.erb', 'postfix-master'],
    ['main.cf.tmpl', 'postfix-main'],
    ['aliases.j2', 'postfix-aliases'],
  ] as const) {
    test(`${path} is ${language}`, async () => {
      const document = await openNew(`templates/${path}`, '# managed\n');
      assert.equal(document.languageId, language);
    });
  }

  test('what the engine owns is shown as it is, and never reported nor formatted away', async () => {
    const document = await openNew('templates-main/main.cf.j2', mainCf);
    const hover = await eventually(
      () => hoverAt(document, { text: 'myorigin' }),
      (text) => text !== '',
    );
    assert.match(hover, /mx\.\{\{ domain \}\}/);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.equal(document.getText(), mainCf.replace('mydomain=', 'mydomain = '));
    await document.save();
  });
});
