import { type Random, seeded } from './random.ts';

/** UTF-8 bytes, one a character. */
const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

const names = [
  'root',
  'Postmaster',
  'MAILER-DAEMON',
  'abuse',
  'owner-list',
  'list-request',
  'first.last',
  'user+ext',
  'a',
  'b',
  'C',
  'x_1',
  '0',
  'a/b',
  'a|b',
  'a!b',
  "o'hara",
  '#hash',
  'a#b',
  '$x',
  '*',
  utf8('山田'),
  utf8('ÉCOLE'),
  utf8('Straße'),
  utf8('ΣΊΣΥΦΟΣ'),
] as const;

const oddNames = [
  '"with:colon"',
  '"with blank"',
  '"a@b"',
  '"Root"',
  '""',
  '"un\\"quoted\\\\"',
  '"open',
  'f g',
  'a (note)',
  '(note) b',
  'a\\:b',
  'a\\ b',
  'a\\',
  '\\root',
  'a, b',
  'user@host',
  'user%host',
  '@',
  '"@"',
  '[1.2.3.4]',
  '<a>',
  'a .b',
  'a;b',
  '',
  ' ',
  'n\0ul',
  'v\x0bt',
  'd\x7fel',
  'bad\xff',
  '\xc3',
  'yp_last_modified',
  'YP_MASTER_NAME',
] as const;

const items = [
  'root',
  'a',
  'b',
  'user@example.com',
  'User@EXAMPLE.com',
  'J. Doe <j@example.com>',
  '"J. Doe" <j@example.com> (home)',
  '<@relay.example,@b.example:user@c.example>',
  'team: a, b@c;',
  'team:;',
  '/var/mail/archive',
  '/var/mail/my file',
  '"/var/mail/my file"',
  '|/bin/cat',
  '|/bin/prog -a b',
  '"|/bin/prog -a \'b c\'"',
  '"|/bin/prog -a \\"b c\\""',
  '|"/bin/prog -a b"',
  ':include:/etc/mail/list',
  ':include: /etc/mail/list',
  ':Include:"/etc/mail/my list"',
  ':include:list',
  '~/Mailbox',
  '\\root',
  'host!user',
  'user%host@relay',
  'user@[192.0.2.1]',
  'user@[1\\]2]',
  'a.b . c',
  '(a (nested) comment)',
  '(open',
  '(es\\)caped)',
  '"open',
  '[open',
  '"tab\there"',
  '"back\\\\slash"',
  'tail\\',
  '# note',
  '""',
  '"\r"',
  'a\rb',
  'v\x0bt',
  'f\x0cf',
  'd\x7fel',
  'n\0ul',
  'bad\xff\xfe',
  '\xed\xa0\x80',
  utf8('太郎@例え.jp'),
  utf8('"山田 太郎" <taro@example.jp>'),
  '\xef\xbf\xbd',
  '>',
  '<',
  '<>',
  ';',
  ')',
  ']',
  '::',
] as const;

const separators = [
  ', ',
  ',',
  ' , ',
  ' ',
  '\t',
  ',\n ',
  '\n\t',
  ',\n# note\n  ',
  ',\n\n ',
  ',\n # note\n ',
  ',,',
] as const;
const newlines = ['\n', '\n', '\n', '\r\n'] as const;
const colons = [': ', ':', ':\t', ' : ', ':\n  ', ': \t ', '', ' ', '::', '='] as const;
const noise = [
  'A',
  '\xc3',
  '\xa9',
  '\x80',
  '\xff',
  ': ',
  '\n ',
  '\n#',
  ...'ab:,"\\()<>@%!|.;[]# \t\r\n\0\x0b',
] as const;

/** An alias file, one byte a character: lines legal, odd and broken. The same seed gives the same file. */
export function generateAliases(seed: number): string {
  const random = seeded(seed);
  const newline = random.pick(newlines);
  const lines = Array.from({ length: random.int(12) }, () => generateLine(random));
  const end = random.int(4) === 0 ? '' : '\n';
  return (lines.join('\n') + end).replaceAll('\n', newline);
}

function generateLine(random: Random): string {
  const kind = random.int(20);
  if (kind < 11) return generateEntry(random);
  if (kind < 13) return `${random.pick(oddNames)}${random.pick(colons)}${generateItems(random)}`;
  if (kind === 13) return '# comment: a';
  if (kind === 14) return random.pick(['', ' ', '\t\r', '  # indented comment']);
  if (kind === 15) return ` orphan or continuation: ${generateItems(random)}`;
  if (kind === 16) return `${random.pick(names)}${random.pick(colons)}`;
  if (kind === 17) return generateItems(random);
  return Array.from({ length: random.int(30) }, () => random.pick(noise)).join('');
}

function generateEntry(random: Random): string {
  const name = random.int(5) === 0 ? random.pick(oddNames) : random.pick(names);
  return `${name}${random.int(6) === 0 ? random.pick(colons) : ': '}${generateItems(random)}`;
}

function generateItems(random: Random): string {
  let text: string = random.pick(items);
  for (let more = random.int(4); more > 0; more--) text += random.pick(separators) + random.pick(items);
  return text;
}
