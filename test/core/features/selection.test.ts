import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAliases } from '../../../server/src/core/aliases/model.ts';
import { readConfiguration } from '../../../server/src/core/config/configuration.ts';
import { aliasesSelection } from '../../../server/src/core/features/aliases/selection.ts';
import { mainSelection, masterSelection } from '../../../server/src/core/features/config/selection.ts';
import { matchesQuery } from '../../../server/src/core/features/symbolQuery.ts';
import type { Span } from '../../../server/src/core/text/span.ts';
import { slice } from '../../../server/src/core/text/span.ts';
import { generateConfig } from '../../support/configGenerator.ts';
import { readCursor } from '../../support/markers.ts';

type Select = (text: string, offset: number) => Span[];

const inMain: Select = (text, offset) =>
  mainSelection(readConfiguration({ main: { file: 'main.cf', text } }), offset);
const inMaster: Select = (text, offset) => {
  const main = { file: 'main.cf', text: '' };
  return masterSelection(readConfiguration({ main, master: { file: 'master.cf', text } }), offset);
};
const inAliases: Select = (text, offset) => aliasesSelection(readAliases(text), offset);

/** What a selection at the cursor holds, step by step, but the whole text at the end. */
function steps(select: Select, marked: string): string[] {
  const { text, offset } = readCursor(marked);
  const spans = select(text, offset);
  assert.deepEqual(spans.at(-1), { start: 0, end: text.length });
  return spans.slice(0, -1).map((span) => slice(text, span));
}

test('a selection in main.cf grows from a word to the setting and its section', () => {
  assert.deepEqual(
    steps(
      inMain,
      'a = b\n# --- TLS ---\nsmtpd_relay_restrictions = permit,\n  check_client_access hash:/a/f‸g\nx = y\n',
    ),
    [
      'fg',
      'hash:/a/fg',
      'check_client_access hash:/a/fg',
      '  check_client_access hash:/a/fg',
      'permit,\n  check_client_access hash:/a/fg',
      'smtpd_relay_restrictions = permit,\n  check_client_access hash:/a/fg',
      '# --- TLS ---\nsmtpd_relay_restrictions = permit,\n  check_client_access hash:/a/fg\nx = y',
    ],
  );
  assert.deepEqual(steps(inMain, 'a = ${x?{$y‸z}} b\n').slice(0, 4), [
    'yz',
    '$yz',
    '${x?{$yz}}',
    '${x?{$yz}} b',
  ]);
  assert.deepEqual(steps(inMain, '‸\n'), []);
});

test('a selection in master.cf knows columns and options', () => {
  assert.deepEqual(steps(inMaster, 'smtp inet n - y - - sm‸tpd\n  -o a=b\n'), [
    'smtpd',
    'smtp inet n - y - - smtpd',
    'smtp inet n - y - - smtpd\n  -o a=b',
  ]);
  assert.deepEqual(steps(inMaster, 'smtp inet n - y - - smtpd\n  -o aa=b‸b -v\n'), [
    'bb',
    'aa=bb',
    '-o aa=bb',
    '  -o aa=bb -v',
    'smtp inet n - y - - smtpd\n  -o aa=bb -v',
  ]);
});

test('a selection in an alias file knows recipients', () => {
  assert.deepEqual(steps(inAliases, 'root: ta‸ro@a.example, x\nb: c\n'), [
    'taro',
    'taro@a.example',
    'taro@a.example, x',
    'root: taro@a.example, x',
  ]);
});

test('each step holds the one before, at any place of any file', () => {
  for (let seed = 0; seed < 60; seed++) {
    const { main, master } = generateConfig(seed);
    for (const [select, text] of [
      [inMain, main],
      [inMaster, master],
      [inAliases, main],
    ] as const) {
      for (let offset = 0; offset <= text.length; offset += 17) {
        const spans = select(text, offset);
        spans.forEach(({ start, end }, index) => {
          assert.ok(start <= offset && offset <= end);
          const outer = spans[index + 1];
          assert.ok(
            !outer || (outer.start <= start && end <= outer.end && outer.end - outer.start > end - start),
          );
        });
      }
    }
  }
});

test('symbols are found by letters in their order', () => {
  assert.ok(matchesQuery('smtpd_use_tls', 'smtpdtls'));
  assert.ok(matchesQuery('MAILER-DAEMON', 'daemon'));
  assert.ok(matchesQuery('x', ''));
  assert.ok(!matchesQuery('smtpd_use_tls', 'tlsuse'));
});
