/** Generates configurations and addresses, odd ones above all, to ask trivial-rewrite(8) about. */
import type { Random } from './random.ts';

const domains = [
  'example.com',
  'host.example.com',
  'EXAMPLE.com',
  'localhost',
  'localhost.example.com',
  'virtual.example',
  'sub.virtual.example',
  'mailbox.example',
  'relay.example',
  'deep.sub.relay.example',
  'other.example',
  'a.b.c.other.example',
  'x',
  '[127.0.0.1]',
  '[192.0.2.1]',
  '[IPv6:::1]',
  '[IPv6:2001:db8::1]',
  '[::1]',
  '[300.1.1.1]',
  '127.0.0.1',
  '192.0.2.1',
  '::1',
  '1234',
  'bücher.example',
  '例え.jp',
  'xn--bcher-kva.example',
  'a_b.example',
  '-a.example',
  'a..b',
  '.a',
  '',
  `${'l'.repeat(63)}.example`,
  `${'l'.repeat(64)}.example`,
  `${'a.'.repeat(125)}example`,
  `${'a.'.repeat(130)}example`,
];

const words = [
  'user',
  'User',
  'a.b',
  'a+ext',
  'a+b+c',
  '+x',
  'a-b',
  '-a',
  'owner-list',
  'list-request',
  'postmaster',
  'MAILER-DAEMON',
  '山田',
  'ü',
  'a b',
  'a\tb',
  'a,b',
  'a;b',
  'a<b>',
  '(c)',
  'a(c)b',
  'a\\b',
  '\\',
  '"',
  '"a b"',
  '""',
  '"a@b.example"',
  '"a%b.example"',
  '"b.example!a"',
  '"a"b',
  '.a',
  'a.',
  'a..b',
  'a|b',
  'a=b',
  "o'x",
  '[a]',
  'a:b',
  'x'.repeat(300),
  '',
];

const joiners = ['@', '@', '@', '@', '%', '!', '@@', '.', ':', ' ', ''];

/** An address, as a client might send it or a table hold it. */
export function generateAddress(random: Random): string {
  const word = () => random.pick(words);
  const domain = () => random.pick(domains);
  switch (random.int(14)) {
    case 0:
      return word();
    case 1:
      return `${domain()}!${word()}`;
    case 2:
      return `${domain()}!${domain()}!${word()}@${domain()}`;
    case 3:
      return `${word()}%${domain()}`;
    case 4:
      return `${word()}%${domain()}@${domain()}`;
    case 5:
      return `@${domain()}:${word()}@${domain()}`;
    case 6:
      return `@${domain()},@${domain()}:${word()}@${domain()}`;
    case 7:
      return `${word()}@${domain()}@${domain()}`;
    case 8:
      return `${word()}@${domain()}.`;
    case 9:
      return Array.from({ length: 1 + random.int(6) }, () =>
        random.pick([word, domain, () => random.pick(joiners)])(),
      ).join('');
    default:
      return `${word()}@${domain()}`;
  }
}

const booleans = [
  'append_at_myorigin',
  'append_dot_mydomain',
  'swap_bangpath',
  'allow_percent_hack',
  'resolve_dequoted_address',
  'resolve_null_domain',
  'resolve_numeric_domain',
  'allow_min_user',
  'smtputf8_enable',
  'show_user_unknown_table_name',
  'owner_request_special',
];

/** Settings and the values that they may have; `TABLES` is the folder with the tables. */
const choices: Readonly<Record<string, readonly string[]>> = {
  myorigin: ['$mydomain', '$myhostname', 'origin.example', 'x', 'a.b.c'],
  mydestination: [
    '$myhostname, localhost.$mydomain, localhost, $mydomain',
    '$myhostname localhost',
    '',
    'TABLES/locals',
    '!x, x, localhost, other.example',
    'texthash:TABLES/domains, localhost',
    'pcre:TABLES/patterns, $myhostname',
    '[192.0.2.1], 192.0.2.1, localhost',
  ],
  inet_interfaces: ['127.0.0.1', 'loopback-only'],
  proxy_interfaces: ['', '192.0.2.1', '192.0.2.1, 2001:db8::1'],
  virtual_alias_domains: [
    '',
    'virtual.example',
    '$virtual_alias_maps',
    'TABLES/locals',
    'texthash:TABLES/domains',
    '!sub.virtual.example, .virtual.example',
    'cidr:TABLES/networks',
  ],
  virtual_alias_maps: ['', 'texthash:TABLES/virtual'],
  virtual_mailbox_domains: [
    '',
    'mailbox.example',
    'virtual.example mailbox.example',
    'inline:{mailbox.example=x}',
  ],
  relay_domains: [
    '',
    'relay.example',
    '.relay.example',
    '$mydestination',
    '!deep.sub.relay.example, relay.example',
    'texthash:TABLES/relays',
    'TABLES/relays-list',
    'static:all',
  ],
  parent_domain_matches_subdomains: ['relay_domains', '', 'relay_domains, transport_maps', 'transport_maps'],
  local_transport: ['local', 'local:$myhostname', 'lmtp:unix:/run/lmtp', 'error:no local mail here'],
  virtual_transport: ['virtual', 'lmtp:[127.0.0.1]:24', 'virtual:'],
  relay_transport: ['relay', 'relay:[backend.example]', 'smtp:'],
  default_transport: ['smtp', 'smtp:[outside.example]:587', 'error:5.7.1 not from here'],
  relayhost: ['', 'relayhost.example', '[relayhost.example]:587', 'a.example, b.example'],
  transport_maps: [
    '',
    'texthash:TABLES/transport',
    'texthash:TABLES/transport-all',
    'inline:{other.example=smtp:[inline.example], {.example=:dot.example}}',
    'regexp:TABLES/transport-patterns',
    'pcre:TABLES/transport-patterns texthash:TABLES/transport',
    'static:smtp:static.example',
  ],
  sender_dependent_default_transport_maps: ['', 'texthash:TABLES/sender-transport'],
  sender_dependent_relayhost_maps: ['', 'texthash:TABLES/sender-relayhost', 'static:[static.example]'],
  relocated_maps: ['', 'texthash:TABLES/relocated'],
  recipient_delimiter: ['', '+', '-', '+-'],
  empty_address_recipient: ['MAILER-DAEMON', 'postmaster@other.example', 'nobody%x'],
  compatibility_level: ['3.6', '0', '1', '2'],
};

/** The machine's interfaces must be known, and rare classes come up. */
const alwaysSet = new Set([
  'inet_interfaces',
  'virtual_alias_domains',
  'virtual_mailbox_domains',
  'relay_domains',
]);

/** A main.cf: settings in any combination, the tables of `tables` in use. */
export function generateSettings(random: Random, tables: string): string {
  const lines = booleans.flatMap((name) =>
    random.oneIn(3) ? [`${name} = ${random.pick(['yes', 'no'])}`] : [],
  );
  for (const [name, values] of Object.entries(choices)) {
    const isAlwaysSet = alwaysSet.has(name);
    if (isAlwaysSet || random.oneIn(2)) lines.push(`${name} = ${random.pick(values)}`);
  }
  return lines.join('\n').replaceAll('TABLES', tables);
}

export const senders = [
  '',
  'user@example.com',
  'User+ext@Example.com',
  'sender@relay.example',
  'a b@other.example',
  'root@host.example.com',
  'someone@dunno.example',
];

/** The table files that the settings name. */
export const tableFiles: Readonly<Record<string, string>> = {
  locals: '# domains of our own\nlocalhost\nOther.Example, x\n  sub.virtual.example\n!192.0.2.1\n',
  domains: 'virtual.example yes\nMailbox.Example OK\nx x\n[127.0.0.1] x\n',
  patterns: '/^virtual\\./ x\n!/example|local|\\[/ x\n',
  networks: '0.0.0.0/0 x\n',
  relays: 'relay.example x\n.virtual.example x\nexample.com x\n',
  'relays-list': 'relay.example .virtual.example\n!other.example\n# .example\n.other.example\n',
  virtual: 'virtual.example anything\nuser@virtual.example a@b.example\n',
  transport: [
    'user@example.com smtp:[by-user.example]',
    'a@other.example :',
    'a+ext@example.com discard:extension',
    '"a b"@other.example lmtp:quoted',
    'a,b@other.example smtp:unquoted',
    'other.example relay:',
    '.relay.example :[sub.example]',
    'relay.example retry:',
    'virtual.example error:',
    'mailbox.example',
    '  virtual:',
    'example.com smtp',
    '例え.jp smtp:jp.example',
    '[192.0.2.1] smtp:literal',
    '',
  ].join('\n'),
  'transport-all':
    '* smtp:[everything.example]\nexample.com :\nb.c.other.example slow:\n.c.other.example error:\n',
  'transport-patterns':
    '/^user@/ smtp:pattern\n/^x$/ smtp:never\n/@other\\.example$/ error:5.1.1 gone\n/^\\*$/ smtp:star\n',
  'sender-transport': [
    '<> smtp:[bounces.example]',
    'user@example.com slow:',
    '@relay.example slow',
    'root smtp:[root.example]',
    '@dunno.example DUNNO',
    '',
  ].join('\n'),
  'sender-relayhost': [
    '<> [bounces.example]',
    'user@example.com [user.example]:587',
    '"a b"@other.example [ab.example]',
    'root [root.example]',
    '@dunno.example dunno',
    '',
  ].join('\n'),
  relocated: 'user@example.com new@elsewhere.example\nuser another place\n@other.example gone\na+b other\n',
};
