import assert from 'node:assert/strict';
import test from 'node:test';
import { type Configuration, readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import { configRefactorings } from '../../../../server/src/core/features/config/refactorings/index.ts';
import type { CodeAction } from '../../../../server/src/core/features/types.ts';
import type { Span } from '../../../../server/src/core/text/span.ts';
import { generateConfig } from '../../../support/configGenerator.ts';
import { applyFileEdits } from '../../../support/fileEdits.ts';
import { readMarkers } from '../../../support/markers.ts';
import {
  configFolder,
  inParallel,
  postconf,
  postconfVersion,
  removeFolder,
  writeConfig,
} from '../../../support/postconf.ts';

function read(main: string, master = ''): Configuration {
  return readConfiguration({
    main: { file: 'main.cf', text: main },
    master: { file: 'master.cf', text: master },
  });
}

function actionsAt(configuration: Configuration, span: Span, file: 'main' | 'master' = 'main'): CodeAction[] {
  return configRefactorings(configuration, file, span, 'en');
}

/** What the refactoring with that title makes of main.cf at the only range; undefined where there is none. */
function refactored(marked: string, title: RegExp, file: 'main' | 'master' = 'main'): string | undefined {
  const { text, ranges, cursors } = readMarkers(marked);
  const at = cursors[0] ?? 0;
  const configuration = file === 'main' ? read(text) : read('', text);
  const span = ranges[0] ?? { start: at, end: at };
  const action = actionsAt(configuration, span, file).find((each) => title.test(each.title));
  return action && applyFileEdits(`${file}.cf`, text, action.edits);
}

test('a part of a value gets a name of its own', () => {
  assert.equal(
    refactored('mydestination = a, ⟦b.example c.example⟧\n', /^Extract/),
    'my_mydestination = b.example c.example\nmydestination = a, $my_mydestination\n',
  );
  assert.equal(
    refactored('myorigin = ⟦mx⟧1\n', /^Extract/),
    'my_myorigin = mx\nmyorigin = ${my_myorigin}1\n',
  );
  for (const refused of [
    'mydestination = a ⟦ b⟧\n',
    'myorigin = $my⟦domain⟧\n',
    'myorigin = ${x?⟦a⟧}\n',
    'myorigin = $⟦$a⟧\n',
    'my⟦origin⟧ = a\n',
    '#myorigin = ⟦a⟧\n',
  ]) {
    assert.equal(refactored(refused, /^Extract/), undefined, refused);
  }
});

test('a name of the user is inlined wherever it is used', () => {
  assert.equal(
    refactored('n‸ets = a,\n  b\nmydestination = $nets c\nrelay_domains = ${nets}\n', /^Inline/),
    'mydestination = a,  b c\nrelay_domains = a,  b\n',
  );
  for (const refused of [
    'mydomain‸ = a\nmyorigin = $mydomain\n',
    'ow‸n = a\nmyorigin = ${own?b}\n',
    'ow‸n = $x\nx = 1\nmyorigin = ${own}y\n',
    'ow‸n = $own\nmyorigin = $own\n',
  ]) {
    assert.equal(refactored(refused, /^Inline/), undefined, refused);
  }
});

test('a list on one line, and an item a line', () => {
  assert.equal(
    refactored(
      'smtpd_client_restrictions = permit_mynetworks, ‸check_client_access hash:/a, reject\n',
      /per line/,
    ),
    'smtpd_client_restrictions =\n  permit_mynetworks,\n  check_client_access hash:/a,\n  reject\n',
  );
  assert.equal(refactored('mydestination =\r\n  a,‸\r\n  b\r\n', /one line/), 'mydestination = a, b\r\n');
  assert.equal(refactored('mydestination = a,‸\n# c\n  b\n', /one line/), undefined);
  assert.equal(refactored('smtpd_banner = a b‸\n', /per line/), undefined);
});

test('a parameter is commented out and back', () => {
  const text = 'a = 1\nmydestination = a,\n# why\n  b\nbiff = no\n';
  const commented = 'a = 1\n#mydestination = a,\n# why\n#  b\nbiff = no\n';
  assert.equal(refactored(text.replace('mydest', 'my‸dest'), /^Comment out/), commented);
  assert.equal(
    refactored('biff = no\n#mydest‸ination = a,\n#  b\n# Prose.\n', /^Uncomment/),
    'biff = no\nmydestination = a,\n  b\n# Prose.\n',
  );
  assert.equal(refactored('# ‸relayhost = a\n', /^Uncomment/), 'relayhost = a\n');
  assert.equal(refactored('# some ‸words = here\n', /^Uncomment/), undefined);
  assert.equal(refactored('mydestination = a,\n#bi‸ff = no\n  b\n', /^Uncomment/), undefined);
});

test('a service is commented out and back', () => {
  const service = 'submission inet n - y - - smtpd\n  -o biff=no\n';
  assert.equal(
    refactored(`‸${service}`, /^Comment out/, 'master'),
    '#submission inet n - y - - smtpd\n#  -o biff=no\n',
  );
  assert.equal(
    refactored('#sub‸mission inet n - y - - smtpd\n#  -o biff=no\n', /^Uncomment/, 'master'),
    service,
  );
});

test('a parameter goes back to its default', () => {
  assert.equal(refactored('biff = no\n‸biff = yes\na = 1\n', /default is "yes"/), 'a = 1\n');
  assert.equal(refactored('ow‸n = yes\n', /default is/), undefined);
});

/** The listing without the names that a refactoring adds or removes, separators of lists made alike. */
function meaning(stdout: string, names: readonly string[]): string {
  return stdout
    .split('\n')
    .filter((line) => !names.some((name) => line.startsWith(`${name} =`)))
    .filter((line) => !line.startsWith('config_directory ='))
    .map((line) => line.replace(/[,\s]+/g, ' ').trim())
    .join('\n');
}

interface Change {
  readonly title: string;
  readonly seed: number;
  readonly main: string;
  readonly master: string;
  readonly changedMain: string;
  readonly changedMaster: string;
  readonly names: string[];
}

/** The changes at a place that keep the meaning. */
function changesAt(configuration: Configuration, seed: number, span: Span): Change[] {
  const { main, master } = configuration;
  return actionsAt(configuration, span).flatMap(({ title, edits }): Change[] => {
    const [, name] = /^(?:Extract to|Inline) (.*)$/.exec(title) ?? [];
    if (name === undefined && !/per line|one line/.test(title)) return [];
    const changedMain = applyFileEdits('main.cf', main.text, edits);
    const changedMaster = applyFileEdits('master.cf', master?.text ?? '', edits);
    const texts = { main: main.text, master: master?.text ?? '', changedMain, changedMaster };
    return [{ ...texts, title, seed, names: name === undefined ? [] : [name] }];
  });
}

/** Some refactorings of a generated configuration, on names and on the first words of values. */
function changesOf(seed: number): Change[] {
  const { main, master } = generateConfig(seed);
  const configuration = read(main, master);
  const changes = configuration.main.tree.entries.flatMap((entry) => {
    if (entry.kind !== 'assignment') return [];
    const [first = ''] = /[^\s,]+/.exec(entry.value) ?? [];
    const { start } = entry.valueSpan;
    const spans = [entry.nameSpan, { start, end: start + first.length }];
    return spans.flatMap((span) => changesAt(configuration, seed, span));
  });
  const distinct = new Map(changes.map((change) => [change.changedMain, change]));
  return [...distinct.values()].slice(0, 4);
}

test('extract, inline and the layout of lists do not change what postconf -x -n prints', async (t) => {
  if (!postconfVersion()) {
    if (process.env['CI'] === 'true') throw new Error('postconf is not installed');
    t.skip('postconf is not installed: apt-get install postfix');
    return;
  }
  const changes = Array.from({ length: 120 }, (_, seed) => changesOf(seed)).flat();
  let compared = 0;
  await inParallel(changes, 8, async (change) => {
    const { main, master, changedMain, changedMaster, names, title, seed } = change;
    const folder = configFolder({ 'main.cf': main, 'master.cf': master });
    try {
      const before = await postconf(folder, ['-x', '-n']);
      if (before.failed) return;
      writeConfig(folder, { 'main.cf': changedMain, 'master.cf': changedMaster });
      const after = await postconf(folder, ['-x', '-n']);
      const [expected, actual] = [before, after].map(({ stdout }) => meaning(stdout, names));
      assert.equal(actual, expected, `${title}, seed ${seed}\n${main}\n---\n${changedMain}`);
      compared++;
    } finally {
      removeFolder(folder);
    }
  });
  assert.ok(compared > 60, `${compared} compared`);
});

test('every place of odd texts is survived', () => {
  const text = 'a = $b ${c\n  = d\n#x = $y\nmydomain\r\n\0 = \nmydestination = a, b';
  const configuration = read(text, text);
  for (let offset = 0; offset <= text.length; offset++) {
    for (const file of ['main', 'master'] as const) {
      actionsAt(configuration, { start: offset, end: offset }, file);
      actionsAt(configuration, { start: offset, end: Math.min(text.length, offset + 3) }, file);
    }
  }
  assert.ok(actionsAt(configuration, { start: text.length, end: text.length }).length > 0);
});
