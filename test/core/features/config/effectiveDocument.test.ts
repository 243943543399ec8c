import assert from 'node:assert/strict';
import test from 'node:test';
import { type Configuration, readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import { parameterNamed } from '../../../../server/src/core/config/parameters.ts';
import type { Service } from '../../../../server/src/core/config/settings.ts';
import { parseVersion } from '../../../../server/src/core/config/version.ts';
import {
  comparedWithDefaults,
  type EffectiveView,
  effectiveDocument,
} from '../../../../server/src/core/features/config/effectiveDocument.ts';
import { explain } from '../../../../server/src/core/features/config/explanation.ts';
import {
  subjectInMain,
  subjectInMaster,
} from '../../../../server/src/core/features/config/explanationSubject.ts';
import { slice } from '../../../../server/src/core/text/span.ts';
import { thisHost } from '../../../../server/src/io/host.ts';
import { generateConfig } from '../../../support/configGenerator.ts';
import { readCursor } from '../../../support/markers.ts';
import {
  configFolder,
  inParallel,
  postconf,
  postconfVersion,
  removeFolder,
} from '../../../support/postconf.ts';

const installed = postconfVersion();
const version = parseVersion(installed ?? '');

function read(main: string, master = '', folder?: string): Configuration {
  return readConfiguration({
    main: { file: 'main.cf', text: main },
    master: { file: 'master.cf', text: master },
    ...(folder !== undefined && { folder, host: thisHost(), ...(version && { version }) }),
  });
}

function bare(document: string): string[] {
  return document.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** The lines that only one of two listings has, or that stand elsewhere; '' where there are none. */
function differing(ours: readonly string[], theirs: readonly string[]): string {
  const only = (lines: readonly string[], others: readonly string[], mark: string) =>
    lines.filter((line) => !others.includes(line)).map((line) => mark + line.slice(0, 200));
  const found = [...only(ours, theirs, '+ '), ...only(theirs, ours, '- ')];
  if (found.length > 0) return found.slice(0, 10).join('\n');
  return ours.join('\n') === theirs.join('\n') ? '' : 'another order';
}

/**
 * Without what postconf(1) says of itself where a service says it of itself. To postconf `-o` replaces main.cf's
 * value, and with it the uses of names there: which own names of a service count is not its to tell.
 */
function comparable(document: string, { examination }: Configuration, used: Service | undefined): string[] {
  return bare(document).filter((line) => {
    const [name = ''] = line.split(' ');
    if (['process_name', 'process_id', 'service_name', 'mail_version'].includes(name)) return false;
    return !used || parameterNamed(name) !== undefined || examination.names.get(name)?.origin === 'service';
  });
}

const views: readonly (readonly [EffectiveView, readonly string[]])[] = [
  [{ show: 'set', expanded: false }, ['-n']],
  [{ show: 'set', expanded: true }, ['-n', '-x']],
  [{ show: 'all', expanded: false }, []],
  [{ show: 'all', expanded: true }, ['-x']],
];

/** What postconf(1) would be told with `-o`, and we read in master.cf; it knows nothing of its own names. */
function optionsOf(service: Service | undefined): string[] {
  return [...(service?.settings?.values() ?? [])].flatMap(({ name, value }) => ['-o', `${name}=${value}`]);
}

test('every view is what the real postconf prints, with the -o settings of a service too', async (t) => {
  if (installed === undefined) {
    t.skip('postconf is not installed: apt-get install postfix');
    return;
  }
  let compared = 0;
  const seeds = Array.from({ length: 120 }, (_, index) => index + 5000);
  await inParallel(seeds, 48, async (seed) => {
    const files = generateConfig(seed);
    const toBytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
    const [main, master] = [toBytes(files.main), toBytes(files.master)];
    const folder = configFolder({ 'main.cf': main, 'master.cf': master });
    const configuration = read(main, master, folder);
    const service = configuration.services.find(({ settings }) => settings);
    for (const used of [undefined, service]) {
      for (const [view, args] of views) {
        const real = await postconf(folder, [...optionsOf(used), ...args]);
        if (real.failed) break;
        const ours = effectiveDocument(
          configuration,
          { ...view, ...(used && { service: used.nameSpace }) },
          'en',
        );
        const [mine, theirs] = [ours, real.stdout].map((text) => comparable(text, configuration, used));
        assert.equal(differing(mine ?? [], theirs ?? []), '', `seed ${seed} ${used?.nameSpace} ${args}`);
        compared++;
      }
    }
    removeFolder(folder);
  });
  t.diagnostic(`${compared} documents compared with postconf ${installed}`);
  assert.ok(compared > 200);
});

const submission =
  'submission inet n - y - - smtpd\n  -o mydomain=b.example\n  -o syslog_name=postfix/$service_name\n';

test('a service has its -o settings, said to be such, and what Postfix knows of it', () => {
  const configuration = read('mydomain = a.example\nmyorigin = $mydomain\n', submission);
  const view = { show: 'set', expanded: true, service: 'submission/inet' } as const;
  const text = effectiveDocument(configuration, view, 'en');
  assert.match(text, /^# .*submission\/inet of master\.cf/);
  assert.match(text, /\n# -o in master\.cf, line 2\nmydomain = b\.example\nmyorigin = b\.example\n/);
  assert.match(text, /\nsyslog_name = postfix\/submission\n/);
  assert.match(effectiveDocument(configuration, view, 'ja'), /\n# master\.cf 2 行目の -o\n/);
});

test('a value that cannot be expanded is shown as it is written', () => {
  const text = effectiveDocument(
    read('mydestination = $mydestination\n'),
    { show: 'set', expanded: true },
    'en',
  );
  assert.match(text, /\n# This value cannot be expanded\.\nmydestination = \$mydestination\n/);
});

test('the two sides of a comparison have the same parameters, but for own names', () => {
  const main = 'own = x\nmydestination = $own, a\nmessage_size_limit = 1\n';
  assert.deepEqual(comparedWithDefaults(read(main), undefined, 'en'), {
    defaults: 'message_size_limit = 10240000\nmydestination = $myhostname, localhost.$mydomain, localhost\n',
    effective: 'message_size_limit = 1\nmydestination = $own, a\nown = x\n',
  });
});

test('a default that nobody can know here says how it comes about', () => {
  const { defaults } = comparedWithDefaults(read('mynetworks = 127.0.0.1\n'), undefined, 'en');
  assert.match(defaults, /^# Computed: the networks of this machine.*\nmynetworks =\n$/);
});

test('an empty configuration compares as nothing', () => {
  assert.deepEqual(comparedWithDefaults(read(''), undefined, 'en'), { defaults: '', effective: '' });
});

test('a value is explained step by step, each leading to where the name is set', () => {
  const main = 'mydomain = a.example\nmyorigin = mail.$mydomain, $mydestinaton, $myhostname\n';
  const configuration = read(main);
  const explanation = explain(configuration, { name: 'myorigin' }, 'en');
  assert.equal(
    explanation?.text,
    `# How the value of myorigin comes about, step by step.

# main.cf, line 2:
myorigin = mail.$mydomain, $mydestinaton, $myhostname

# $mydomain is a.example (main.cf, line 1):
myorigin = mail.a.example, $mydestinaton, $myhostname

# $mydestinaton has no value: nothing sets it:
myorigin = mail.a.example, , $myhostname

# $myhostname is localhost.a.example (default of Postfix 3.12):
myorigin = mail.a.example, , localhost.a.example
`,
  );
  assert.deepEqual(
    explanation.links.map(({ span, definition }) => [slice(explanation.text, span), definition]),
    [
      ['main.cf, line 2', { kind: 'setting', location: { file: 'main.cf', span: { start: 21, end: 29 } } }],
      ['main.cf, line 1', { kind: 'setting', location: { file: 'main.cf', span: { start: 0, end: 8 } } }],
      ['default of Postfix 3.12', { kind: 'default', name: 'myhostname' }],
    ],
  );
});

test('a service explains with its own settings', () => {
  const configuration = read('mydomain = a.example\n', submission);
  const subject = { name: 'syslog_name', service: 'submission/inet' };
  const text = explain(configuration, subject, 'ja')?.text ?? '';
  assert.match(text, /# master\.cf のサービス submission\/inet での値です。/);
  assert.match(text, /# \$service_name は submission:\nsyslog_name = postfix\/submission\n$/);
});

test('a loop is explained up to its end', () => {
  const text = explain(read('a = $b\nb = $a\nmyorigin = $a\n'), { name: 'myorigin' }, 'en')?.text ?? '';
  assert.match(
    text,
    /# Here Postfix gives up: unreasonable macro call nesting: "[ab]"\n# The way there: myorigin → a → b\n$/,
  );
});

test('a long list is explained one item a line', () => {
  const items = Array.from({ length: 12 }, (_, at) => `host${at}.$mydomain`);
  const text = explain(read(`mydestination = ${items.join(', ')}\n`), { name: 'mydestination' }, 'en')?.text;
  assert.match(text ?? '', /\nmydestination =\n {4}host0\.\$mydomain,\n {4}host1/);
});

test('nobody explains what no release knows', () => {
  assert.equal(explain(read(''), { name: 'no_such_name' }, 'en'), undefined);
});

for (const [marked, name] of [
  ['myori‸gin = $mydomain\n', 'myorigin'],
  ['myorigin = $mydo‸main\n', 'mydomain'],
  ['mydestination = a,\n  ‸b\n', 'mydestination'],
  ['# no‸thing\n', undefined],
  ['‸', undefined],
] as const) {
  test(`the value to explain at ${JSON.stringify(marked)} is that of ${name}`, () => {
    const { text, offset } = readCursor(marked);
    assert.equal(subjectInMain(read(text), offset)?.name, name);
  });
}

test('the value to explain in master.cf is that of its service', () => {
  const { text, offset } = readCursor(submission.replace('postfix/', 'post‸fix/'));
  assert.deepEqual(subjectInMaster(read('', text), offset), {
    name: 'syslog_name',
    service: 'submission/inet',
  });
  assert.equal(subjectInMaster(read('', submission), 3), undefined);
});
