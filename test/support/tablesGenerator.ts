import { type Random, seeded } from './random.ts';

const keys = [
  'user@example.com',
  'User@EXAMPLE.com',
  'user+ext@example.com',
  'user',
  '@example.com',
  'example.com',
  '.example.com',
  '192.0.2.1',
  '192.0.2',
  '2001:db8::1',
  '"quoted user"@example.com',
  '"open',
  'back\\ slash@example.com',
  'back\\',
  '日本@例え.jp',
  'ÉCOLE@x',
  'école@X',
  'straße',
  'STRASSE',
  'alias:',
  'a#b',
  '*',
  '=',
  'v\x0bt',
  'd\x7fel',
  'n\0ul',
  'bad\uFFFD',
] as const;

const values = [
  'root',
  'a, b',
  'smtp:[mail.example.com]:587',
  'REJECT go away',
  '日本',
  '"x y" z',
  'a  b\tc',
  '# no comment',
  'n\0ul',
  'bad\uFFFD',
  '',
  'x\r',
] as const;

const gaps = [' ', ' ', '\t', '   ', '\n  ', '\n# note\n\t', ' \x0b', ''] as const;

/** The source of an indexed table: lines legal, odd and broken. */
export function generateTable(seed: number): string {
  const random = seeded(seed);
  const newline = random.oneIn(4) ? '\r\n' : '\n';
  const lines = Array.from({ length: random.int(16) }, () => generateEntry(random));
  return (lines.join('\n') + (random.oneIn(4) ? '' : '\n')).replaceAll('\n', newline);
}

function generateEntry(random: Random): string {
  const kind = random.int(16);
  if (kind === 0) return '# comment';
  if (kind === 1) return random.pick(['', ' ', '\t\r', '  # indented']);
  if (kind === 2) return `  ${random.pick(values)} continuation or orphan that is longer than thirty`;
  const more = random.oneIn(4) ? `\n   ${random.pick(values)}` : '';
  return `${random.pick(keys)}${random.pick(gaps)}${random.pick(values)}${more}`;
}

/** Keys to ask an indexed table for: those that the generator uses, in other cases, and others. */
export function generateKeys(seed: number): string[] {
  const random = seeded(seed);
  const asked = new Set(keys.filter((key) => !/[\0\uFFFD]/.test(key)));
  for (const key of [...asked]) {
    if (random.oneIn(2)) asked.add(key.toUpperCase() as (typeof keys)[number]);
  }
  return [...asked];
}

const atoms = [
  'a',
  'b',
  'ab',
  '.',
  '@',
  '[a-c]',
  '[^@]',
  '[[:alpha:]]',
  '\\.',
  '(a)',
  '(a|ab)',
  '(b|)',
  '([^@]+)',
  '(.*)',
  'user',
  'example',
  '日',
  'É',
  ' ',
  'x{2}',
  '{',
  '[',
  '(',
  ')',
  '*',
] as const;
const perlAtoms = [
  '\\d',
  '\\w+',
  '(?:ab)',
  '(?=b)',
  '(?i)',
  '\\bx',
  'a+?',
  '\\x41',
  '(?<n>b)',
  '\\Q.\\E',
] as const;
const repeats = ['', '', '', '', '*', '+', '?', '{1,2}'] as const;
const flags = ['', '', '', '', 'i', 'm', 'x', 'im', 'q'] as const;
const perlFlags = ['s', 'A', 'E', 'U', 'X', 'is'] as const;
const delimiters = ['/', '/', '/', '/', ':', '|', ',', '{'] as const;
const results = [
  'REJECT',
  'OK',
  '$1',
  '$1-$2',
  '${1}x',
  '$(1)x',
  '$$1',
  '$3',
  '$0',
  '${1a}',
  '$',
  '${1',
  '',
  'FILTER smtp:[$1]',
  '日本 $1',
  'a  b',
] as const;

/** A table of expressions, with conditions, odd and broken rules. */
export function generatePatterns(seed: number, dialect: 'regexp' | 'pcre'): string {
  const random = seeded(seed);
  return Array.from({ length: random.int(12) + 1 }, () => `${generateRule(random, dialect)}\n`).join('');
}

function generateRule(random: Random, dialect: 'regexp' | 'pcre'): string {
  const kind = random.int(20);
  if (kind < 2) return `${random.pick(['if', 'IF', 'If'])} ${generatePattern(random, dialect)}`;
  if (kind < 4) return random.pick(['endif', 'ENDIF', 'endif text']);
  if (kind === 4)
    return random.pick(['# comment', '', 'foo', ' /orphan/ x', '!', '! !/a/ odd', 'if', 'if /a/ x']);
  const second = dialect === 'regexp' && random.oneIn(6) ? `!${generatePattern(random, dialect)}` : '';
  return `${generatePattern(random, dialect)}${second}${random.pick(gaps)}${random.pick(results)}`;
}

function generatePattern(random: Random, dialect: 'regexp' | 'pcre'): string {
  const not = random.pick(['', '', '', '', '', '!', '! ', '!!']);
  const delimiter = random.pick(delimiters);
  const close = random.oneIn(20) ? '' : delimiter;
  const flag = dialect === 'pcre' && random.oneIn(4) ? random.pick(perlFlags) : random.pick(flags);
  return `${not}${delimiter}${generateExpression(random, dialect)}${close}${flag}`;
}

function generateExpression(random: Random, dialect: 'regexp' | 'pcre'): string {
  const parts = Array.from({ length: random.int(4) + 1 }, () => {
    const atom = dialect === 'pcre' && random.oneIn(4) ? random.pick(perlAtoms) : random.pick(atoms);
    return atom + random.pick(repeats);
  });
  const start = random.oneIn(3) ? '^' : '';
  const end = random.oneIn(3) ? '$' : '';
  const middle = random.oneIn(6) ? parts.join('|') : parts.join('');
  return start + middle + end;
}

/** Texts to ask a table of expressions for. */
export const subjects: readonly string[] = [
  'a',
  'ab',
  'abab',
  'B',
  'aabb',
  'user@example.com',
  'USER@EXAMPLE.COM',
  'a@b',
  'x',
  'xx',
  'abc ab',
  '{',
  '[',
  'a.b',
  '123',
];

export const wideSubjects: readonly string[] = ['日本@例え.jp', 'É', 'é', 'user@é.example'];

const networks = [
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.1.0.0/16',
  '10.1.2.3',
  '192.0.2.0/25',
  '192.0.2.128/25',
  '[192.0.2.7]',
  '[10.0.0.0/8]',
  '[10.0.0.0]/9',
  '::/0',
  '2001:db8::/32',
  '[2001:db8::1]',
  '[2001:db8::]/33',
  '::ffff:192.0.2.1',
  '::1/128',
  '10.0.0.1/8',
  '2001:db8::1/32',
  '10.0.0.0/33',
  '10.0.0/8',
  '010.0.0.1',
  '10.0.0.0/',
  '10.0.0.0/x',
  '[10.0.0.1',
  '[10.0.0.1]x',
  'example.com',
  '10.0.0.0/08',
  '10.0.0.0/8/8',
  '[]',
  '',
  'fe80::1%lo',
] as const;

/** A table of networks, with conditions, odd and broken rules. */
export function generateNetworks(seed: number): string {
  const random = seeded(seed);
  return Array.from({ length: random.int(14) + 1 }, () => `${generateNetworkRule(random)}\n`).join('');
}

function generateNetworkRule(random: Random): string {
  const not = random.pick(['', '', '', '', '!', '! ', '!!']);
  const network = `${not}${random.pick(networks)}`;
  const kind = random.int(12);
  if (kind === 0)
    return `${random.pick(['if ', 'IF ', 'if', 'if\t'])}${network}${random.pick(['', '', ' x'])}`;
  if (kind === 1) return random.pick(['endif', 'ENDIF', 'endif x']);
  if (kind === 2) return random.pick(['# comment', '', ' orphan', 'iffy x', '!', 'n\0ul x']);
  return `${network}${random.pick(gaps)}${random.pick(['OK', 'REJECT  no', '日本', '', 'x # y'])}`;
}

/** Addresses and other texts to ask a table of networks for. */
export const addresses: readonly string[] = [
  '10.1.2.3',
  '10.200.0.1',
  '11.0.0.0',
  '192.0.2.7',
  '192.0.2.200',
  '0.0.0.0',
  '255.255.255.255',
  '::1',
  '::',
  '2001:db8::1',
  '2001:DB8:8000::',
  '2001:db9::',
  '::ffff:192.0.2.1',
  '::ffff:c000:201',
  '010.1.2.3',
  '10.1.2',
  'example.com',
  '10.0.0.0/8',
];
