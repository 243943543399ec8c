import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Configuration, readConfiguration } from '../../../server/src/core/config/configuration.ts';
import { parameterNamed } from '../../../server/src/core/config/parameters.ts';
import { addressClasses } from '../../../server/src/core/guide/addressClasses.ts';
import { boxNames } from '../../../server/src/core/guide/boxes.ts';
import { guidePage } from '../../../server/src/core/guide/guidePage.ts';
import { codeHtml, proseHtml } from '../../../server/src/core/guide/html.ts';
import { parts } from '../../../server/src/core/guide/parts.ts';
import { relayAdvice, relayCases, relayParameters } from '../../../server/src/core/guide/relaying.ts';
import type { Language, Localized } from '../../../server/src/core/l10n.ts';

function configuration(text: string): Configuration {
  return readConfiguration({ main: { file: 'main.cf', text } });
}

function page(text: string, language: Language = 'en'): string {
  return guidePage({
    configuration: configuration(text),
    language,
    file: '/etc/postfix/main.cf',
    linkTo: (name) => `to:${name}`,
  });
}

/** The rows about a parameter, without tags. */
function rowsOf(html: string, name: string): string[] {
  const rows = html.match(/<tr>.*?<\/tr>/g) ?? [];
  return rows
    .filter((row) => row.startsWith(`<tr><td><a href="to:${name}">`))
    .map((row) =>
      row
        .replaceAll('<wbr>', '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
}

test('every parameter that the guide names is one of Postfix today', () => {
  const named = [
    ...Object.values(parts).flatMap(({ parameters }) => parameters),
    ...addressClasses.flatMap(({ parameters }) => parameters),
    ...relayParameters,
  ];
  const { names } = configuration('').examination;
  for (const name of named) assert.ok(parameterNamed(name) && names.has(name), name);
});

test('every part says something, in both languages, and names what configures it', () => {
  for (const name of boxNames) {
    const { text, parameters } = parts[name];
    assert.ok(text.en.length > 40 && text.ja.length > 20, name);
    assert.ok(parameters.length > 0, name);
    assert.equal(new Set(parameters).size, parameters.length, name);
  }
});

test('both languages name the same code', () => {
  const codes = (text: string) => [...text.matchAll(/`([^`]*)`/g)].map(([, code]) => code).sort();
  const texts: readonly Localized[] = [
    ...Object.values(parts).map(({ text }) => text),
    ...addressClasses.flatMap(({ rule, steps, note }) => [rule, ...steps, note]),
    ...relayCases.flatMap(({ client, recipient, answer }) => [client, recipient, answer]),
    ...relayAdvice,
  ];
  for (const { en, ja } of texts) {
    assert.deepEqual([...new Set(codes(ja))], [...new Set(codes(en))], en);
    assert.equal((en.match(/`/g)?.length ?? 0) % 2, 0, en);
  }
});

test('the settings of an example are read without a complaint', () => {
  for (const { id, settings } of addressClasses) {
    const [main = ''] = settings.split('\n\n#');
    const { problems, settings: set } = configuration(`${main}\n`);
    assert.deepEqual(problems, [], id);
    for (const name of set.keys()) assert.ok(parameterNamed(name), name);
  }
});

for (const language of ['en', 'ja'] as const) {
  test(`every link inside the page leads somewhere: ${language}`, () => {
    const html = page('', language);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, 'no name twice');
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    for (const target of targets) assert.ok(ids.includes(target), target);
    for (const name of boxNames) assert.ok(targets.includes(`part-${name}`), name);
    assert.doesNotMatch(html, /<script|style=|\bundefined\b|\{(?:version|file|recipient)\}/);
  });
}

test('values are those of the configuration, with what they expand to', () => {
  const html = page('mydomain = example.jp\nmydestination = $mydomain\n');
  assert.deepEqual(new Set(rowsOf(html, 'mydestination')), new Set(['mydestination $mydomain → example.jp']));
  assert.deepEqual(new Set(rowsOf(html, 'relayhost')), new Set(['relayhost empty default']));
  assert.deepEqual(
    new Set(rowsOf(html, 'mynetworks')),
    new Set(['mynetworks the networks of this machine, by mynetworks_style and inet_interfaces default']),
  );
});

test('parameters that a release does not know are left out', () => {
  const old = readConfiguration({
    main: { file: 'main.cf', text: '' },
    version: { major: 2, minor: 3, patch: 0 },
  });
  const html = guidePage({ configuration: old, language: 'en', linkTo: (name) => `to:${name}` });
  assert.deepEqual(rowsOf(html, 'smtpd_relay_restrictions'), []);
  assert.notDeepEqual(rowsOf(html, 'mydestination'), []);
  assert.match(html, /defaults of Postfix 2\.3/);
});

test('text from files stays text', () => {
  const html = page('relayhost = <img src=x onerror="alert(1)">&amp;\n');
  assert.doesNotMatch(html, /<img/);
  assert.match(html, /&lt;img src=x onerror=&quot;alert\(1\)&quot;&gt;&amp;amp;/);
  assert.equal(
    codeHtml('a<b', () => 'x'),
    '<code>a&lt;b</code>',
  );
  assert.equal(
    proseHtml('a `b` & c', () => 'to:"'),
    'a <a href="to:&quot;"><code>b</code></a> &amp; c',
  );
});

test('a page without links to follow has the names all the same', () => {
  const html = guidePage({ configuration: configuration(''), language: 'en' });
  assert.doesNotMatch(html, /href="(?!#)/);
  assert.match(html, /<code>mydestination<\/code>/);
});
