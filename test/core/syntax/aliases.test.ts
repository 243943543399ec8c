import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type AliasEntry,
  type AliasStatement,
  parseAliases,
  printAliases,
} from '../../../server/src/core/syntax/aliases.ts';
import { slice } from '../../../server/src/core/text/span.ts';
import { generateAliases } from '../../support/aliasesGenerator.ts';

function entry(text: string): AliasEntry {
  const [statement] = parseAliases(text).statements;
  assert.ok(statement?.kind === 'entry', `an entry: ${text}`);
  return statement;
}

/** Texts made of what matters in an alias file, and any other characters. */
const aliasText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'a"\\()<>@,;:.[]|%!# \t\r\n\0\x0b~/',
        ': ',
        '\n ',
        '\n#',
        'root',
        ':include:/x',
        '\r\n',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

function checkTree(text: string): void {
  for (const form of ['characters', 'bytes'] as const) {
    const tree = parseAliases(text, form);
    assert.equal(printAliases(tree), text);
    for (const statement of tree.statements) checkStatement(statement, text);
  }
}

function checkStatement(statement: AliasStatement, text: string): void {
  const { tokens, line } = statement;
  let at = 0;
  for (const { from, to } of tokens) {
    assert.equal(from, at);
    assert.ok(to > from);
    at = to;
  }
  assert.equal(at, line.text.length);
  const spans =
    statement.kind === 'malformed'
      ? [statement.at]
      : [statement.key.span, statement.colon, ...statement.items.map(({ span }) => span)];
  for (const { start, end } of spans) {
    assert.ok(0 <= start && start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
  }
}

test('10,000 random texts print back byte for byte, and their parts tile them', () => {
  fc.assert(fc.property(aliasText, checkTree), { numRuns: 10_000, seed: 1 });
});

test('generated alias files print back, whole and cut off anywhere', () => {
  for (let seed = 0; seed < 100; seed++) {
    const text = generateAliases(seed);
    for (let end = 0; end <= text.length; end++) {
      const prefix = text.slice(0, end);
      assert.equal(printAliases(parseAliases(prefix, 'bytes')), prefix);
    }
  }
});

test('the recipients of a right side are those that tok822_parse(3) finds', () => {
  // Answers of the library of Debian's Postfix 3.7.11: `[right side, its recipients in internal form]`.
  const path = new URL('fixtures/addressLists.json', import.meta.url);
  const rows: [string, string[]][] = JSON.parse(readFileSync(path, 'utf8'));
  assert.ok(rows.length >= 400);
  for (const [value, recipients] of rows) {
    const { items } = entry(`a:${value}\n`);
    assert.deepEqual(
      items.map(({ text }) => text),
      recipients,
      value,
    );
  }
});

test('each kind of recipient, with its place', () => {
  const cases: [string, string, string, string][] = [
    ['a: taro', 'name', 'taro', 'taro'],
    ['a: "taro yamada"', 'name', 'taro yamada', '"taro yamada"'],
    ['a: \\taro', 'name', 'taro', '\\taro'],
    ['a: taro@example.jp', 'address', 'taro@example.jp', 'taro@example.jp'],
    ['a: "a@b"', 'name', 'a@b', '"a@b"'],
    ['a: Taro <taro@example.jp>', 'address', 'taro@example.jp', 'taro@example.jp'],
    ['a: host!taro', 'address', 'host!taro', 'host!taro'],
    ['a: /var/mail/x', 'file', '/var/mail/x', '/var/mail/x'],
    ['a: "|/bin/x y"', 'command', '|/bin/x y', '"|/bin/x y"'],
    ['a: |"/bin/x y"', 'command', '|/bin/x y', '|"/bin/x y"'],
    ['a: :Include: /x', 'include', ':Include:/x', ':Include: /x'],
    ['a: ~/x', 'home', '~/x', '~/x'],
    ['a:\n# note\n  taro', 'name', 'taro', 'taro'],
  ];
  for (const [text, kind, meaning, written] of cases) {
    const [item] = entry(text).items;
    assert.ok(item, text);
    assert.deepEqual([item.kind, item.text, slice(text, item.span)], [kind, meaning, written], text);
  }
});

test('a recipient that is spread over lines covers them', () => {
  const text = 'a: "|/bin/x\n  y", b\n';
  const [command, name] = entry(text).items;
  assert.equal(command?.text, '|/bin/x  y');
  assert.equal(command && slice(text, command.span), '"|/bin/x\n  y"');
  assert.equal(name && slice(text, name.span), 'b');
});

test('names lose their quotes and keep their places', () => {
  const cases: [string, string, string][] = [
    ['Root: x', 'Root', 'Root'],
    ['"with:colon" : x', 'with:colon', '"with:colon"'],
    ['f  g: x', 'f g', 'f  g'],
    ['a . b: x', 'a.b', 'a . b'],
    ['"": x', '', '""'],
    ['a (note): x', 'a (note)', 'a (note)'],
  ];
  for (const [text, name, written] of cases) {
    const { key } = entry(text);
    assert.deepEqual([key.text, slice(text, key.span)], [name, written], text);
  }
});

test('lines that postalias skips say why, and where', () => {
  const cases: [string, string, string][] = [
    [' orphan: x\n', 'orphan', 'orphan: x'],
    ['root taro\n', 'no-colon', 'root taro'],
    [': x\n', 'no-name', ':'],
    ['root:\n', 'no-value', ':'],
    ['a, b: x\n', 'comma-in-name', ','],
    ['a@b: x\n', 'name-not-local', 'a@b'],
    ['a%b: x\n', 'name-not-local', 'a%b'],
    ['a: \uFFFD\n', 'not-utf8', 'a: \uFFFD'],
    ['\0a: b\n', 'empty', '\0a: b'],
  ];
  for (const [text, reason, written] of cases) {
    const [statement] = parseAliases(text).statements;
    assert.ok(statement?.kind === 'malformed', text);
    assert.deepEqual([statement.reason, slice(text, statement.at)], [reason, written], text);
  }
});

test('a file of 100,000 entries gives as many, and a line of 1 MB its recipients', () => {
  const many = parseAliases(Array.from({ length: 100_000 }, (_, n) => `a${n}: b${n}, c@d\n`).join(''));
  assert.equal(many.statements.length, 100_000);
  assert.ok(many.statements.every((statement) => statement.kind === 'entry' && statement.items.length === 2));
  const names = 1_000_000 / 4;
  assert.equal(entry(`a: ${'xy, '.repeat(names)}`).items.length, names);
  assert.equal(entry(`a:${'\n  xy,'.repeat(100_000)}`).items.length, 100_000);
  for (const char of ['"', '(', '[', '<', '>', ';', ':', ' ', '\\', '\t']) {
    const text = `a:${char.repeat(200_000)}b`;
    assert.equal(printAliases(parseAliases(text)), text);
  }
});
