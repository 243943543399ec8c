import assert from 'node:assert/strict';
import { suite, suiteSetup, test } from 'mocha';
import * as vscode from 'vscode';
import {
  definitionAt,
  eventually,
  hoverAt,
  lineAt,
  openDemo,
  openNew,
  type Spot,
  withSetting,
} from './support/editor.ts';

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

suite('main.cf', () => {
  let document: vscode.TextDocument;

  suiteSetup(async () => {
    document = await openDemo('postfix/main.cf');
  });

  function hoverIn(language: 'en' | 'ja', spot: Spot, isGood: (text: string) => boolean): Promise<string> {
    return withSetting('docs.language', language, () => eventually(() => hoverAt(document, spot), isGood));
  }

  test('hovers on a parameter in Japanese', async () => {
    const text = await hoverIn('ja', { text: 'mydestination' }, (hover) => hover.includes('既定'));
    assert.match(text, /mydestination/);
    assert.match(text, /この main\.cf のコメント/);
    assert.match(text, /virtual_mailbox_domains なので、ここに書いてはいけない/, 'the comment of this file');
    assert.match(
      text,
      /mx1\.example\.com, localhost\.example\.com, localhost, example\.com, app\.example\.com/,
    );
  });

  test('hovers on a parameter in English', async () => {
    const text = await hoverIn('en', { text: 'myorigin' }, (hover) => /default/i.test(hover));
    assert.match(text, /myorigin/);
    assert.match(text, /example\.com/);
    assert.doesNotMatch(
      text.replaceAll(/.*cron.*/g, ''),
      japanese,
      'only the comment of this file is Japanese',
    );
  });

  test('hovers on $name in a value', async () => {
    const text = await hoverIn('en', { text: '$virtual_alias_maps' }, (hover) => hover !== '');
    assert.match(text, /virtual_alias_maps/);
    assert.match(text, /hash:/);
  });

  test('leads from $mydomain to the assignment that counts', async () => {
    const [target] = await eventually(
      () => definitionAt(document, { text: 'myorigin = $mydomain', at: '$mydomain' }),
      (found) => found.length > 0,
    );
    assert.ok(target);
    assert.equal(target.uri.toString(), document.uri.toString());
    assert.equal(await lineAt(target), 'mydomain = example.com');
  });

  test('leads from ${name} and $(name) to the last assignment', async () => {
    const text =
      'mydomain = a.example\nmydomain = b.example\nmyorigin = ${mydomain}\nrelayhost = $(mydomain)\n';
    const twice = await openNew('postfix-twice/main.cf', text);
    for (const form of ['${mydomain}', '$(mydomain)']) {
      const [target] = await eventually(
        () => definitionAt(twice, { text: form }),
        (found) => found.length > 0,
      );
      assert.ok(target);
      assert.equal(await lineAt(target), 'mydomain = b.example', form);
    }
  });

  test('leads from an unset $mydomain to the document of defaults', async () => {
    const unset = await openNew(
      'postfix-unset/main.cf',
      'myhostname = host.example.jp\nmyorigin = $mydomain\n',
    );
    const [target] = await eventually(
      () => definitionAt(unset, { text: '$mydomain' }),
      (found) => found.length > 0,
    );
    assert.ok(target);
    assert.notEqual(target.uri.scheme, 'file');
    assert.match(await lineAt(target), /^mydomain =/);
  });

  test('finds nothing wrong with the demo main.cf', async () => {
    await eventually(
      () => hoverAt(document, { text: 'mydestination' }),
      (hover) => hover !== '',
    );
    assert.deepEqual(
      vscode.languages.getDiagnostics(document.uri).map(({ message }) => message),
      [],
    );
  });

  test('completes parameter names with documentation', async () => {
    const fresh = await openNew('postfix-fresh/main.cf', 'mydest');
    const isWanted = ({ label }: vscode.CompletionItem) => label === 'mydestination';
    const { items } = await eventually(
      () => completionsAt(fresh, new vscode.Position(0, 6), 0),
      (list) => list.items.some(isWanted),
    );
    const resolved = await completionsAt(fresh, new vscode.Position(0, 6), items.findIndex(isWanted) + 1);
    assert.ok(resolved.items.find(isWanted)?.documentation, 'it explains the parameter');
  });

  test('lists its parameters as symbols', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    // Parameters stand below the headings that comments give them.
    const names = symbols.flatMap(({ name, children }) => [name, ...children.map((child) => child.name)]);
    assert.ok(names.includes('mydestination') && names.includes('policyd-spf_time_limit'), names.join());
  });

  test('folds a value of several lines', async () => {
    document = await openDemo('postfix/main.cf');
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const start =
      document.getText().slice(0, document.getText().indexOf('mydestination =')).split('\n').length - 1;
    assert.ok(ranges.some((range) => range.start === start && range.end === start + 5));
  });

  /** The first `resolved` items are complete with their documentation. */
  function completionsAt(target: vscode.TextDocument, position: vscode.Position, resolved: number) {
    return vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      target.uri,
      position,
      undefined,
      resolved,
    );
  }
});

suite('main.cf with mistakes', () => {
  let document: vscode.TextDocument;

  suiteSetup(async () => {
    document = await openDemo('postfix/main.cf.bak');
  });

  /** Waits for a diagnostic with this code, and gives the text that it underlines. */
  async function underlined(code: string): Promise<string> {
    const diagnostics = await eventually(
      () => vscode.languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.code === code),
      (found) => found.length > 0,
    );
    return diagnostics.map(({ range }) => `${range.start.line + 1}: ${document.getText(range)}`).join();
  }

  test('says that = is missing', async () => {
    assert.equal(await underlined('missing-equals'), '9: inet_interfaces all');
  });

  test('says that a parameter is set twice', async () => {
    assert.equal(await underlined('overridden-entry'), '17: relayhost');
  });

  test('says that a name is undefined', async () => {
    assert.equal(await underlined('undefined-parameter'), '6: mydomian');
  });

  test('speaks Japanese', async () => {
    await withSetting('docs.language', 'ja', () =>
      eventually(
        () => vscode.languages.getDiagnostics(document.uri),
        (list) => list.length > 0 && list.every(({ message }) => japanese.test(message)),
      ),
    );
  });
});
