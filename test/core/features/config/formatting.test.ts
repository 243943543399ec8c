import assert from 'node:assert/strict';
import test from 'node:test';
import { type Configuration, readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import { formatMain, formatMainOnNewline } from '../../../../server/src/core/features/config/formatMain.ts';
import { formatMaster } from '../../../../server/src/core/features/config/formatMaster.ts';
import { generateConfig } from '../../../support/configGenerator.ts';
import { readCursor, readMarkers } from '../../../support/markers.ts';
import {
  configFolder,
  inParallel,
  type PostconfResult,
  postconf,
  postconfVersion,
  removeFolder,
  writeConfig,
} from '../../../support/postconf.ts';
import { applyEdits } from '../../../support/textEdits.ts';

function read(main: string, master?: string): Configuration {
  return readConfiguration({
    main: { file: 'main.cf', text: main },
    ...(master !== undefined && { master: { file: 'master.cf', text: master } }),
  });
}

function formatted(main: string, width = 100): string {
  return applyEdits(main, formatMain(read(main), { width }));
}

function formattedMaster(master: string): string {
  return applyEdits(master, formatMaster(read('', master)));
}

const mainCases: readonly (readonly [what: string, before: string, after: string])[] = [
  ['one blank round =', 'mydomain=a\nmyorigin  =\t b\n', 'mydomain = a\nmyorigin = b\n'],
  ['an empty value', 'relayhost =  \nmydomain=\n', 'relayhost =\nmydomain =\n'],
  ['an empty value with CRLF', 'relayhost=  \r\nmydomain=\r\n', 'relayhost =\r\nmydomain =\r\n'],
  ['continuation lines', 'mydestination = a,\n b,\n\tc\n', 'mydestination = a,\n    b,\n    c\n'],
  [
    'the indentation of most lines',
    'mydestination=a,\n  b,\n  c,\n\td,\n  e\n',
    'mydestination = a,\n  b,\n  c,\n  d,\n  e\n',
  ],
  [
    'blanks at the ends',
    'mydestination = a, \t\n    b  \n# note \n \t\n',
    'mydestination = a,\n    b\n# note\n\n',
  ],
  ['CRLF', 'mydestination=a, \r\n b\t\r\n', 'mydestination = a,\r\n    b\r\n'],
  [
    'comments inside a value',
    'mydestination =\n a\n#  x\n  # y\n   b\n',
    'mydestination =\n    a\n#  x\n  # y\n    b\n',
  ],
  ['the first line of any value', 'smtpd_banner =\n  a\n   b\n', 'smtpd_banner =\n    a\n   b\n'],
];

for (const [what, before, after] of mainCases) {
  test(`formats ${what} of main.cf`, () => assert.equal(formatted(before), after));
}

for (const untouched of [
  'smtpd_banner = a  \n   b\n',
  'relayhost  $mydomain  \n',
  '  orphan = a  \nmydomain = b\n',
  'mydomain  =  a\0b  \n',
  'name\n  =  b\n',
  'own = a\n  b\nsmtpd_banner = $own\n',
  'own = a\n  b\nmydestination = ${{$own} == {a   b}?{x}}\n',
]) {
  test(`leaves ${JSON.stringify(untouched)} alone`, () => assert.equal(formatted(untouched), untouched));
}

test('a list that is too wide gets one item a line', () => {
  const before =
    'smtpd_recipient_restrictions = permit_mynetworks, check_client_access hash:/etc/a, reject_rbl_client {a b} reject\n';
  const after = `smtpd_recipient_restrictions =
    permit_mynetworks,
    check_client_access hash:/etc/a,
    reject_rbl_client {a b}
    reject
`;
  assert.equal(formatted(before, 60), after);
  assert.equal(formatted(before, 200), before);
});

test('no line that is made begins with #', () => {
  const before = 'mydestination = #aaa bbb #ccc, ddd\n';
  assert.equal(formatted(before, 10), 'mydestination = #aaa\n    bbb #ccc,\n    ddd\n');
});

test('a text that is too wide stays as it is', () => {
  const before = `smtpd_banner = ${'word '.repeat(40)}end\n`;
  assert.equal(formatted(before), before);
});

test('a range touches its own logical lines', () => {
  const { text, ranges } = readMarkers('a=1\nmydestination=a,⟦\n⟧ b\nc=2\n');
  assert.equal(
    applyEdits(text, formatMain(read(text), { width: 100 }, ranges[0])),
    'a=1\nmydestination = a,\n    b\nc=2\n',
  );
});

for (const [marked, after] of [
  ['mydestination=a,\n‸', 'mydestination = a,\n    '],
  ['mydestination=\n ‸\nx=y\n', 'mydestination =\n    \nx=y\n'],
  ['mydomain=a \n‸', 'mydomain = a\n'],
  ['# a, \n‸', '# a,\n'],
  ['‸', ''],
] as const) {
  test(`a newline leads ${JSON.stringify(marked)} to ${JSON.stringify(after)}`, () => {
    const { text, offset } = readCursor(marked);
    assert.equal(applyEdits(text, formatMainOnNewline(read(text), { width: 100 }, offset)), after);
  });
}

test('aligns the columns of master.cf and indents what follows', () => {
  const before =
    'smtp inet n - y - - smtpd   -v \n\t-o a=b  \n# note \n      -o { c = d\n      e }\nhalf a line \n';
  const after =
    'smtp       inet  n       -       y       -       -       smtpd -v\n  -o a=b\n# note\n  -o { c = d\n      e }\nhalf a line \n';
  assert.equal(formattedMaster(before), after);
});

const installed = postconfVersion();
const count = 320;

test(`changes nothing that the real postconf sees in ${count} generated configurations`, async (t) => {
  if (installed === undefined) {
    const reason = 'postconf is not installed: apt-get install postfix';
    if (process.env['CI'] === 'true') assert.fail(reason);
    t.skip(reason);
    return;
  }
  const configs = readable(count);
  const results = await inParallel(configs, 8, async ({ seed, ...files }) => {
    const width = [20, 60, 100][seed % 3] ?? 100;
    const configuration = read(files.main, files.master);
    const tidy = {
      main: applyEdits(files.main, formatMain(configuration, { width })),
      master: applyEdits(files.master, formatMaster(configuration)),
    };
    assertIdempotent(tidy, width, seed);
    return { isChanged: tidy.main !== files.main, printed: await assertSame(files, tidy, seed) };
  });
  const changed = results.filter(({ isChanged }) => isChanged).length;
  const printed = results.reduce((sum, result) => sum + result.printed, 0);
  t.diagnostic(`${printed} listings compared, ${changed} files changed`);
  assert.ok(printed > count * 2, `only ${printed} listings are not empty`);
  assert.ok(changed > count / 2, `only ${changed} files are changed`);
});

interface Seeded extends Files {
  readonly seed: number;
}

/** Configurations in which nothing is fatal: postconf lists the others only up to the error. */
function readable(wanted: number): Seeded[] {
  const found: Seeded[] = [];
  for (let seed = 10_001; found.length < wanted; seed++) {
    const files = generateConfig(seed);
    if (!read(files.main, files.master).problems.some(({ fatal }) => fatal)) found.push({ seed, ...files });
  }
  return found;
}

interface Files {
  readonly main: string;
  readonly master: string;
}

function assertIdempotent({ main, master }: Files, width: number, seed: number): void {
  const again = read(main, master);
  assert.equal(applyEdits(main, formatMain(again, { width })), main, `main.cf of seed ${seed}`);
  assert.equal(applyEdits(master, formatMaster(again)), master, `master.cf of seed ${seed}`);
}

/** How many of the listings print anything. */
async function assertSame(before: Files, after: Files, seed: number): Promise<number> {
  const folder = configFolder({});
  let printed = 0;
  try {
    const old = await listings(folder, before);
    const now = await listings(folder, after);
    old.forEach(({ stdout, failed }, index) => {
      const what = `seed ${seed}, ${listed[index]?.join(' ')}`;
      assert.equal(now[index]?.stdout, stdout, what);
      assert.equal(now[index]?.failed, failed, what);
      if (stdout !== '') printed++;
    });
  } finally {
    removeFolder(folder);
  }
  return printed;
}

const listed = [['-n'], ['-x', '-n'], ['-M'], ['-P']] as const;

async function listings(folder: string, { main, master }: Files): Promise<PostconfResult[]> {
  const toBytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
  writeConfig(folder, { 'main.cf': toBytes(main), 'master.cf': toBytes(master) });
  return inParallel(listed, 4, (args) => postconf(folder, args));
}
