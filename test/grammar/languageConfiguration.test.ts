import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

interface EnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly action: { readonly indent: string; readonly appendText?: string };
}

interface LanguageConfiguration {
  readonly comments?: { readonly lineComment: string };
  readonly wordPattern: string;
  readonly onEnterRules?: readonly EnterRule[];
}

interface Manifest {
  readonly contributes: {
    readonly languages: readonly { readonly id: string; readonly configuration: string }[];
    readonly grammars: readonly {
      readonly language: string;
      readonly scopeName: string;
      readonly path: string;
    }[];
  };
}

const root = join(import.meta.dirname, '../..');
const manifest: Manifest = readJson('package.json');
const { languages, grammars } = manifest.contributes;

function readJson<Content>(path: string): Content {
  const content: Content = JSON.parse(readFileSync(join(root, path), 'utf8'));
  return content;
}

function configurationOf(id: string): LanguageConfiguration {
  const language = languages.find((candidate) => candidate.id === id);
  assert.ok(language, id);
  return readJson(language.configuration);
}

test('the manifest names grammars by the scope that they declare', () => {
  assert.deepEqual(grammars.map(({ language }) => language).sort(), languages.map(({ id }) => id).sort());
  for (const { scopeName, path } of grammars) {
    assert.equal(readJson<{ scopeName: string }>(path).scopeName, scopeName);
  }
});

test('configuration files have # comments, logs have none', () => {
  for (const { id } of languages) {
    const marker = id === 'postfix-maillog' ? undefined : '#';
    assert.equal(configurationOf(id).comments?.lineComment, marker, id);
  }
});

/** The word around `‸`, as the editor finds it: the match of the pattern that touches the place. */
function wordAt(id: string, marked: string): string | undefined {
  const at = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const words = [...text.matchAll(new RegExp(configurationOf(id).wordPattern, 'g'))];
  return words.find((word) => word.index <= at && at <= word.index + word[0].length)?.[0];
}

for (const [id, marked, word] of [
  ['postfix-main', 'smtpd_tls_‸cert_file = /etc/ssl/mail.pem', 'smtpd_tls_cert_file'],
  ['postfix-main', 'myorigin = $my‸domain', 'mydomain'],
  ['postfix-main', 'x = ${my‸domain?a}', 'mydomain'],
  ['postfix-main', 'x = $my‸domain-b', 'mydomain'],
  ['postfix-main', 'x = $(my‸domain).example', 'mydomain'],
  ['postfix-main', 'relayhost = [smtp.exam‸ple.com]:587', 'smtp.example.com'],
  ['postfix-main', 'always_bcc = log+mail@exam‸ple.com', 'log+mail@example.com'],
  ['postfix-main', 'alias_maps = ha‸sh:/etc/aliases', 'hash'],
  ['postfix-main', 'mynetworks = 127.‸0.0.0/8', '127.0.0.0'],
  ['postfix-main', '# パラメータの説‸明。次の文', 'パラメータの説明'],
  ['postfix-master', '  -o smtpd_tls_‸wrappermode=yes', 'smtpd_tls_wrappermode'],
  ['postfix-master', 'smtp-ama‸vis unix - - n - 2 smtp', 'smtp-amavis'],
  ['postfix-aliases', 'owner-st‸aff: taro', 'owner-staff'],
  ['postfix-aliases', 'root: taro.yama‸da@example.co.jp, jiro', 'taro.yamada@example.co.jp'],
  ['postfix-maillog', 'mx1 postfix/qmgr[1]: 4jYZyy5‸Mk6zKfDy: removed', '4jYZyy5Mk6zKfDy'],
  ['postfix-maillog', 'to=<ta‸ro@example.jp>, relay=local', 'taro@example.jp'],
  ['postfix-maillog', 'dsn=2.0.0, status=se‸nt (250 2.0.0 Ok)', 'sent'],
  ['postfix-maillog', 'relay=mx.example.jp[198.51.‸100.7]:25', '198.51.100.7'],
] as const) {
  test(`${id}: the word in ${marked}`, () => {
    assert.equal(wordAt(id, marked), word);
  });
}

/** What Enter does at `‸`: the first rule whose texts fit. */
function enterAt(id: string, marked: string): EnterRule['action'] | undefined {
  const [before = '', after = ''] = marked.split('‸');
  const rules = configurationOf(id).onEnterRules ?? [];
  return rules.find(
    ({ beforeText, afterText = '' }) =>
      new RegExp(beforeText).test(before) && new RegExp(afterText).test(after),
  )?.action;
}

test('Enter after a comma indents, so that the next item continues the value', () => {
  assert.equal(enterAt('postfix-main', 'mydestination = $myhostname,‸')?.indent, 'indent');
  assert.equal(enterAt('postfix-aliases', 'root: taro,‸')?.indent, 'indent');
});

test('Enter leaves the indent alone in a continued list, and after a value that may be meant empty', () => {
  for (const line of ['  localhost,‸', 'relayhost =‸', 'myorigin = $mydomain‸']) {
    assert.equal(enterAt('postfix-main', line), undefined, line);
  }
});

test('Enter within a comment keeps both halves comments; at its end it leaves it', () => {
  for (const id of ['postfix-main', 'postfix-master', 'postfix-aliases']) {
    assert.equal(enterAt(id, '# one ‸two')?.appendText, '# ', id);
    assert.equal(enterAt(id, '# one two‸'), undefined, id);
  }
});
