import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration } from '../../../server/src/core/config/configuration.ts';
import { mainSymbols } from '../../../server/src/core/features/config/symbols.ts';
import { foldingOf } from '../../../server/src/core/features/folding.ts';
import { sectionsOf } from '../../../server/src/core/features/sections.ts';
import type { DocumentSymbol } from '../../../server/src/core/features/types.ts';
import { readLines } from '../../../server/src/core/syntax/logicalLines.ts';
import { slice } from '../../../server/src/core/text/span.ts';
import { readMarkers } from '../../support/markers.ts';

function linesOf(text: string) {
  return { text, ...readLines(text) };
}

function titles(text: string): string[] {
  return sectionsOf(linesOf(text)).map(({ title }) => title);
}

for (const [heading, title] of [
  ['# --- TLS ---', 'TLS'],
  ['# ==== Mail for us', 'Mail for us'],
  ['### Relay ###', 'Relay'],
  ['#=====Relay=====', 'Relay'],
  ['# ■ 受信', '受信'],
  ['# 【送信】', '送信'],
  ['#####\n# Relay\n#####', 'Relay'],
  ['# INTERNET HOST AND DOMAIN NAMES', 'INTERNET HOST AND DOMAIN NAMES'],
  ['# --- TLS ---\r', 'TLS'],
] as const) {
  test(`"${heading}" is a heading`, () => assert.deepEqual(titles(`${heading}\na = b\n`), [title]));
}

for (const comment of [
  '# see the manual',
  '# --verbose is not used',
  '#myhostname = a',
  '# NOTE',
  '#######',
  '## two',
  '# text\n# HTTP',
  'a = b,\n# --- TLS ---\n  c',
  '  # --- TLS ---',
]) {
  test(`"${comment}" is none`, () => assert.deepEqual(titles(`${comment}\na = b\n`), []));
}

test('a section goes to the last line that is not blank before the next', () => {
  const { text, ranges } = readMarkers(
    'x = y\n⟦# --- ⟦One⟧ ---\n# about\na = b\n\nc = d⟧\n\n#\n#=====\n⟦# ⟦Two⟧⟧\n#=====\n\n',
  );
  assert.deepEqual(
    sectionsOf(linesOf(text)).flatMap(({ span, heading }) => [span, heading]),
    ranges,
  );
});

test('sections fold, and the comments in them without their headings', () => {
  const lines = [
    '# 0',
    '# 1',
    '',
    '# --- 3 ---',
    '# 4',
    '# 5',
    'a = b,',
    '  c',
    '',
    '#===',
    '# ten',
    '#===',
    'd = e',
  ];
  assert.deepEqual(foldingOf(linesOf(lines.join('\n'))), [
    { startLine: 0, endLine: 1, kind: 'comment' },
    { startLine: 3, endLine: 7, kind: 'region' },
    { startLine: 4, endLine: 5, kind: 'comment' },
    { startLine: 6, endLine: 7 },
    { startLine: 10, endLine: 12, kind: 'region' },
  ]);
});

test('ranges that fold are nested or apart, whatever the text', () => {
  const pieces = ['# --- x ---\n', '# y\n', '#===\n', '# Z\n', 'a = b\n', ' c\n', '\n', '#\n'];
  for (let seed = 1; seed < 2000; seed++) {
    let state = seed;
    const next = () => {
      state = (state * 48271) % 2147483647;
      return pieces[state % pieces.length] ?? '';
    };
    const text = Array.from({ length: 12 }, next).join('');
    const open: number[] = [];
    for (const { startLine, endLine } of foldingOf(linesOf(text))) {
      while ((open.at(-1) ?? Number.POSITIVE_INFINITY) < startLine) open.pop();
      assert.ok(endLine <= (open.at(-1) ?? Number.POSITIVE_INFINITY), text);
      open.push(endLine);
    }
  }
});

test('symbols stand below the headings of their sections', () => {
  const text = 'a = 1\n# --- TLS ---\nb = 2\nc = 3\n# --- none ---\n';
  const named = (symbols: readonly DocumentSymbol[]): unknown[] =>
    symbols.map(({ name, kind, children }) => [kind, name, ...(children ? [named(children)] : [])]);
  const symbols = mainSymbols(readConfiguration({ main: { file: 'main.cf', text } }));
  assert.deepEqual(named(symbols), [
    ['parameter', 'a'],
    [
      'section',
      'TLS',
      [
        ['parameter', 'b'],
        ['parameter', 'c'],
      ],
    ],
    ['section', 'none', []],
  ]);
  for (const { span, selection } of symbols) assert.ok(slice(text, span).includes(slice(text, selection)));
});
