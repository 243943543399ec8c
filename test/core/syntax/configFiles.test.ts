import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { readConfiguration } from '../../../server/src/core/config/configuration.ts';
import type { PhysicalLine } from '../../../server/src/core/syntax/logicalLines.ts';
import { macroNames, parseMacros } from '../../../server/src/core/syntax/macro.ts';
import { parseMainCf } from '../../../server/src/core/syntax/mainCf.ts';
import { parseMasterCf } from '../../../server/src/core/syntax/masterCf.ts';
import { generateConfig } from '../../support/configGenerator.ts';

/** Texts of the characters that mean something to Postfix, and of any others. */
const anyText = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...' \t\r\n\v\f\0#=$${}()?:<>!,-o"\\ab1あ\u00a0\ufeff'),
    maxLength: 200,
  }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

function printed(text: string, lines: readonly PhysicalLine[]): string {
  return lines.map(({ span }) => text.slice(span.start, span.end)).join('');
}

/** Every place of the tree lies in the text, and every logical line is made of its pieces. */
function checkTree(text: string): void {
  const { main, master, problems } = readConfiguration({
    main: { file: 'main.cf', text },
    master: { file: 'master.cf', text },
  });
  assert.equal(printed(text, main.tree.lines), text);
  assert.equal(printed(text, master?.tree.lines ?? []), text);
  for (const { line } of main.tree.entries) {
    const pieces = line.segments.map(({ span }) => text.slice(span.start, span.end)).join('');
    assert.equal(pieces, line.text);
  }
  for (const { span } of problems) {
    assert.ok(!span || (0 <= span.start && span.start <= span.end && span.end <= text.length));
  }
}

test('10,000 random texts print back and give placed problems', () => {
  fc.assert(fc.property(anyText, checkTree), { numRuns: 10_000, seed: 20261124 });
});

test('generated configurations print back', () => {
  for (let seed = 0; seed < 500; seed++) {
    const { main, master } = generateConfig(seed);
    checkTree(main);
    checkTree(master);
  }
});

for (const name of ['main.cf', 'master.cf', 'main.cf.bak']) {
  test(`every prefix of the demo ${name} prints back`, () => {
    const text = readFileSync(new URL(`../../fixtures/demo/postfix/${name}`, import.meta.url), 'utf8');
    for (let length = 0; length <= text.length; length++) {
      const prefix = text.slice(0, length);
      assert.equal(printed(prefix, parseMainCf(prefix).lines), prefix);
      assert.equal(printed(prefix, parseMasterCf(prefix).lines), prefix);
    }
  });
}

test('a value goes on behind blank and comment lines', () => {
  const [entry] = parseMainCf('a = b,\n# note\n  c,\n\n\td\r\n').entries;
  assert.ok(entry?.kind === 'assignment');
  assert.equal(entry.value, 'b,  c,\td');
});

test('huge input stays linear: long lines, deep nesting, many duplicates', () => {
  const long = `a = ${'x '.repeat(5_000_000)}`;
  assert.equal(readConfiguration({ main: { file: 'm', text: long } }).problems.length, 1);
  const nested = `a = ${'${a?'.repeat(1000)}${'}'.repeat(1000)}\nb = $a\nc = $b\n`;
  assert.ok(readConfiguration({ main: { file: 'm', text: nested } }).problems.length > 0);
  const operands = `a = ${'${{'.repeat(1000)}x${'} == {}}'.repeat(1000)}\nmyorigin = $a\n`;
  assert.ok(readConfiguration({ main: { file: 'm', text: operands } }).problems.length >= 0);
  const duplicates = Array.from({ length: 100_000 }, (_, index) => `a = ${index}\n`).join('');
  const overridden = readConfiguration({ main: { file: 'm', text: duplicates } }).problems;
  assert.equal(overridden.filter(({ code }) => code === 'overridden-entry').length, 99_999);
});

test('values that double themselves end before memory does', () => {
  const lines = Array.from({ length: 60 }, (_, index) => `a${index} = $a${index + 1}$a${index + 1}\n`);
  const text = `${lines.join('')}a60 = xxxxxxxx\nmyorigin = $a0\n`;
  const { examination } = readConfiguration({ main: { file: 'm', text } });
  const setting = examination.settings.get('myorigin');
  assert.ok(setting && examination.expand(setting).tooLong);
});

test('names are found in all forms of references', () => {
  const text = 'a $b ${c} $(d) ${e?f$g} ${h:{$i}} ${{$j} == {${k}} ? {$l} : {$m}} $$n';
  assert.deepEqual(
    macroNames(parseMacros(text)).map(({ name }) => name),
    ['b', 'c', 'd', 'e', 'g', 'h', 'i', 'j', 'k', 'l', 'm'],
  );
  for (const { name, span } of macroNames(parseMacros(text)))
    assert.equal(text.slice(span.start, span.end), name);
});

test('the parts of a setting in braces have their places', () => {
  const text = 'smtp inet n - y - - smtpd\n  -o { smtpd_banner =  a b } -o x=y\n';
  const [service] = parseMasterCf(text).entries;
  assert.ok(service?.kind === 'service');
  const parts = service.options.map(({ nameSpan, valueSpan }) => [
    text.slice(nameSpan.start, nameSpan.end),
    text.slice(valueSpan.start, valueSpan.end),
  ]);
  assert.deepEqual(parts, [
    ['smtpd_banner', 'a b'],
    ['x', 'y'],
  ]);
});
