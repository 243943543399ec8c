import assert from 'node:assert/strict';
import test from 'node:test';
import { type Configuration, readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import { candidatePaths, fileReferences } from '../../../../server/src/core/features/config/links.ts';
import { readBy, readersOf } from '../../../../server/src/core/features/config/readings.ts';
import { configRefactorings } from '../../../../server/src/core/features/config/refactorings/index.ts';
import { configRename, configRenameStart } from '../../../../server/src/core/features/config/rename.ts';
import { generateConfig } from '../../../support/configGenerator.ts';
import { applyFileEdits } from '../../../support/fileEdits.ts';
import { readCursor } from '../../../support/markers.ts';

function configurationOf(main: string, master = ''): Configuration {
  return readConfiguration({
    main: { file: 'main.cf', text: main },
    master: { file: 'master.cf', text: master },
  });
}

/** Both files after the name under the cursor of main.cf got another name. */
function renamed(marked: string, newName: string, master = ''): { main: string; master: string } {
  const { text, offset } = readCursor(marked);
  const result = configRename(configurationOf(text, master), 'main', offset, newName);
  assert.ok('edits' in result, 'not refused');
  return {
    main: applyFileEdits('main.cf', text, result.edits),
    master: applyFileEdits('master.cf', master, result.edits),
  };
}

test('a name of the user is renamed in both files', () => {
  const master = 'smtp inet n - y - - smtpd\n  -o mynetworks=$my_nets\n';
  assert.deepEqual(renamed('my_n‸ets = a\nmynetworks = ${my_nets}, $my_nets_too\n', 'office', master), {
    main: 'office = a\nmynetworks = ${office}, $my_nets_too\n',
    master: 'smtp inet n - y - - smtpd\n  -o mynetworks=$office\n',
  });
});

test('a restriction class is renamed in its list, its value and its uses', () => {
  const main =
    'smtpd_restriction_classes = my_cl‸ass\nmy_class = permit\nsmtpd_client_restrictions = my_class, permit\n';
  assert.equal(
    renamed(main, 'partners').main,
    'smtpd_restriction_classes = partners\npartners = permit\nsmtpd_client_restrictions = partners, permit\n',
  );
});

test('a transport is renamed in master.cf and in the values that name it', () => {
  const master = 'slow unix - - n - - smtp\n';
  assert.deepEqual(renamed('default_transport = sl‸ow:[a]\n', 'slower', master), {
    main: 'default_transport = slower:[a]\n',
    master: 'slower unix - - n - - smtp\n',
  });
});

for (const [what, marked, newName] of [
  ["Postfix's own parameters", 'mydo‸main = a\n', 'other'],
  ['a name that is taken', 'my_a = 1\nmy_‸b = 2\nmyorigin = $my_a$my_b\n', 'my_a'],
  ['a name with a blank', 'my_‸b = 2\nmyorigin = $my_b\n', 'my b'],
  ['plain text', 'relayhost = exam‸ple.com\n', 'other'],
] as const) {
  test(`renaming is refused for ${what}`, () => {
    const { text, offset } = readCursor(marked);
    const result = configRename(configurationOf(text), 'main', offset, newName);
    assert.ok('reason' in result && result.reason.ja !== '' && result.reason.en !== '');
  });
}

test('a rename begins with the name under the cursor', () => {
  const { text, offset } = readCursor('my_a = 1\nmyorigin = ${my‸_a}\n');
  const start = configRenameStart(configurationOf(text), 'main', offset);
  assert.ok('span' in start);
  assert.equal(text.slice(start.span.start, start.span.end), 'my_a');
});

/** Main.cf after each refactoring that is offered at a place. */
function refactored(main: string, start: number, end = start): { title: string; text: string }[] {
  return configRefactorings(configurationOf(main), 'main', { start, end }, 'en').map(({ title, edits }) => ({
    title,
    text: applyFileEdits('main.cf', main, edits),
  }));
}

test('a value is extracted to a name and inlined again', () => {
  const main = 'relayhost = [mail.example.com]:587\n';
  const start = main.indexOf('[mail');
  const extracted = refactored(main, start, main.length - 1).find(({ text }) => text.includes('$'));
  assert.ok(extracted);
  assert.match(extracted.text, /^(\w+) = \[mail\.example\.com\]:587\nrelayhost = \$\{?\1\}?\n$/);
  const inlined = refactored(extracted.text, extracted.text.indexOf('$') + 2).map(({ text }) => text);
  assert.ok(inlined.some((text) => text.includes('relayhost = [mail.example.com]:587')));
});

test('a list is laid out one item a line, and on one line again', () => {
  const main = 'mydestination = a, b, c\n';
  const lines = refactored(main, main.indexOf('b')).find(({ text }) => text.split('\n').length > 3);
  assert.ok(lines);
  const back = refactored(lines.text, lines.text.indexOf('b')).map(({ text }) => text);
  assert.ok(
    back.some((text) => /^mydestination = a, b, c\n$/.test(text)),
    back.join('---'),
  );
});

/** Titles of refactorings that take a setting away on purpose. */
const removing = /comment|default|remove/i;

/** Titles of those that change the order of items on purpose. */
const sorting = /sort/i;

test('what refactorings make of generated files keeps every expanded value', () => {
  let made = 0;
  for (let seed = 0; seed < 150; seed++) {
    // A vertical tab or form feed inside a list is part of an item for Postfix; it is not kept as such.
    const main = generateConfig(seed).main.replace(/[\v\f]/g, ' ');
    for (let at = 0; at < main.length; at += 17) made += checkRefactorings(main, at, `seed ${seed}, ${at}`);
  }
  assert.ok(made > 100, `${made} refactorings`);
});

/** How many refactorings at a place were looked at; none changes what a name expands to, sorting but for the order. */
function checkRefactorings(main: string, at: number, where: string): number {
  const kept = refactored(main, at).filter(({ title }) => !removing.test(title));
  const before = valuesOf(main);
  for (const { title, text } of kept) {
    const comparable = (value: string) => (sorting.test(title) ? value.split(' ').sort().join(' ') : value);
    for (const [name, value] of valuesOf(text)) {
      const expected = before.get(name);
      if (expected !== undefined)
        assert.equal(comparable(value), comparable(expected), `${title}, ${where}: ${name}`);
    }
  }
  return kept.length;
}

/** Every setting's expansion, its blanks folded as postconf(1) prints them. */
function valuesOf(main: string): Map<string, string> {
  const { examination } = configurationOf(main);
  return new Map(
    [...examination.settings.values()]
      .map((setting) => ({ name: setting.name, ...examination.expand(setting) }))
      .filter(({ failed }) => !failed)
      .map(({ name, text }) => [
        name,
        text
          .split(/[ \t\r\n,]+/)
          .filter(Boolean)
          .join(' '),
      ]),
  );
}

test('links lead to the files that values name, expanded', () => {
  const main =
    'dir = /etc/postfix\nvirtual_alias_maps = hash:$dir/virtual, pcre:/etc/postfix/v.pcre\nrelayhost = a/b\n';
  assert.deepEqual(
    fileReferences(configurationOf(main), 'main').map(({ path, span }) => [
      path,
      main.slice(span.start, span.end),
    ]),
    [
      ['/etc/postfix', '/etc/postfix'],
      ['/etc/postfix/virtual', '$dir/virtual'],
      ['/etc/postfix/v.pcre', '/etc/postfix/v.pcre'],
    ],
  );
});

test('a copy of /etc is looked in before the real one', () => {
  const [first, , last] = candidatePaths('/etc/postfix/virtual', '/home/me/server/etc/postfix');
  assert.equal(first, '/home/me/server/etc/postfix/virtual');
  assert.equal(
    last ?? candidatePaths('/etc/postfix/virtual', '/home/me/server/etc/postfix').at(-1),
    '/etc/postfix/virtual',
  );
});

test('what reads a name, and what its value reads', () => {
  const configuration = configurationOf(
    'mydomain = a\nmyorigin = $mydomain\n',
    'x inet n - n - - smtpd -o relayhost=$mydomain\n',
  );
  const readers = readersOf(configuration, 'mydomain').map(({ reader }) => reader.name);
  assert.ok(
    readers.includes('myorigin') && readers.includes('relayhost') && readers.includes('mydestination'),
  );
  const place = { file: 'main.cf', span: { start: 13, end: 21 } };
  assert.deepEqual(
    readBy(configuration, 'myorigin', place).map(({ reader }) => reader.name),
    ['mydomain'],
  );
  assert.ok(
    readBy(configuration, 'mydestination', undefined).some(({ reader }) => reader.name === 'myhostname'),
  );
});
