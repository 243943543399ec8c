import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Configuration, readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import { type Documentation, noDocumentation } from '../../../../server/src/core/docs/documentation.ts';
import { mainCompletion } from '../../../../server/src/core/features/config/completion.ts';
import { defaultsDocument } from '../../../../server/src/core/features/config/defaultsDocument.ts';
import {
  mainDeclarations,
  mainDefinition,
  mainHighlights,
  mainReferences,
  masterDefinition,
} from '../../../../server/src/core/features/config/definition.ts';
import { mainFolding } from '../../../../server/src/core/features/config/folding.ts';
import { mainHover, masterHover } from '../../../../server/src/core/features/config/hover.ts';
import type { Help } from '../../../../server/src/core/features/config/parameterHover.ts';
import { mainSymbols, masterSymbols } from '../../../../server/src/core/features/config/symbols.ts';
import type { Language } from '../../../../server/src/core/l10n.ts';
import { slice } from '../../../../server/src/core/text/span.ts';
import { openDocumentation } from '../../../../server/src/io/documentation.ts';
import { readCursor, readMarkers } from '../../../support/markers.ts';

function configuration(main: string, master?: string): Configuration {
  return readConfiguration({
    main: { file: 'main.cf', text: main },
    ...(master !== undefined && { master: { file: 'master.cf', text: master } }),
  });
}

function help(language: Language, documentation: Documentation = noDocumentation): Help {
  return { language, documentation };
}

function hoverAt(marked: string, language: Language = 'en'): string {
  const { text, offset } = readCursor(marked);
  return mainHover(configuration(text), offset, help(language))?.markdown ?? '';
}

test('a hover says what a parameter is set to and what that expands to', () => {
  const markdown = hoverAt('mydomain = example.com\nmyorig‸in = $mydomain\n');
  assert.match(markdown, /\*\*myorigin\*\*/);
  assert.match(markdown, /Set here \(line 2\): `\$mydomain`/);
  assert.match(markdown, /Expands to: `example\.com`/);
  assert.match(markdown, /Default: `\$myhostname`/);
  assert.match(markdown, /postconf\.5\.html#myorigin/);
});

test('a hover speaks Japanese', () => {
  const markdown = hoverAt('mydomain = example.com\nmyorig‸in = $mydomain\n', 'ja');
  assert.match(markdown, /設定値 \(2 行目\): `\$mydomain`/);
  assert.match(markdown, /展開結果: `example\.com`/);
});

for (const form of [
  '$mydo‸main',
  '‸$mydomain',
  '${mydoma‸in}',
  '$(‸mydomain)',
  '${x?{$mydomai‸n}}',
  '${{$mydomain‸} == {a}}',
]) {
  test(`a hover on ${form} explains mydomain`, () => {
    assert.match(
      hoverAt(`mydomain = example.com\nmydestination = a,\n# note\n  ${form}, b\n`),
      /\*\*mydomain\*\*/,
    );
  });
}

for (const comment of [
  '#mydest‸ination = a',
  '# see $mydestin‸ation',
  '# the mail_spool_direct‸ory setting',
]) {
  test(`a hover works in the comment ${comment}`, () => {
    assert.match(hoverAt(`${comment}\nmydomain = a\n`), /\*\*(mydestination|mail_spool_directory)\*\*/);
  });
}

test('a hover on an overridden line says which line counts', () => {
  const markdown = hoverAt('relay‸host = a\nrelayhost = b\n');
  assert.match(markdown, /line 2 sets it again/);
  assert.match(markdown, /Set here \(line 2\): `b`/);
});

test('a hover shows the comments of this main.cf, and what services set', () => {
  const { text, offset } = readCursor('# 社内だけ\n# の設定\nrelay‸host = a\n');
  const master = 'submission inet n - y - - smtpd\n  -o relayhost=c\n';
  const markdown = mainHover(configuration(text, master), offset, help('ja'))?.markdown ?? '';
  assert.match(markdown, /この main\.cf のコメント/);
  assert.match(markdown, /社内だけ\nの設定/);
  assert.match(markdown, /`submission\/inet` `c`/);
});

test('a hover knows names of the user, of services, and names that nobody knows', () => {
  assert.match(hoverAt('my_‸nets = a\nmynetworks = $my_nets\n'), /your own parameter/);
  assert.match(hoverAt('nos‸uch = a\n'), /not a parameter of Postfix/);
});

test('where nothing is to say there is no hover', () => {
  for (const marked of ['‸', 'mydomain = exam‸ple.com\n', '# just ‸words\n', 'mydomain =‸ a\n']) {
    assert.equal(hoverAt(marked), '', marked);
  }
});

test('a definition is the assignment that counts, the last', () => {
  const { text, cursors, ranges } = readMarkers('mydomain = a\nmyorigin = $mydo‸main\n⟦mydomain⟧ = b\n');
  const found = mainDefinition(configuration(text), cursors[0] ?? -1);
  assert.deepEqual(found, { kind: 'setting', location: { file: 'main.cf', span: ranges[0] } });
});

test('the definition of an unset parameter is its default', () => {
  const { text, offset } = readCursor('myorigin = $mydo‸main\n');
  assert.deepEqual(mainDefinition(configuration(text), offset), { kind: 'default', name: 'mydomain' });
});

test('transports lead to master.cf, restriction classes to their lists', () => {
  const { text, offset } = readCursor(
    'smtpd_restriction_classes = my_class\nmy_class = permit\nsmtpd_client_restrictions = my_cl‸ass, permit\ndefault_transport = slow:[a]\n',
  );
  const read = configuration(text, 'slow unix - - y - - smtp\n');
  const found = mainDefinition(read, offset);
  assert.equal(found?.kind === 'setting' && found.location.span.start, text.indexOf('my_class = permit'));
  const service = mainDefinition(read, text.indexOf('slow:') + 1);
  assert.deepEqual(service, { kind: 'setting', location: { file: 'master.cf', span: { start: 0, end: 4 } } });
});

test('a hover in master.cf explains columns', () => {
  const master = 'smtp inet n - - - - smtpd\n';
  const at = (offset: number) => masterHover(configuration('', master), offset, help('ja'))?.markdown ?? '';
  assert.match(at(1), /サービス名\*\*: `smtp`/);
  assert.match(at(14), /chroot\*\*|非公開|特権なし/);
  assert.match(at(master.indexOf('smtpd')), /コマンド\*\*: `smtpd`/);
});

const shipped = openDocumentation(fileURLToPath(new URL('../../../../server/docs', import.meta.url)));

const wordHovers = [
  ['maximal_queue_lifetime = 5‸d\n', /\*\*5d\*\* — /],
  ['smtpd_policy_service_default_action = 45‸1 4.3.5 later\n', /\*\*451\*\* — .*temporary/],
  ['smtpd_policy_service_default_action = dun‸no\n', /\*\*dunno\*\* — /],
  ['default_transport = sm‸tp:[a]\n', /\*\*smtp\*\* — /],
  ['smtpd_client_restrictions = permit_my‸networks\n', /\*\*permit_mynetworks\*\* — /],
  ['header_checks = pc‸re:/etc/x\n', /\*\*pcre\*\* — /],
  ['luser_relay = $us‸er@example.com\n', /\*\*\$user\*\* — /],
  ['default_rbl_reply = $rbl_code $rbl_wh‸at\n', /\*\*\$rbl_what\*\* — /],
] as const;

for (const [marked, expected] of wordHovers) {
  test(`a hover explains ${marked.trim()}`, () => {
    const { text, offset } = readCursor(marked);
    for (const language of ['en', 'ja'] as const) {
      const markdown = mainHover(configuration(text), offset, help(language, shipped))?.markdown ?? '';
      if (language === 'en') assert.match(markdown, expected);
      else assert.notEqual(markdown, '');
    }
  });
}

test('a hover in master.cf explains options and the names of pipe(8)', () => {
  const master =
    'maildrop unix - n n - - pipe\n  flags=R user=vmail argv=/bin/x -d ${recipient}\nsmtp inet n - y - - smtpd -v -o a=b\n';
  const at = (text: string) =>
    masterHover(configuration('', master), master.indexOf(text) + 1, help('en', shipped))?.markdown ?? '';
  assert.match(at('recipient'), /\*\*\$recipient\*\* — /);
  assert.match(at('-v'), /\*\*-v\*\* — /);
  assert.match(at('-o a'), /\*\*-o\*\* — /);
});

test('an unknown name has no definition', () => {
  const { text, offset } = readCursor('myorigin = $nos‸uch\n');
  assert.equal(mainDefinition(configuration(text), offset), undefined);
});

test('in master.cf the setting of the service comes before that of main.cf', () => {
  const { text, offset } = readCursor(
    'smtp inet n - y - - smtpd\n  -o my_a=1 -o relayhost=$my‸_a -o myorigin=$my_b\n',
  );
  const read = configuration('my_a = 2\nmy_b = 3\n', text);
  const found = masterDefinition(read, offset);
  assert.equal(found?.kind === 'setting' && found.location.file, 'master.cf');
  const other = masterDefinition(read, text.indexOf('$my_b') + 2);
  assert.equal(other?.kind === 'setting' && other.location.file, 'main.cf');
  assert.match(masterHover(read, text.indexOf('relayhost'), help('en'))?.markdown ?? '', /\*\*relayhost\*\*/);
});

test('declarations are all assignments, the one that counts first; references all uses', () => {
  const { text, offset } = readCursor('my_a = 1\nmyorigin = $my‸_a\nmy_a = 2\n');
  const read = configuration(text, 'smtp inet n - y - - smtpd -o myhostname=$my_a\n');
  assert.deepEqual(
    mainDeclarations(read, offset).map(({ span }) => span.start),
    [text.lastIndexOf('my_a'), 0],
  );
  assert.deepEqual(
    mainReferences(read, offset, true).map(({ file }) => file),
    ['master.cf', 'main.cf', 'main.cf', 'main.cf'],
  );
  assert.deepEqual(
    mainHighlights(read, offset).map(({ kind }) => kind),
    ['write', 'read', 'write'],
  );
});

test('the defaults document has every default at its place and says how computed ones come about', () => {
  const { text, spanOf } = defaultsDocument(configuration('mydestination = a\n'), 'ja');
  const span = spanOf('mydestination');
  assert.ok(span);
  assert.equal(slice(text, span), 'mydestination');
  assert.match(text.slice(span.start), /^mydestination = \$myhostname, localhost/);
  assert.match(text, /# 実行時に決まる値: .*\nmydomain = /);
});

test('names are completed where a line begins, with = unless there is one', () => {
  const { text, offset } = readCursor('relayhost = a\nmydest‸\n');
  const items = mainCompletion(configuration(text), offset, help('ja'));
  const item = items.find(({ label }) => label === 'mydestination');
  assert.equal(item?.insertText, 'mydestination = ');
  assert.match(item?.detail ?? '', /ドメインのリスト/);
  assert.ok((items.find(({ label }) => label === 'relayhost')?.sortText ?? '') > (item?.sortText ?? ''));
  const before = readCursor('mydest‸ = a\n');
  const replaced = mainCompletion(configuration(before.text), before.offset, help('en'));
  assert.equal(replaced.find(({ label }) => label === 'mydestination')?.insertText, 'mydestination');
});

test('names are completed after $, values behind =, nothing in comments', () => {
  const reference = readCursor('mydomain = example.com\nmyorigin = ${my‸}\n');
  const items = mainCompletion(configuration(reference.text), reference.offset, help('en'));
  assert.equal(items.find(({ label }) => label === 'mydomain')?.detail, 'example.com');
  const value = readCursor('biff = ‸\n');
  assert.deepEqual(
    mainCompletion(configuration(value.text), value.offset, help('en')).map(({ label }) => label),
    ['yes', 'no'],
  );
  const comment = readCursor('# bif‸\n');
  assert.deepEqual(mainCompletion(configuration(comment.text), comment.offset, help('en')), []);
});

test('symbols name what a file sets', () => {
  const read = configuration('a = 1\n  2\nb =\n', 'smtp inet n - y - - smtpd\n  -o a=1\n');
  assert.deepEqual(
    mainSymbols(read).map(({ name, detail }) => [name, detail]),
    [
      ['a', '1 2'],
      ['b', ''],
    ],
  );
  const [service] = masterSymbols(read);
  assert.equal(service?.name, 'smtp');
  assert.deepEqual(
    service?.children?.map(({ name }) => name),
    ['a'],
  );
});

test('comment blocks and values of several lines fold', () => {
  const read = configuration('# one\n# two\n\na = b,\n# in the value\n  c\n# last\n');
  assert.deepEqual(mainFolding(read), [
    { startLine: 0, endLine: 1, kind: 'comment' },
    { startLine: 3, endLine: 5 },
  ]);
});

test('features survive any place of any text', () => {
  const text = 'a = $b ${c\n  = d\n#x = $y\nmydomain\r\n\0 = \n';
  const read = configuration(text, text);
  for (let offset = 0; offset <= text.length; offset++) {
    mainHover(read, offset, help('en'));
    masterHover(read, offset, help('en'));
    mainDefinition(read, offset);
    mainCompletion(read, offset, help('en'));
  }
});
