import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAliases } from '../../../../server/src/core/aliases/model.ts';
import { aliasesDiagnostics } from '../../../../server/src/core/features/aliases/diagnostics.ts';
import { aliasesFolding } from '../../../../server/src/core/features/aliases/folding.ts';
import { aliasesSymbols } from '../../../../server/src/core/features/aliases/symbols.ts';
import { readMarkers } from '../../../support/markers.ts';

test('each entry is a symbol, with its recipients beside it', () => {
  const { text, ranges } = readMarkers('# x\n⟦⟦Root⟧: taro⟧\nbad\n⟦⟦"a b"⟧:\n  c,\n  d⟧\n');
  const [root, rootName, second, secondName] = ranges;
  assert.deepEqual(aliasesSymbols(readAliases(text)), [
    { name: 'Root', detail: 'taro', kind: 'alias', span: root, selection: rootName },
    { name: 'a b', detail: 'c, d', kind: 'alias', span: second, selection: secondName },
  ]);
});

test('a symbol always has a name, and its detail a bound', () => {
  const [symbol] = aliasesSymbols(readAliases(`"": ${'x, '.repeat(100)}y`));
  assert.equal(symbol?.name, '""');
  assert.equal(symbol?.detail?.length, 80);
});

test('entries of several lines and runs of comments fold', () => {
  const lines = [
    '# 0',
    '# 1',
    'a: b,',
    '  c',
    '',
    '# 5',
    'd: e,',
    '# 7',
    '# 8',
    '  f',
    '',
    '# 11',
    '',
    '  # 13',
  ];
  assert.deepEqual(aliasesFolding(readAliases(lines.join('\n'))), [
    { startLine: 0, endLine: 1, kind: 'comment' },
    { startLine: 2, endLine: 3 },
    { startLine: 6, endLine: 9 },
  ]);
  assert.deepEqual(aliasesFolding(readAliases('a: b\n# 1\n# 2')), [
    { startLine: 1, endLine: 2, kind: 'comment' },
  ]);
  assert.deepEqual(aliasesFolding(readAliases('')), []);
});

test('diagnostics come in the order of the file, in the language asked for', () => {
  const found = aliasesDiagnostics(readAliases('postmaster: x # y\nbad\nPostmaster: z\n'), 'ja');
  assert.deepEqual(
    found.map(({ code }) => code),
    ['alias-trailing-comment', 'alias-syntax', 'duplicate-alias'],
  );
  assert.match(found[2]?.message ?? '', /1 行目/);
});
