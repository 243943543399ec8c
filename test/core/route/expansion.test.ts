/** Compares what aliases lead to with a private Postfix that delivers a message to each address. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quoteAddress } from '../../../server/src/core/address/quoting.ts';
import { createRouter, type Route } from '../../../server/src/core/route/route.ts';
import { whyNoPostfix } from '../../maillog/realPostfix.ts';
import { type Ends, startExpandingPostfix } from '../../support/expandingPostfix.ts';
import { postconfVersion } from '../../support/postconf.ts';
import { type Random, seeded } from '../../support/random.ts';
import { openConfiguration } from '../../support/routes.ts';

const settings = `myhostname = host.example
mydestination = $myhostname, localhost
virtual_alias_domains = virt.example, virt2.example, catch.example
virtual_alias_maps = texthash:FOLDER/virtual
virtual_alias_recursion_limit = 20
virtual_alias_expansion_limit = 40
virtual_alias_address_length_limit = 60
recipient_canonical_maps = texthash:FOLDER/canonical
masquerade_domains = !plain.masked.example, masked.example
masquerade_classes = envelope_recipient
masquerade_exceptions = root, plain
alias_maps = hash:FOLDER/aliases
mailbox_transport = discard:mailbox
default_transport = discard:outside
recipient_delimiter = +
local_recipient_maps =
`;

const count = 24;

/** Tables in which entries lead to each other at random, round and round too. */
function generateTables(random: Random): Readonly<Record<string, string>> {
  const number = () => random.int(count);
  const target = (): string =>
    random.pick([
      () => `v${number()}@virt.example`,
      () => `v${number()}@Virt2.example`,
      () => `V${number()}+x@virt.example`,
      () => `l${number()}`,
      () => `l${number()}@localhost`,
      () => `a${number()}@host.example`,
      () => `a${number()}+y`,
      () => `x${number()}@ext.example`,
      () => `"q q${number()}"@ext.example`,
      () => `Name <x${number()}@ext.example>`,
      () => `c${number()}@canon.example`,
      () => `m@h${number()}.masked.example`,
    ])();
  const targets = (separator: string): string =>
    Array.from({ length: 1 + random.int(3) }, target).join(separator);
  const virtual = Array.from({ length: count }, (_, index) => {
    const self = random.oneIn(4) ? `, v${index}@virt.example` : '';
    return random.oneIn(5) ? '' : `v${index}@virt.example ${targets(', ')}${self}\n`;
  });
  const aliases = Array.from({ length: count }, (_, index) => {
    const special = random.pick([
      '',
      '',
      `, "|true ${index}"`,
      `, FILES/f${index}`,
      ', :include:FOLDER/included',
      `, a${index}`,
    ]);
    return random.oneIn(5) ? '' : `a${index}: ${targets(', ').replace(/Name </g, '<')}${special}\n`;
  });
  return {
    virtual: [
      ...virtual,
      '@virt2.example @virt.example\n',
      'v1+special@virt.example special@ext.example\n',
      '@catch.example caught@ext.example\n',
      `long@virt.example ${'y'.repeat(60)}@ext.example\n`,
      `many@virt.example ${Array.from({ length: 45 }, (_, index) => `y${index}@ext.example`).join(' ')}\n`,
      'l3 moved@ext.example\n',
      'round1@virt.example round2@virt.example\n',
      'round2@virt.example round1@virt.example\n',
    ].join(''),
    canonical: 'c1@canon.example c2@canon.example\nc2@canon.example l5\n@canon.example @ext.example\n',
    aliases: [
      ...aliases,
      'owner-a3: l1\nowner-a7: l1\nchain: chain, l9\npostmaster: l2\nover: under\nunder: over\n',
    ]
      .join('')
      .replaceAll('FILES', 'FOLDER/../files'),
    included: '# people\nl7, x7@ext.example\nv2@virt.example\n\n',
  };
}

function generateRecipients(random: Random): string[] {
  const fixed = [
    'long@virt.example',
    'many@virt.example',
    'round1@virt.example',
    'v1+special@virt.example',
    'v1+Other@virt.example',
    'anybody@catch.example',
    'l3@host.example',
    'l3+ext@localhost',
    'chain@host.example',
    'over@host.example',
    'postmaster@host.example',
    'nobody@virt.example',
    '"a b"@host.example',
    'root@h.masked.example',
    'plain@a.plain.masked.example',
    'u@plain.masked.example',
    'u@a.b.masked.example',
    'c1+z@canon.example',
    '@route.example:l1@host.example',
    'x!l1@host.example',
    'l1%ext.example@host.example',
  ];
  const more = Array.from({ length: count }, (_, index) => [
    `v${index}@virt.example`,
    `V${index}@virt2.example`,
    `v${index}+ext@virt.example`,
    `a${index}@host.example`,
    `A${index}+ext@localhost`,
    `l${index}@host.example`,
    `c${index}@canon.example`,
  ]);
  return [...fixed, ...more.flat().filter(() => !random.oneIn(8))];
}

/** What a route says, in the words of the log. */
function endsOfRoute({ deliveries, flags }: Route): Ends {
  const ends = deliveries.map(({ recipient, transport }) =>
    /^[|/]/.test(recipient) ? recipient : `${transport} ${quoteAddress(recipient)}`,
  );
  return {
    ends: [...new Set(ends)].sort(),
    looped: flags.includes('loop'),
    failed: flags.includes('expansion-failed'),
  };
}

const firstSeed = Number(process.env['ROUTE_SEED'] ?? 1);

for (const seed of [firstSeed, firstSeed + 1]) {
  test(`aliases lead where a private Postfix delivers (${seed})`, { timeout: 300_000 }, async (t) => {
    const why = whyNoPostfix();
    if (why) {
      if (process.env['CI'] === 'true') throw new Error(why);
      t.skip(why);
      return;
    }
    const random = seeded(seed);
    const postfix = await startExpandingPostfix(settings, generateTables(random));
    t.after(postfix.stop);
    const { configuration, sources } = openConfiguration(postfix.folder, postconfVersion() ?? '');
    const router = createRouter(configuration, sources);
    const recipients = generateRecipients(random);
    const theirs = await postfix.deliver(recipients);
    const differing = recipients.flatMap((recipient, index) => {
      const expected = theirs[index];
      const actual = endsOfRoute(router(recipient, '<>'));
      const isSame = actual.failed ? expected?.failed : JSON.stringify(actual) === JSON.stringify(expected);
      return isSame ? [] : [{ recipient, expected, actual }];
    });
    assert.deepEqual(differing.slice(0, 5), [], `${differing.length} differ`);
    assert.ok(recipients.length >= 150, `${recipients.length} recipients`);
    assert.ok(theirs.filter(({ ends }) => ends.length > 1).length > 20, 'many lead to several ends');
    assert.ok(
      theirs.some(({ looped }) => looped),
      'loops occur',
    );
    assert.ok(
      theirs.some(({ failed }) => failed),
      'limits are reached',
    );
  });
}
