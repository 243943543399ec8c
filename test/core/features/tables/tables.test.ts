import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noDocumentation } from '../../../../server/src/core/docs/documentation.ts';
import { tableCompletion } from '../../../../server/src/core/features/tables/completion.ts';
import { tableDefinition, tableReferences } from '../../../../server/src/core/features/tables/definition.ts';
import { tableDiagnostics } from '../../../../server/src/core/features/tables/diagnostics.ts';
import { tableFixes } from '../../../../server/src/core/features/tables/fixes.ts';
import { tableFolding } from '../../../../server/src/core/features/tables/folding.ts';
import { formatTable } from '../../../../server/src/core/features/tables/formatting.ts';
import { tableHover } from '../../../../server/src/core/features/tables/hover.ts';
import { tableSemanticTokens } from '../../../../server/src/core/features/tables/semanticTokens.ts';
import { tableSymbols } from '../../../../server/src/core/features/tables/symbols.ts';
import type { Language } from '../../../../server/src/core/l10n.ts';
import { parsePatternTable } from '../../../../server/src/core/syntax/patternTable.ts';
import { readCidrRules } from '../../../../server/src/core/tables/cidrTable.ts';
import { readIndexedTable, statementAt } from '../../../../server/src/core/tables/indexedTable.ts';
import { slice } from '../../../../server/src/core/text/span.ts';
import { readMarkers } from '../../../support/markers.ts';
import { namings, tableFile } from '../../../support/tableFiles.ts';
import { generateNetworks, generatePatterns, generateTable } from '../../../support/tablesGenerator.ts';
import { applyEdits } from '../../../support/textEdits.ts';

const help = (language: Language) => ({ language, documentation: noDocumentation });

function hover(marked: string, naming: keyof typeof namings, language: Language = 'en'): string | undefined {
  const { text, cursors } = readMarkers(marked);
  return tableHover(tableFile(text, namings[naming]), cursors[0] ?? 0, help(language))?.markdown;
}

test('a hover says what the table is used for and where', () => {
  const entry = hover('a@b c@d\nA‸@b x\n', 'virtual') ?? '';
  assert.match(entry, /Ignored: line 1/);
  assert.match(entry, /virtual\(5\)/);
  assert.match(entry, /`virtual_alias_maps` \(hash, main\.cf\)/);
  assert.match(entry, /in this order: `user@example\.com`, `user`, `@example\.com`/);
  assert.match(hover('a.b‸ OK\n', 'access') ?? '', /`example\.com`, `com`, `192\.0\.2\.1`, `192\.0\.2`/);
  assert.match(hover('/(a)‸/ x$1\n', 'perl') ?? '', /whole address/);
  assert.match(hover('/(a)‸/i x$1\n', 'checks') ?? '', /Perl.*upper and lower case differ; groups: 1/);
  assert.match(hover('!10.0.0.0/8‸ OK\n', 'networks') ?? '', /10\.0\.0\.0 to 10\.255\.255\.255: 16,777,216/);
  assert.match(hover('a@b c‸@d\n', 'virtual', 'ja') ?? '', /代わりに/);
  assert.equal(hover('# com‸ment\n', 'virtual'), undefined);
});

test('a key leads to the places that name the table, a value to what it names', () => {
  const places = (marked: string, naming: keyof typeof namings) => {
    const { text, cursors } = readMarkers(marked);
    const file = tableFile(text, namings[naming]);
    return tableDefinition(file, 'table', cursors[0] ?? 0).map(
      (place) => `${place.file}:${place.span.start}`,
    );
  };
  assert.deepEqual(places('a‸@b c@d\n', 'virtual'), ['/etc/postfix/main.cf:26']);
  assert.deepEqual(places('a@b x, C‸@d\nc@d e\n', 'virtual'), ['table:11']);
  assert.deepEqual(places('a@b x‸+y@d\n@d e\n', 'virtual'), ['table:10']);
  assert.deepEqual(places('a.b slo‸w:[x]\n', 'transport'), ['/etc/postfix/master.cf:51']);
  const { text, cursors } = readMarkers('a@b x, c@d\nc‸@d e\n');
  const found = tableReferences(tableFile(text, namings.virtual), 'table', cursors[0] ?? 0, true);
  assert.deepEqual(
    found.map(({ file, span }) => `${file}:${span.start}`),
    ['table:7', 'table:11', '/etc/postfix/main.cf:26'],
  );
});

test('values are completed by what the table is used for', () => {
  const labels = (marked: string, naming: keyof typeof namings) => {
    const { text, cursors } = readMarkers(marked);
    return tableCompletion(tableFile(text, namings[naming]), cursors[0] ?? 0, help('en')).map(
      ({ label }) => label,
    );
  };
  assert.ok(labels('a R‸\n', 'access').includes('REJECT'));
  assert.ok(labels('a ‸\n', 'access').includes('reject_unauth_destination'));
  assert.ok(labels('/a b\\/c/i ‸', 'checks').includes('PREPEND'));
  assert.ok(!labels('/a/ ‸', 'checks').includes('reject_unauth_destination'));
  assert.deepEqual(labels('a ‸\n', 'transport'), ['smtp:', 'relay:', 'slow:', 'local:']);
  assert.ok(labels('quer‸', 'mysql').includes('query'));
  assert.ok(!labels('query = a\nqu‸', 'mysql').includes('query'));
  for (const nowhere of ['a‸', '# a ‸', 'a REJECT ‸']) assert.deepEqual(labels(nowhere, 'access'), []);
});

test('the outline has entries, and rules below their conditions', () => {
  const names = (text: string, naming: keyof typeof namings) =>
    tableSymbols(tableFile(text, namings[naming])).map(({ name, children }) =>
      children ? [name, children.map((child) => child.name)] : name,
    );
  assert.deepEqual(names('a b\nc\n"d e" f\n', 'virtual'), ['a', '"d e"']);
  assert.deepEqual(names('/a/ x\nif /b/\n/c/ y\nendif\n/d/ z\n', 'checks'), ['a', ['if', ['c']], 'd']);
  assert.deepEqual(names('if ::/0\n::1 OK\n', 'networks'), ['if', '::1']);
  assert.deepEqual(names('hosts = a\nquery = b\n', 'mysql'), ['hosts', 'query']);
});

test('entries of several lines, comments and conditions fold', () => {
  const folds = tableFolding(tableFile('if /a/\n/b/ x\n  y\n/c/ z\nendif\n', namings.checks));
  assert.deepEqual(
    folds.map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [0, 3],
      [1, 2],
    ],
  );
});

test('actions are coloured by what they do', () => {
  const file = tableFile('a OK\nb REJECT x\nc 450 y\nd HOLD\ne what\n', namings.access);
  const tokens = tableSemanticTokens(file).map(({ span, modifiers }) => [
    slice(file.text, span),
    ...modifiers,
  ]);
  assert.deepEqual(tokens, [['OK', 'permit'], ['REJECT', 'reject'], ['450', 'reject'], ['HOLD']]);
});

test('fixes do away with what they are offered for', () => {
  const cases: readonly (readonly [keyof typeof namings, string, string])[] = [
    ['networks', '10.0.0.1/8 OK\n', '10.0.0.0/8 OK\n'],
    ['virtual', 'a: b\n', 'a b\n'],
    ['virtual', 'a b\nA c\n  d\ne f\n', 'a b\ne f\n'],
    ['perl', '/a/ b\n/a/ c\n', '/a/ b\n'],
  ];
  for (const [naming, text, expected] of cases) {
    const file = tableFile(text, namings[naming]);
    const [problem] = tableDiagnostics(file, 'en');
    assert.ok(problem);
    const [fix] = tableFixes(file, 'f', problem, 'en');
    assert.equal(applyEdits(text, fix?.edits ?? []), expected);
  }
});

test('formatting aligns the values of neighbours', () => {
  const cases: readonly (readonly [keyof typeof namings, string, string])[] = [
    ['virtual', 'a  b\nlong@x\tc\n# x\nd     e\n', 'a       b\nlong@x  c\n# x\nd  e\n'],
    ['virtual', 'a b,\n  c\nddd e\n', 'a    b,\n  c\nddd  e\n'],
    ['checks', '/a/ x\n/abc/i\ty\n', '/a/     x\n/abc/i  y\n'],
    ['networks', '10.0.0.0/8 OK\n!::/0 x\n', '10.0.0.0/8  OK\n!::/0       x\n'],
    ['mysql', 'hosts=a\nquery   =  b\n', 'hosts = a\nquery = b\n'],
  ];
  for (const [naming, text, expected] of cases)
    assert.equal(applyEdits(text, formatTable(tableFile(text, namings[naming]))), expected);
});

test('formatting never changes what Postfix reads, and a second time changes nothing', () => {
  const stored = (text: string) => {
    const { lines } = readIndexedTable(text);
    return Array.from({ length: lines.count }, (_, index) => statementAt(lines, index)).map((statement) =>
      statement.kind === 'entry' ? [statement.key.text, statement.value.text] : statement.reason,
    );
  };
  const patterns = (text: string) =>
    parsePatternTable(text, 'pcre').statements.map((statement) => [
      statement.kind,
      statement.complaints.map(({ code }) => code),
      ...(statement.kind === 'match'
        ? [statement.pattern.source.text, statement.pattern.flags.text, statement.result.text]
        : []),
    ]);
  const networks = (text: string) =>
    readCidrRules(text).rules.map((rule) => [
      rule.kind,
      ...(rule.kind === 'match' ? [rule.rule.network.text, rule.rule.isNegated, rule.rule.result.text] : []),
    ]);
  let changed = 0;
  for (let seed = 0; seed < 400; seed++) {
    for (const [naming, text, read] of [
      ['virtual', generateTable(seed), stored],
      ['perl', generatePatterns(seed, 'pcre'), patterns],
      ['networks', generateNetworks(seed), networks],
    ] as const) {
      const formatted = applyEdits(text, formatTable(tableFile(text, namings[naming])));
      assert.deepEqual(read(formatted), read(text), `${naming} ${seed}`);
      assert.deepEqual(formatTable(tableFile(formatted, namings[naming])), [], `${naming} ${seed}`);
      if (formatted !== text) changed++;
    }
  }
  assert.ok(changed > 300);
});
