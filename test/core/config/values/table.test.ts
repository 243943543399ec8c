import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { checkNetwork } from '../../../../server/src/core/config/values/network.ts';
import { checkTable } from '../../../../server/src/core/config/values/table.ts';
import { parseVersion } from '../../../../server/src/core/config/version.ts';
import { configFolder, inParallel, postconfVersion, removeFolder } from '../../../support/postconf.ts';
import { type Random, seeded } from '../../../support/random.ts';

/** What postmap(1) says when it looks something up in a table; undefined where it is not installed. */
function openPostmap(t: TestContext): ((table: string) => Promise<string>) | undefined {
  const { CI } = process.env;
  if (postconfVersion() === undefined) {
    const reason = 'postmap is not installed: apt-get install postfix';
    if (CI === 'true') throw new Error(reason);
    t.skip(reason);
    return undefined;
  }
  const folder = configFolder({ 'main.cf': 'compatibility_level = 3.6\n' });
  t.after(() => removeFolder(folder));
  return (table) =>
    new Promise((resolve) => {
      const child = spawn('postmap', ['-c', folder, '-q', 'key', table], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let words = '';
      child.stderr.setEncoding('latin1').on('data', (text: string) => {
        words += text;
      });
      child.on('error', () => resolve('not run'));
      child.on('close', () => resolve(words));
    });
}

function item(text: string) {
  return { text, start: 0, end: text.length };
}

/** Types that need no files, with names that fit and names that do not. */
function generateTable(random: Random, depth = 0): string {
  const inner = () => generateTable(random, depth + 1);
  const kind = random.int(depth > 2 ? 7 : 11);
  switch (kind) {
    case 0:
      return random.pick([
        'static:a',
        'static:{a b}',
        'static:{}',
        'static:{a',
        'static:{a}b',
        'static:a{b}',
        'static:',
      ]);
    case 1:
      return random.pick([
        'inline:{a=b}',
        'inline:{a=b, c=d}',
        'inline:{ {a = b c} }',
        'inline:{a}',
        'inline:{}',
        'inline:a=b',
      ]);
    case 2:
      return random.pick([
        'inline:{{=b}}',
        'inline:{{"a b"=c}}',
        'inline:{a=b',
        'inline:{{a b=c}}',
        'inline:{ }',
        'inline:{a=}',
      ]);
    case 3:
      return random.pick([
        'randmap:{a}',
        'randmap:{a, b}',
        'randmap:{}',
        'randmap:a',
        'environ:x',
        'fail:x',
        'internal:x',
      ]);
    case 4:
      return random.pick([
        'unix:passwd.byname',
        'unix:group.byname',
        'unix:x',
        'foo:bar',
        'Static:a',
        ':a',
        '{static:a}',
      ]);
    case 5:
      return random.pick([
        'cidr:{{1.2.3.4 x}}',
        'regexp:{{/a/ b}, {/c/ d}}',
        'regexp:{/a/ b}',
        'regexp:{{/a/ b}',
        'cidr:{}',
        'cidr:{{::1 x}y}',
      ]);
    case 6:
      return random.pick(['static:x', 'inline:{key=v}', 'cidr:{ {::/0 x} }', 'fail:y']);
    case 7:
      return `pipemap:{${inner()}${random.pick([', ', ' ', ','])}${inner()}}${random.pick(['', '', '', 'x'])}`;
    case 8:
      return `unionmap:{${inner()}}`;
    case 9:
      return random.pick([
        `pipemap:${inner()}`,
        `unionmap:{${inner()}`,
        'pipemap:{}',
        'unionmap:{ , }',
        'pipemap:{a}',
      ]);
    default:
      return `unionmap:{ ${inner()}, ${inner()}\t${inner()} }`;
  }
}

test('400 generated tables are refused exactly where postmap refuses them', async (t) => {
  const ask = openPostmap(t);
  if (!ask) return;
  const random = seeded(11);
  const version = parseVersion(postconfVersion() ?? '');
  assert.ok(version);
  const tables = [...new Set(Array.from({ length: 520 }, () => generateTable(random)))].slice(0, 400);
  const theirs = await inParallel(tables, 96, ask);
  const complaint = /fatal|syntax|ignoring|skipping|no '.' at start|missing/;
  const differing = tables.flatMap((table, index) => {
    const faults = checkTable(item(table), version);
    const words = theirs[index] ?? '';
    // A lookup in "fail:" ends with an error of its own.
    const isRefused = complaint.test(words.replace(/fatal: table .*: query error: .*/g, ''));
    return faults.length > 0 === isRefused ? [] : [`${table}: ${JSON.stringify(faults)} against ${words}`];
  });
  assert.deepEqual(differing, []);
  assert.ok(theirs.filter((words) => words !== '').length > tables.length / 5);
});

function generateNetwork(random: Random): string {
  const v4 = () =>
    Array.from({ length: random.oneIn(12) ? 3 : 4 }, () =>
      random.pick([0, 0, 1, 10, 127, 192, 255, 256, '01']),
    ).join('.');
  const v6 = () =>
    random.pick([
      '::1',
      '::',
      '2001:db8::',
      'fe80::1',
      '2001:db8::1:0',
      '1:2:3:4:5:6:7:8',
      '1:2',
      ':::',
      '::ffff:1.2.3.4',
      '12345::',
    ]);
  const isV6 = random.oneIn(3);
  const address = isV6 ? v6() : v4();
  const mask = random.pick([
    '',
    '',
    `/${random.int(40)}`,
    `/${random.int(140)}`,
    '/24',
    '/32',
    '/0',
    '/64',
    '/',
    '/x',
    '/08',
    '/-1',
    '/8/8',
  ]);
  const bracketed = random.pick([
    `[${address}]${mask}`,
    `[${address}${mask}]`,
    `[${address}]${mask}`,
    `[${address}${mask}`,
    `[${address}]x`,
  ]);
  return isV6 || random.oneIn(4) ? bracketed : `${address}${mask || '/32'}`;
}

test('600 generated networks are refused exactly where a cidr table refuses them', async (t) => {
  const ask = openPostmap(t);
  if (!ask) return;
  const random = seeded(3);
  const all = new Set(Array.from({ length: 2500 }, () => generateNetwork(random)));
  // Other patterns match_hostaddr(3) does not look at.
  const networks = [...all]
    .filter((text) => /^[0-9a-f.:[\]/]+$/.test(text) && /[:/]/.test(text))
    .slice(0, 600);
  assert.ok(networks.length > 400, String(networks.length));
  const words = await ask(`cidr:{${networks.map((network) => `{${network} n${network}}`).join(' ')}}`);
  const refused = new Set(
    words.split('\n').flatMap((line) => {
      const at = /, line (\d+): /.exec(line)?.[1];
      return at === undefined ? [] : [networks[Number(at) - 1] ?? ''];
    }),
  );
  const differing = networks.filter(
    (network) => (checkNetwork(item(network)) !== undefined) !== refused.has(network),
  );
  assert.deepEqual(differing, [], words.slice(0, 3000));
  assert.ok(refused.size > networks.length / 4 && refused.size < networks.length, String(refused.size));
});
