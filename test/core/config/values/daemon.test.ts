import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allParameters, isBuiltIn, type Parameter } from '../../../../server/src/core/config/parameters.ts';
import { parseVersion } from '../../../../server/src/core/config/version.ts';
import { diagnoseTexts } from '../../../support/configRules.ts';
import { inParallel, postconfVersion, removeFolder } from '../../../support/postconf.ts';
import { type Random, seeded } from '../../../support/random.ts';
import { accepts, openDaemon } from '../../../support/trivialRewrite.ts';

const cases = 600;

const codes = new Set([
  'bad-host-name',
  'bad-boolean',
  'bad-integer',
  'bad-time',
  'bad-length',
  'bad-compatibility-level',
]);

/** Settings that the test itself needs, and those whose value must also exist, or fit others. */
const leftAlone = new Set([
  'config_directory',
  'queue_directory',
  'data_directory',
  'daemon_directory',
  'mail_owner',
  'setgid_group',
  'default_privs',
  'mydomain',
  'myhostname',
  'inet_interfaces',
  'proxy_interfaces',
  'mynetworks',
  'process_id',
  'process_name',
  'service_name',
  'maillog_file',
  'import_environment',
  'syslog_facility',
  'inet_protocols',
  'mynetworks_style',
  'alternate_config_directories',
  'shlib_directory',
  'multi_instance_directories',
  'mail_version',
  'myorigin',
  'relayhost',
  'compatibility_level',
  'append_at_myorigin',
  'default_verp_delimiters',
]);

const types = new Set(['boolean', 'integer', 'time']);
const texts = new Set(['string', 'email-address', 'transport', 'service-name', 'map-type']);

/** The parameters that trivial-rewrite reads at its start, as the facts have it. */
function readByDaemon(version: string): Parameter[] {
  const release = parseVersion(version);
  assert.ok(release);
  return allParameters().filter((parameter) => {
    const { services = [], type, name, minLength, maxLength, rawString, legacy } = parameter;
    const isRead = services.includes('*') || services.includes('trivial-rewrite');
    const hasLength = (minLength ?? maxLength) !== undefined;
    const isChecked = types.has(type) || (hasLength && texts.has(type));
    return (
      isRead && isChecked && isBuiltIn(parameter, release) && !leftAlone.has(name) && !rawString && !legacy
    );
  });
}

const oddNumbers = [
  '',
  '0',
  '1',
  '-1',
  '+5',
  '007',
  '0x10',
  '1e3',
  '5 5',
  '1.5',
  'ten',
  '- 5',
  '2147483647',
  '2147483648',
  '-2147483648',
  '-2147483649',
  '4294967296',
  '9223372036854775807',
  '9223372036854775808',
  '99999999999999999999999',
  '1k',
  '1 ',
  '５',
  '100',
  '65535',
  '1024',
  '10000',
  '++1',
  '-',
  '+',
];
const oddTimes = [
  '',
  '0',
  '1',
  '10s',
  '10seconds',
  '10x',
  '10 s',
  '10S',
  '1.5h',
  '5m',
  '2h',
  '3d',
  '1w',
  '-1s',
  '+5s',
  's',
  'h',
  'w1',
  '3550w',
  '3551w',
  '24855d',
  '596523h',
  '35791394m',
  '2147483647s',
  '2147483648s',
  '99999999999999s',
  '1d2h',
  '0x10',
  '1h ',
  '5min',
  '1month',
  'now',
  '-',
  '0h',
  '100d',
  '5\t',
  '５s',
];
const oddBooleans = [
  'yes',
  'no',
  'YES',
  'No',
  'yEs',
  '',
  'true',
  'false',
  '0',
  '1',
  'on',
  'yes no',
  'y',
  'yes,',
  'no#',
  'nope',
];
const oddTexts = ['', 'a', 'ab', 'abc', ' ', 'é', 'static'];

function valueFor({ type }: Parameter, random: Random): string {
  if (type === 'boolean') return random.pick(oddBooleans);
  if (type === 'integer') return random.oneIn(4) ? String(random.int(3000) - 20) : random.pick(oddNumbers);
  if (type === 'time')
    return random.oneIn(4)
      ? random.int(500) + random.pick(['', 's', 'm', 'h', 'd', 'w', 'q', 'M'])
      : random.pick(oddTimes);
  return random.pick(oddTexts);
}

/** A setting, sometimes through another name, a condition or a default. */
function settingsFor({ name }: Parameter, value: string, random: Random): string {
  switch (random.int(8)) {
    case 0:
      return `other = ${value}\n${name} = $other`;
    case 1:
      return `${name} = \${mail_name?{${value}}:{1}}`;
    case 2:
      return `${name} = \${nosuch?{x}:{${value}}}`;
    case 3:
      return `${name} =\n  ${value}\n# note`;
    default:
      return `${name} = ${value}`;
  }
}

test(`${cases} generated values are refused exactly where trivial-rewrite refuses them`, async (t) => {
  const daemon = openDaemon(t);
  if (!daemon) return;
  t.after(() => removeFolder(daemon.folder));
  const version = postconfVersion() ?? '';
  const parameters = readByDaemon(version);
  assert.ok(parameters.length > 80, `the facts name what the daemon reads: ${parameters.length}`);
  const random = seeded(7);
  const settings = Array.from({ length: cases }, (_, index) => {
    const parameter = parameters[index % parameters.length] ?? random.pick(parameters);
    return settingsFor(parameter, valueFor(parameter, random), random);
  });
  const theirs = await inParallel(
    settings.map((text, id) => ({ text, id })),
    96,
    ({ text, id }) => accepts(daemon, id, text),
  );
  const ours = settings.map((main) => {
    const found = diagnoseTexts({ main: `${main}\n`, version }).main;
    return !found.some(({ code }) => codes.has(code));
  });
  const differing = settings.flatMap((text, index) =>
    theirs[index] === ours[index]
      ? []
      : [`${JSON.stringify(text)} is ${theirs[index] ? 'taken' : 'refused'}`],
  );
  assert.deepEqual(differing, []);
  const refused = theirs.filter((taken) => !taken).length;
  assert.ok(
    refused > cases / 4 && refused < (cases * 3) / 4,
    `some are refused, some taken: ${refused} of ${cases}`,
  );
});

const hostNames = [
  'mail.example.com',
  'mail_server.example.com',
  '-a.example',
  'a-.example',
  'a..b',
  '.a',
  'a.',
  '127.0.0.1',
  '12345',
  '1.example',
  'a b',
  'a # b',
  'é.example',
  '[127.0.0.1]',
  'a:b',
  `${'a'.repeat(63)}.example`,
  `${'a'.repeat(64)}.example`,
  'localhost',
  'a-b_c.d',
  'A.EXAMPLE',
  '*.example',
  'a/b',
  '',
  '$mydomain',
  'host.$mydomain',
  `${'a.'.repeat(130)}b`,
];

test('host names are refused exactly where trivial-rewrite refuses them', async (t) => {
  const daemon = openDaemon(t);
  if (!daemon) return;
  t.after(() => removeFolder(daemon.folder));
  const settings = hostNames.flatMap((name) => [
    `mydomain = example.com\nmyhostname = ${name}`,
    `mydomain = ${name.replace('$mydomain', 'a')}`,
    `mydomain = example.com\nmyorigin = ${name}`,
  ]);
  const theirs = await inParallel(
    settings.map((text, id) => ({ text, id })),
    96,
    ({ text, id }) => accepts(daemon, id, text),
  );
  const differing = settings.flatMap((main, index) => {
    const found = diagnoseTexts({ main: `${main}\n` }).main;
    const isTaken = !found.some(({ code }) => codes.has(code));
    return isTaken === theirs[index]
      ? []
      : [`${JSON.stringify(main)} is ${theirs[index] ? 'taken' : 'refused'}`];
  });
  assert.deepEqual(differing, []);
});
