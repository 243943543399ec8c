/** Writes main.cf and master.cf files, legal, odd and broken, to compare with the real postconf. */
import { type Random, seeded } from './random.ts';

export interface GeneratedConfig {
  readonly main: string;
  readonly master: string;
}

const parameters = [
  'mydestination',
  'myorigin',
  'relayhost',
  'mynetworks',
  'virtual_alias_maps',
  'alias_maps',
  'smtpd_banner',
  'smtpd_recipient_restrictions',
  'smtpd_relay_restrictions',
  'smtpd_client_restrictions',
  'message_size_limit',
  'queue_run_delay',
  'header_checks',
  'transport_maps',
  'biff',
  'mydomain',
  'myhostname',
  'compatibility_level',
  'smtp_tls_security_level',
  'local_recipient_maps',
  'mail_name',
  'smtpd_milters',
  'debugger_command',
  'relay_domains',
  'recipient_delimiter',
  'default_transport',
  'export_environment',
  'home_mailbox',
  'smtp_destination_concurrency_limit',
  'slow_destination_rate_delay',
  'maildrop_time_limit',
  'virtual_maps',
  'fallback_relay',
  'smtpd_use_tls',
  'mynetworks_style',
  'config_directory',
  'stress',
] as const;
const userNames = [
  'foo',
  'bar',
  'baz',
  'my_nets',
  'Foo',
  'x',
  'deep1',
  'deep2',
  'class_a',
  'class_b',
  'a-b',
  'ひらがな',
] as const;
const unknownNames = ['nosuch', 'undefined_1', 'mydestinaton', 'smtpd_tls_fo'] as const;
const readOnlyNames = ['process_name', 'process_id', 'service_name'] as const;
const words = [
  'example.com',
  'localhost',
  'hash:/etc/aliases',
  'yes',
  'no',
  '10',
  '3d',
  '127.0.0.0/8',
  '[::1]/128',
  'permit_mynetworks',
  'reject_unauth_destination',
  'a',
  'b',
  'c',
  'mail',
  'check_client_access',
  'pcre:{{/x/ OK}}',
  'a#b',
  '#c',
  'ldap:lookup',
  'proxy:mysql:db',
  'pipemap:{hash:/a, ldap:two}',
  'static:{x y}',
  'memcache:mc',
  'ドメイン',
  'sqlite:/nowhere',
  '"quoted',
  "it's",
  '\\',
] as const;
const clientSettings = [
  'lookup_server_host',
  'db_user',
  'two_search_base',
  'mc_memcache',
  'lookup_nosuch',
  'db_charset',
] as const;
const spaces = [' ', ' ', ' ', '', '  ', '\t', ' \t '] as const;
const operators = [
  '==',
  '!=',
  '<',
  '<=',
  '>=',
  '>',
  '==level',
  '<level',
  '>=level',
  '=~',
  '&&',
  '=',
  '<lvl',
  '',
] as const;

/** The files for one seed. */
export function generateConfig(seed: number): GeneratedConfig {
  const random = seeded(seed);
  return { main: generateMain(random), master: generateMaster(random) };
}

function generateMain(random: Random): string {
  const newline = random.oneIn(12) ? '\r\n' : '\n';
  const count = random.int(random.oneIn(6) ? 40 : 12);
  let text = random.oneIn(25) ? `  ${random.pick(words)} = leading${newline}` : '';
  if (!random.oneIn(4)) text += `mynetworks = 127.0.0.0/8${newline}`;
  for (let index = 0; index < count; index++) text += line(random, newline);
  return random.oneIn(8) ? text.replace(/\r?\n$/, '') : text;
}

function line(random: Random, newline: string): string {
  const kind = random.int(40);
  if (kind < 4)
    return `${random.pick(['#', '# ', '  # ', '\t#'])}${random.pick(words)} = ${random.pick(words)}${newline}`;
  if (kind < 6) return `${random.pick(['', ' ', '\t'])}${newline}`;
  if (kind === 6) return broken(random) + newline;
  const name = nameOf(random);
  const [before, after] = [random.pick(spaces), random.pick(spaces)];
  return `${name}${before}=${after}${valueText(random, newline)}${random.pick(spaces)}${newline}`;
}

function nameOf(random: Random): string {
  const kind = random.int(40);
  if (kind < 20) return random.pick(parameters);
  if (kind < 34) return random.pick(userNames);
  if (kind < 36) return random.pick(clientSettings);
  if (kind < 38) return random.pick(unknownNames);
  if (kind === 38) return 'smtpd_restriction_classes';
  return random.pick(readOnlyNames);
}

function broken(random: Random): string {
  return random.pick([
    'no equals here',
    '= no name',
    'two words = x',
    'nul\0byte = x',
    'half',
    ' = ',
    'x\u00a0= y',
    '\ufeffmydomain = y',
    'v = a\0b',
  ]);
}

function valueText(random: Random, newline: string): string {
  const parts: string[] = [];
  const count = random.oneIn(10) ? 0 : 1 + random.int(4);
  for (let index = 0; index < count; index++) {
    parts.push(part(random, 0));
    if (index < count - 1) parts.push(separator(random, newline));
  }
  return parts.join('');
}

function separator(random: Random, newline: string): string {
  const kind = random.int(12);
  if (kind < 5) return ' ';
  if (kind < 7) return ', ';
  if (kind < 8) return '';
  if (kind < 10) return `,${newline}${random.pick(['  ', '\t', ' \v'])}`;
  if (kind === 10) return `${newline}# note${newline}   `;
  return `${newline}${newline}   #x${newline}  `;
}

function part(random: Random, depth: number): string {
  const kind = random.int(depth > 3 ? 12 : 24);
  if (kind < 10) return random.pick(words);
  if (kind < 14) return reference(random);
  if (kind === 14)
    return random.pick([
      '$$',
      '$',
      '${}',
      '$()',
      '${',
      '$(',
      '${ }',
      '$-',
      '${x',
      '$(y',
      '${a-b}',
      '${a b}',
      '{',
      '}',
    ]);
  if (kind < 18)
    return `\${${nameInMacro(random)}${random.pick(['?', ':', ' ? ', ' : '])}${part(random, depth + 1)}}`;
  if (kind < 21) {
    const [left, right] = [part(random, depth + 1), part(random, depth + 1)];
    return `\${${nameInMacro(random)}?{${left}}${random.pick([':', ' : ', ':', ''])}{${right}}${random.oneIn(12) ? 'x' : ''}}`;
  }
  return comparison(random, depth);
}

function comparison(random: Random, depth: number): string {
  const [left, right] = [operandOf(random, depth), operandOf(random, depth)];
  const branches = random.oneIn(4) ? '' : ` ? {${part(random, depth + 1)}} : {${part(random, depth + 1)}}`;
  return `\${{${left}}${random.pick(spaces)}${random.pick(operators)}${random.pick(spaces)}{${right}}${branches}}`;
}

/** Operands do not reach back to user names: a loop through a comparison makes postconf crash. */
function operandOf(random: Random, depth: number): string {
  if (random.oneIn(3)) return String(random.int(12));
  if (random.oneIn(3))
    return random.pick(['3.6', '3.10', '2', '$mail_version', 'a', '', ' a ', '$compatibility_level']);
  return depth > 2 || random.oneIn(2) ? random.pick(words) : `\${stress?${random.pick(words)}}`;
}

function nameInMacro(random: Random): string {
  const kind = random.int(10);
  if (kind < 4) return random.pick(userNames.slice(0, 10));
  if (kind < 9) return random.pick(parameters);
  return random.pick(unknownNames);
}

function reference(random: Random): string {
  const name = nameInMacro(random);
  return random.pick([`$${name}`, `\${${name}}`, `$(${name})`, `\${ ${name} }`, `$${name}`]);
}

const services = [
  'smtp',
  'submission',
  'slow',
  'relay',
  'lmtp',
  'maildrop',
  'policy',
  '127.0.0.1:10025',
  'local',
  'cleanup',
] as const;
const daemons = [
  'smtpd',
  'smtp',
  'lmtp',
  'pipe',
  'spawn',
  'local',
  'cleanup',
  'virtual',
  'error',
  '/usr/lib/x/smtpd',
] as const;

function generateMaster(random: Random): string {
  let text = random.oneIn(20) ? '  orphan line\n' : '';
  const count = random.int(6);
  for (let index = 0; index < count; index++) {
    text += serviceLine(random);
    if (random.oneIn(5)) text += `#${random.pick(services)} inet n - y - - smtpd\n`;
    if (random.oneIn(8)) text += '\n';
  }
  return text;
}

function serviceLine(random: Random): string {
  const gap = () => random.pick([' ', '  ', '\t', '       ']);
  const flag = () => (random.oneIn(120) ? random.pick(['x', 'yn', 'Y']) : random.pick(['-', 'n', 'y']));
  const type = random.oneIn(120)
    ? 'tcp'
    : random.pick(['inet', 'unix', 'unix', 'fifo', 'pass', 'unix-dgram']);
  const wakeup = random.oneIn(120) ? '1x' : random.pick(['-', '0', '300', '60?', '-?']);
  const limit = random.oneIn(120) ? '-1' : random.pick(['-', '0', '10']);
  const columns = [random.pick(services), type, flag(), flag(), flag(), wakeup, limit, random.pick(daemons)];
  if (random.oneIn(150)) columns.pop();
  let line = columns.map((column) => column + gap()).join('');
  const options = random.int(4);
  for (let index = 0; index < options; index++)
    line += `${random.oneIn(3) ? '\n  ' : ''}${option(random)}${gap()}`;
  if (random.oneIn(6))
    line += random.pick(['flags=R user=vmail argv=/bin/x ${recipient}', '-- x', '{a b} c', '{ a b', '{x}y']);
  return `${line}\n`;
}

function option(random: Random): string {
  const kind = random.int(14);
  const name = random.oneIn(30)
    ? random.pick(readOnlyNames)
    : nameOf(random).replace('smtpd_restriction_classes', 'foo');
  const value = random.oneIn(5)
    ? ''
    : random.pick([random.pick(words).replace(/ /g, '_'), reference(random).replace(/ /g, '')]);
  if (kind < 8) return `-o ${name}=${value}`;
  if (kind < 10) return `-o { ${name} = ${part(random, 2)} }`;
  if (kind === 10) return `-o${name}=${value}`;
  if (kind === 11) return random.pick(['-v', '-vv', '-D', '-vo a=b', '-n x']);
  if (kind === 12)
    return random.pick(['-o nonsense', '-o { nothing }', '-o {a = b', '-o {a = b}c', '-o a = b', '-o']);
  return `-o ${name}=$${nameInMacro(random)}`;
}
