import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfiguration } from '../../../server/src/core/config/configuration.ts';
import { expand, type Lookup } from '../../../server/src/core/config/expand.ts';
import { explainExpansion } from '../../../server/src/core/config/explain.ts';
import type { Setting } from '../../../server/src/core/config/settings.ts';
import { parseMacros } from '../../../server/src/core/syntax/macro.ts';
import { generateConfig } from '../../support/configGenerator.ts';

function stepsOf(main: string, name: string) {
  const { examination } = readConfiguration({ main: { file: 'main.cf', text: main } });
  const setting = examination.settings.get(name);
  assert.ok(setting);
  return explainExpansion(setting.macros(), examination.lookup(), name);
}

function valuesOf(main: string, name: string): string[] {
  const { start, steps } = stepsOf(main, name);
  return [start, ...steps.map(({ value }) => value)];
}

test('the leftmost name is replaced first, and all that are spelled like it', () => {
  const main =
    'mydomain = a.example\nmyhostname = mx.$mydomain\nmydestination = $myhostname, $mydomain, $myhostname\n';
  assert.deepEqual(valuesOf(main, 'mydestination'), [
    '$myhostname, $mydomain, $myhostname',
    'mx.$mydomain, $mydomain, mx.$mydomain',
    'mx.a.example, a.example, mx.a.example',
  ]);
});

test('a name that meets letters gets brackets', () => {
  const main = 'own = $mydomain\nmydomain = a\nmydestination = ${own}x\n';
  assert.deepEqual(valuesOf(main, 'mydestination'), ['${own}x', '${mydomain}x', 'ax']);
});

test('a doubled dollar stays doubled, and never becomes a name', () => {
  assert.deepEqual(valuesOf('own = $$mydomain\nmydestination = $own\n', 'mydestination'), [
    '$own',
    '$$mydomain',
  ]);
});

test('conditions and comparisons say what they find', () => {
  const main =
    'own = b\nmydestination = ${own?{yes}:{no}} ${none?{yes}:{no}} ${{$own} == {b} ? {same} : {other}} ${{1} > {2}}\n';
  const { steps } = stepsOf(main, 'mydestination');
  assert.deepEqual(
    steps.map(({ reason }) => reason),
    [
      { kind: 'condition', name: 'own', isSet: true, result: 'yes' },
      { kind: 'condition', name: 'none', isSet: false, result: 'no' },
      { kind: 'comparison', left: 'b', operator: '==', right: 'b', holds: true, result: 'same' },
      { kind: 'comparison', left: '1', operator: '>', right: '2', holds: false, result: '' },
    ],
  );
});

test('a loop ends with the names on its way', () => {
  const { stoppedAt } = stepsOf('a = $b\nb = $c\nc = x $a\nmydestination = $a\n', 'mydestination');
  assert.deepEqual(stoppedAt, ['mydestination', 'a', 'b', 'c']);
});

test('a value that doubles itself is cut', () => {
  const lines = Array.from({ length: 30 }, (_, at) => `a${at + 1} = $a${at} x $a${at}\n`);
  const { isCut } = stepsOf(`a0 = y\n${lines.join('')}mydestination = $a30\n`, 'mydestination');
  assert.ok(isCut);
});

test('every step means the same as the whole, in 1,500 generated configurations', () => {
  let explained = 0;
  for (let seed = 1; seed <= 1500; seed++) {
    const { main, master } = generateConfig(seed);
    const { examination, services } = readConfiguration({
      main: { file: 'main.cf', text: main },
      master: { file: 'master.cf', text: master },
    });
    for (const service of [undefined, services[0]]) {
      const settings = new Map([...examination.settings, ...(service?.settings ?? [])]);
      for (const setting of settings.values()) {
        explained += compareSteps(setting, examination.lookup(service), `seed ${seed}, ${setting.name}`);
      }
    }
  }
  assert.ok(explained > 5000, `${explained} steps`);
});

/** How many steps there were; fails where one of them means something else than the whole. */
function compareSteps({ name, macros }: Setting, lookup: Lookup, where: string): number {
  const whole = expand(macros(), lookup, name);
  const { start, steps, stoppedAt, isCut } = explainExpansion(macros(), lookup, name);
  assert.equal(stoppedAt !== undefined, whole.failed, where);
  if (whole.failed || isCut) return 0;
  for (const value of [start, ...steps.map((step) => step.value)]) {
    assert.equal(expand(parseMacros(value), lookup, name).text, whole.text, `${where}: ${value}`);
  }
  const last = steps.at(-1)?.value ?? start;
  assert.equal(last.replaceAll('$$', '$'), whole.text, where);
  return steps.length;
}
