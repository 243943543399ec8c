import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration } from '../../../server/src/core/config/configuration.ts';
import { describeCell } from '../../../server/src/core/relay/describe.ts';
import { relayTables } from '../../../server/src/core/relay/relaying.ts';

/** The table of each SMTP server, a line a cell. */
function tablesOf(main: string, master = 'smtp inet n - y - - smtpd\n') {
  const configuration = readConfiguration({
    main: { file: 'main.cf', text: main },
    master: { file: 'master.cf', text: master },
  });
  return relayTables(configuration).map(({ service, cells, isOpen }) => ({
    service: service?.entry.fields.service.text,
    isOpen,
    cells: cells.map((cell) => `${cell.client} ${cell.destination}: ${describeCell(cell, 'en')}`),
  }));
}

test('the defaults let own networks and clients with a password relay, and nobody else', () => {
  const by = (name: string) => `by ${name} in smtpd_relay_restrictions`;
  assert.deepEqual(tablesOf('compatibility_level = 3.6\nsmtpd_sasl_auth_enable = yes\n'), [
    {
      service: 'smtp',
      isOpen: false,
      cells: [
        `own-network own: permitted ${by('permit_mynetworks')}`,
        `own-network relay: permitted ${by('permit_mynetworks')}`,
        `own-network foreign: permitted ${by('permit_mynetworks')}`,
        `authenticated own: permitted ${by('permit_sasl_authenticated')}`,
        `authenticated relay: permitted ${by('permit_sasl_authenticated')}`,
        `authenticated foreign: permitted ${by('permit_sasl_authenticated')}`,
        'stranger own: permitted: nothing refuses it',
        'stranger relay: permitted: nothing refuses it',
        `stranger foreign: refused ${by('defer_unauth_destination')}`,
      ],
    },
  ]);
});

const strangerAbroad = (main: string, master?: string) =>
  tablesOf(main, master).map(({ cells, isOpen }) => [
    isOpen,
    cells.at(-1)?.replace('stranger foreign: ', ''),
  ]);

test('a permit in a class before the item that refuses opens the relay', () => {
  const main =
    'smtpd_restriction_classes = anybody\nanybody = permit\nsmtpd_relay_restrictions = anybody, reject_unauth_destination\n';
  assert.deepEqual(strangerAbroad(main), [[true, 'permitted by permit in anybody']]);
  const guarded = `${main}smtpd_recipient_restrictions = reject_unauth_destination\n`;
  assert.deepEqual(strangerAbroad(guarded), [
    [false, 'refused by reject_unauth_destination in smtpd_recipient_restrictions'],
  ]);
});

test('tables before the item that refuses may permit, unless another list refuses surely', () => {
  const table = 'smtpd_relay_restrictions = check_client_access hash:/x, reject_unauth_destination\n';
  assert.deepEqual(strangerAbroad(table), [
    [
      false,
      'refused by reject_unauth_destination in smtpd_relay_restrictions, unless check_client_access permits it',
    ],
  ]);
  assert.deepEqual(strangerAbroad(`${table}smtpd_client_restrictions = permit_mynetworks, reject\n`), [
    [false, 'refused by reject in smtpd_client_restrictions'],
  ]);
});

test('each service of master.cf has its own lists; what only warns refuses nothing', () => {
  const master = [
    'smtp inet n - y - - smtpd',
    '2525 inet n - y - - smtpd',
    '  -o smtpd_relay_restrictions=anybody,reject_unauth_destination',
    '25 inet n - y - - smtpd',
    '  -o smtpd_relay_restrictions=',
    '  -o { smtpd_recipient_restrictions = warn_if_reject reject, permit_mynetworks }',
    '',
  ].join('\n');
  const main = 'compatibility_level = 3.6\nsmtpd_restriction_classes = anybody\nanybody = permit\n';
  assert.deepEqual(strangerAbroad(main, master), [
    [false, 'refused by defer_unauth_destination in smtpd_relay_restrictions'],
    [true, 'permitted by permit in anybody'],
    // smtpd does not even serve here.
    [false, 'permitted: nothing refuses it'],
  ]);
});

test('before 2.10 smtpd_relay_restrictions does not exist', () => {
  const configuration = readConfiguration({
    main: {
      file: 'main.cf',
      text: 'smtpd_restriction_classes = a\na = permit\nsmtpd_recipient_restrictions = a, reject_unauth_destination\n',
    },
    version: { major: 2, minor: 9, patch: 0 },
  });
  assert.equal(relayTables(configuration)[0]?.isOpen, true);
});
