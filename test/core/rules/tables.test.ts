import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { tableDiagnostics } from '../../../server/src/core/features/tables/diagnostics.ts';
import {
  clientRules,
  indexedRules,
  networkRules,
  patternRules,
} from '../../../server/src/core/rules/tables/index.ts';
import type { TableIndex } from '../../../server/src/core/tables/tableFile.ts';
import { readMarkers } from '../../support/markers.ts';
import { seeded } from '../../support/random.ts';
import { namings, tableFile } from '../../support/tableFiles.ts';
import { generateNetworks, generatePatterns, generateTable } from '../../support/tablesGenerator.ts';

const rules = new Map(
  [...indexedRules, ...patternRules, ...networkRules, ...clientRules].map((rule) => [rule.code, rule]),
);

/** How main.cf names the tables of the rules' examples. */
function namingFor(code: string): string {
  if (code.startsWith('client-')) return namings.mysql;
  if (code.startsWith('cidr-')) return namings.networks;
  if (code === 'unknown-action' || code === 'action-argument' || code === 'key-never-asked')
    return namings.access;
  if (code === 'unknown-transport') return namings.transport;
  if (code === 'password-key') return namings.passwords;
  if (code === 'unpaired-condition' || code === 'unreachable-rule') return namings.accessPatterns;
  return code.startsWith('pattern-') ? namings.perl : namings.virtual;
}

const stale: TableIndex = { type: 'hash', path: '/etc/postfix/table.db', state: 'stale' };

function found(code: string, text: string, language: 'en' | 'ja' = 'en', isBad = false) {
  const indices = code === 'table-index' && isBad ? [stale] : [];
  return tableDiagnostics(tableFile(text, namingFor(code), indices), language);
}

test('each rule has a file of its name, and each file is listed', () => {
  const folder = new URL('../../../server/src/core/rules/tables/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name !== 'index.ts' && name !== 'context.ts');
  assert.deepEqual([...rules.keys()].map((code) => `${code}.ts`).sort(), files.sort());
});

for (const { code, docs } of rules.values()) {
  test(`${code}: its bad example is found, its good one is not, and is free of other findings`, () => {
    const bad = found(code, docs.bad, 'en', true);
    assert.ok(
      bad.some((each) => each.code === code),
      'bad',
    );
    assert.deepEqual(found(code, docs.good), [], 'good');
  });
  test(`${code}: messages are whole in both languages`, () => {
    for (const language of ['en', 'ja'] as const) {
      const one = found(code, docs.bad, language, true).find((each) => each.code === code);
      assert.ok(one && !/[{}]/.test(one.message.replace('${1}', '')), one?.message);
      assert.equal(/[ぁ-んァ-ヶ]/.test(one.message), language === 'ja');
      for (const { message } of one.related) assert.ok(!/[{}]/.test(message), message);
    }
  });
}

/** How main.cf names the table, a code, and the text with every place of that code between `⟦` and `⟧`. */
const places: readonly (readonly [keyof typeof namings, string, string])[] = [
  ['virtual', 'duplicate-key', 'a b\n⟦A⟧ c\n# x\n⟦a⟧ d\n'],
  ['virtual', 'duplicate-key', 'é b\n⟦É⟧ c\n'],
  ['virtual', 'table-no-value', 'a b\n⟦c⟧\nd e\n'],
  ['virtual', 'table-no-value', '⟦c⟧\r\nd e\r\n'],
  ['virtual', 'table-no-value', 'a\n b\n'],
  ['virtual', 'table-orphan-continuation', '# x\n ⟦a b⟧\nc d\n'],
  ['virtual', 'table-not-utf8', '⟦a \uFFFD⟧\n# \uFFFD\n'],
  ['virtual', 'table-unclosed-quote', '⟦"a b⟧\n"a b" c\n'],
  ['virtual', 'table-text-after-nul', 'a b⟦\0c⟧\nd e\n'],
  ['virtual', 'alias-format-key', '⟦a:⟧ b\na:b c\n'],
  ['virtual', 'alias-format-key', '⟦a:⟧ b\nb: c\nc: d\ne f\n'],
  [
    'access',
    'key-never-asked',
    '⟦10.0.0.0/8⟧ OK\n⟦.example.com⟧ OK\n⟦192.0.2.⟧ OK\n⟦*.x⟧ OK\n192.0.2 OK\nx@ OK\n',
  ],
  ['virtual', 'key-never-asked', '⟦*@x⟧ y\n@x y\na*b@x y\n.x y\n'],
  ['transport', 'key-never-asked', '* smtp:\n.x smtp:\n⟦*.x⟧ smtp:\n'],
  ['virtual', 'table-binary', '⟦\0⟧\0\x01\n\uFFFD\0'],
  ['networks', 'table-binary', '⟦\0⟧\0\x01\n\uFFFD\0'],
  ['virtual', 'virtual-alias-loop', '⟦A@x⟧ b@x\nb@x "c c"@x, d@y\n"c c"@x A@X\n'],
  ['virtual', 'virtual-alias-loop', 'a@x a@x, b@x\nb@x a@x\nc@x c@x\n@x a@x\nd @d\n'],
  [
    'passwords',
    'password-key',
    '⟦[smtp.isp.example]⟧ u:p\nsmtp.isp.example u:p\n⟦smtp.isp.example:587⟧ u:p\nother u:p\n',
  ],
  ['transport', 'unknown-transport', 'a ⟦fast⟧:b\nc slow:\nd :\ne [x]\n'],
  ['access', 'unknown-action', 'a ⟦YES⟧ x\nb ok\nc 450 4.7.1 x\nd permit_mynetworks, reject\ne 1\n'],
  ['access', 'action-argument', 'a ⟦FILTER smtp⟧\nb FILTER smtp:[x]\nc ⟦PREPEND⟧\nd REJECT\n'],
  ['accessPatterns', 'unknown-action', '/a/ ⟦YES⟧\n/(.*)/ $1\n'],
  ['checks', 'unknown-action', '/a/ ⟦permit_mynetworks⟧\n/b/ WARN x\n/c/ strip\n'],
  ['smtpChecks', 'unknown-action', '/a/ ⟦REJECT⟧ x\n/b/ IGNORE\n/c/ replace x\n'],
  ['checks', 'pattern-expression', '/a(b⟦c⟧/ DUNNO\n/x/ DUNNO\n'],
  ['perl', 'pattern-expression', '/⟦[⟧/ x\nif /a⟦)⟧/\n'],
  ['posix', 'pattern-expression', '/⟦(a⟧/ x\n/a/!/⟦[⟧/ y\n'],
  ['perl', 'pattern-backtracking', '/⟦^Subject: (x+x+)+y$⟧/ x\nif /⟦^(,*)*;$⟧/\nendif\n/^([^@]+)@(.*)$/ x\n'],
  ['posix', 'pattern-backtracking', '/^(a+)+$/ x\n'],
  ['perl', 'pattern-group', '/(a)/ ⟦$2⟧\n/(a)(b)/ $2\n'],
  ['perl', 'pattern-unclosed', '⟦/a b⟧\n/a/ b\n'],
  ['perl', 'pattern-flag', '/a/⟦q⟧ b\n/a/i b\n/a/⟦/⟧b c\n'],
  ['perl', 'pattern-result', '/(a)/ x⟦$y⟧\n/(a)/ $$ $1\n!/(a)/ ⟦$1⟧\n'],
  ['perl', 'pattern-no-result', '⟦/a/⟧\n/a/ b\n'],
  ['perl', 'pattern-extra-text', 'if /a/\n  ⟦/b/ c⟧\nendif ⟦x⟧\n'],
  ['perl', 'pattern-not-a-rule', '⟦a b⟧\n/a/ b\n'],
  ['perl', 'pattern-obsolete-flag', '/a/⟦X⟧ b\n'],
  ['perl', 'unpaired-condition', '⟦if⟧ /a/\n/b/ c\n'],
  ['networks', 'unpaired-condition', '⟦endif⟧\nif 10.0.0.0/8\nendif\n'],
  ['perl', 'unreachable-rule', '/a/ b\n⟦/a/⟧ c\n/a/i d\n'],
  ['perl', 'unreachable-rule', 'if /x/\n/a/ b\nendif\n/a/ c\nif /y/\n⟦/a/⟧ d\nendif\n'],
  ['perl', 'unreachable-rule', '/./ b\n⟦/a/⟧ c\n'],
  ['checks', 'unreachable-rule', '/./ OK\n/^$/ REJECT\n'],
  [
    'networks',
    'unreachable-rule',
    '10.0.0.0/8 OK\n⟦10.1.0.0/16⟧ OK\n11.0.0.0/8 OK\n::/0 OK\n⟦2001:db8::1⟧ OK\n',
  ],
  ['networks', 'unreachable-rule', '!10.0.0.0/8 OK\n10.1.0.0/16 OK\n!⟦0.0.0.0/0⟧ OK\n'],
  ['networks', 'cidr-host-bits', '⟦10.0.0.1/8⟧ OK\n10.0.0.1 OK\n'],
  ['networks', 'cidr-network', '⟦10.0.0⟧ OK\n⟦host⟧ OK\n10.0.0.0/8 OK\n'],
  ['networks', 'cidr-no-result', '⟦10.0.0.0/8⟧\n'],
  ['networks', 'unknown-action', '10.0.0.0/8 ⟦YES⟧\n'],
  ['mysql', 'client-setting', '⟦host⟧ = a\ndbname = b\nquery = c\n'],
  ['mysql', 'client-syntax', 'hosts = a\n⟦dbname⟧\n'],
  ['mysql', 'client-overridden', '⟦dbname⟧ = a\ndbname = b\nquery = x\n'],
  ['mysql', 'client-incomplete', '⟦dbname = a⟧\n'],
];

for (const [naming, code, marked] of places) {
  test(`${code} in ${naming}: ${JSON.stringify(marked).slice(0, 70)}`, () => {
    const { text, ranges } = readMarkers(marked);
    const diagnostics = tableDiagnostics(tableFile(text, namings[naming]), 'en');
    const actual = diagnostics.filter((each) => each.code === code).map(({ span }) => span);
    assert.deepEqual(actual, ranges);
  });
}

test('no text makes a rule fail, and every finding lies in the text', () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = seeded(seed);
    const texts: Readonly<Record<keyof typeof namings, string>> = {
      virtual: generateTable(seed),
      transport: generateTable(seed),
      access: generateTable(seed),
      accessPatterns: generatePatterns(seed, 'pcre'),
      checks: generatePatterns(seed, 'pcre'),
      smtpChecks: generatePatterns(seed, 'pcre'),
      posix: generatePatterns(seed, 'regexp'),
      perl: generatePatterns(seed, 'pcre'),
      networks: generateNetworks(seed),
      passwords: generateTable(seed),
      mysql: generateTable(seed),
    };
    const naming = random.pick(Object.keys(namings) as (keyof typeof namings)[]);
    const text = texts[naming];
    for (const { span, message } of tableDiagnostics(tableFile(text, namings[naming]), 'en')) {
      assert.ok(
        span.start >= 0 && span.start <= span.end && span.end <= text.length,
        `${naming} ${seed} ${message}`,
      );
    }
  }
});

test('a file that is wrong throughout does not bury its reader', () => {
  const text = Array.from({ length: 2000 }, (_, index) => `key${index}\n`).join('');
  const diagnostics = tableDiagnostics(tableFile(text, namings.virtual), 'en');
  assert.equal(diagnostics.length, 500);
  assert.match(diagnostics.at(-1)?.message ?? '', /and at least 500 more/);
});
