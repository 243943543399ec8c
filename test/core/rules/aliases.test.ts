import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { readAliases } from '../../../server/src/core/aliases/model.ts';
import type { Language } from '../../../server/src/core/l10n.ts';
import { aliasRules } from '../../../server/src/core/rules/aliases/index.ts';
import { diagnose } from '../../../server/src/core/rules/rule.ts';
import { generateAliases } from '../../support/aliasesGenerator.ts';
import { readMarkers } from '../../support/markers.ts';

/** The users of the documentation's examples. */
const users = new Set(['root', 'taro', 'hanako', 'jiro']);

function diagnostics(text: string, language: Language = 'en') {
  return diagnose(aliasRules, { file: readAliases(text) }, language);
}

test('each rule has a file of its name, and each file is listed', () => {
  const folder = new URL('../../../server/src/core/rules/aliases/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name !== 'index.ts' && name !== 'context.ts');
  assert.deepEqual(aliasRules.map(({ code }) => `${code}.ts`).sort(), files.sort());
});

for (const rule of aliasRules) {
  test(`${rule.code}: its bad example is found, its good one is not`, () => {
    const found = (text: string) => diagnose([rule], { file: readAliases(text), users }, 'en');
    assert.ok(found(rule.docs.bad).length > 0, 'bad');
    assert.deepEqual(found(rule.docs.good), [], 'good');
  });
  test(`${rule.code}: its good example is free of other findings that matter`, () => {
    const others = diagnostics(rule.docs.good).filter(({ severity }) => severity !== 'hint');
    assert.deepEqual(others, []);
  });
  test(`${rule.code}: messages are whole in both languages`, () => {
    for (const language of ['en', 'ja'] as const) {
      const [found] = diagnose([rule], { file: readAliases(rule.docs.bad), users }, language);
      assert.ok(found && !/[{}]/.test(found.message), found?.message);
      assert.equal(/[ぁ-んァ-ヶ]/.test(found.message), language === 'ja');
      for (const { message } of found.related) assert.ok(!/[{}]/.test(message), message);
    }
  });
}

/** The code that must be found, and the text with every place of that code between `⟦` and `⟧`. */
const places: readonly (readonly [string, string])[] = [
  ['alias-syntax', 'a: b,\n⟦c, d⟧\n'],
  ['alias-syntax', '⟦:⟧ b\n'],
  ['alias-syntax', 'a⟦:⟧\n'],
  ['alias-syntax', 'a⟦,⟧ b: c\n'],
  ['alias-syntax', '"a:b": c\n'],
  ['alias-name-not-local', '⟦a@b⟧: c\n'],
  ['alias-name-not-local', '⟦a %b⟧: c\n'],
  ['alias-name-not-local', '"a@b": c\n'],
  ['alias-orphan-continuation', '# x\n ⟦a: b⟧\n'],
  ['alias-orphan-continuation', ' ⟦a: b\n c⟧\nd: e\n'],
  ['alias-not-utf8', '⟦a: \uFFFD⟧\n# \uFFFD\n'],
  ['alias-null-byte', 'a: b⟦\0c⟧\nd: e\n'],
  ['duplicate-alias', 'a: b\n⟦A⟧: c\n⟦"a"⟧: d\n'],
  ['alias-loop', 'a: b, c\nb: ⟦a⟧\n'],
  ['alias-loop', 'a: a\n'],
  ['alias-no-recipient', '⟦a: (b)⟧\nc: d\n'],
  ['alias-no-recipient', '⟦a: ,⟧\n'],
  ['alias-unclosed-quote', 'a: b, ⟦"c, d\n e⟧\nf: g\n'],
  ['alias-unclosed-quote', '⟦"a: b⟧\n'],
  ['alias-unclosed-bracket', 'a: b ⟦(c, d⟧\n'],
  ['alias-unclosed-bracket', 'a: b@⟦[1.2.3.4⟧\n'],
  ['alias-unquoted-command', 'a: ⟦|/bin/x -f b⟧, c\n'],
  ['alias-unquoted-command', 'a: c, ⟦|/bin/x\n  -f⟧\n'],
  ['alias-unquoted-command', 'a: |/bin/x, b c\n'],
  ['alias-unquoted-command', 'a: |"/bin/x y" c\n'],
  ['alias-unquoted-path', 'a: ⟦/var/mail/my file⟧, b\n'],
  ['alias-unquoted-path', 'a: ⟦:include:/etc/my list⟧\n'],
  ['alias-unquoted-path', 'a: :include: /etc/list\n'],
  ['alias-include-path', 'a: b, ⟦:include:list⟧\n'],
  ['alias-trailing-comment', 'a: b ⟦# c, d⟧\n'],
  ['alias-trailing-comment', 'a: b#c, d@#e\n  # note\n'],
  ['alias-trailing-comment', 'a: ⟦#b⟧\n'],
  ['alias-name-with-blank', '⟦a b⟧: c\n'],
  ['alias-name-with-blank', 'a . b: c\n'],
  ['alias-quoted-name', '⟦"a.b"⟧: c\n'],
  ['alias-quoted-name', '"a:b": c\n"#a": d\n"a..b": e\n'],
  ['alias-escaped-name', 'a: x\nb: ⟦\\a⟧, \\y\n'],
  ['alias-missing-role', '⟦root⟧: a\nb: c\n'],
  ['alias-missing-role', 'PostMaster: a\n'],
  ['alias-missing-role', '# empty\n'],
];

test('findings are at their exact places', () => {
  for (const [code, marked] of places) {
    const { text, ranges } = readMarkers(marked);
    const spans = diagnostics(text)
      .filter((diagnostic) => diagnostic.code === code)
      .map(({ span }) => ({ start: span.start, end: span.end }));
    assert.deepEqual(spans, ranges, `${code}: ${marked}`);
  }
});

/** A text, a code and what its message must hold. */
const sayings: readonly (readonly [string, string, RegExp])[] = [
  ['a: b\nx: y\nA: c\n', 'duplicate-alias', /"a" .*line 1/],
  ['a: b\nb: c\nc: a\n', 'alias-loop', /a → b → c → a/],
  ['a: |/bin/x -f b\n', 'alias-unquoted-command', /"\/bin\/x" .*"-f", "b"/],
  ['a: /my file\n', 'alias-unquoted-path', /"file"/],
  ['a: :include:x\n', 'alias-include-path', /"x" .*a bounces/],
  ['a b: c\n', 'alias-name-with-blank', /"a b"/],
];

test('messages name what they are about', () => {
  for (const [text, code, expected] of sayings) {
    assert.match(diagnostics(text).find((found) => found.code === code)?.message ?? '', expected, text);
  }
});

test('a duplicate points at the entry that counts', () => {
  const { text, ranges } = readMarkers('⟦a⟧: b\n⟦a⟧: c\n');
  const found = diagnostics(text).find(({ code }) => code === 'duplicate-alias');
  assert.deepEqual([found?.related[0]?.span, found?.span], ranges);
  assert.equal(found?.tag, 'unnecessary');
});

test('the path of a long loop is cut', () => {
  const ring = Array.from({ length: 50 }, (_, n) => `n${n}: n${(n + 1) % 50}\n`).join('');
  const found = diagnostics(ring).find(({ code }) => code === 'alias-loop');
  assert.match(found?.message ?? '', /n0 → n1 → .* → … → n0;/);
  assert.ok((found?.message.length ?? 0) < 200);
});

test('any file can be examined, and every finding lies in it', () => {
  for (let seed = 0; seed < 2000; seed++) {
    const text = generateAliases(seed);
    for (const { span, code } of diagnostics(text, 'ja')) {
      assert.ok(
        0 <= span.start && span.start <= span.end && span.end <= text.length,
        `${code}, seed ${seed}`,
      );
    }
  }
});

test('a recipient is unknown where it is neither an alias, another one, nor a user', () => {
  const { text, ranges } = readMarkers(
    'a: root, Root, b, ⟦c⟧, taro+x, taro-y, ⟦no+x⟧, \\taro, x@y, /f, "|cmd", :include:/l\nb: ⟦b⟧, hanako\nd: B+x\n',
  );
  const found = (known?: ReadonlySet<string>) =>
    diagnose(aliasRules, { file: readAliases(text), ...(known && { users: known }) }, 'en')
      .filter(({ code }) => code === 'alias-unknown-name')
      .map(({ span }) => span);
  assert.deepEqual(found(users), ranges);
  assert.deepEqual(found(), []);
});
