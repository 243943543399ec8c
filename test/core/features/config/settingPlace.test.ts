import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import { secondsOf } from '../../../../server/src/core/config/values/seconds.ts';
import {
  settingPlace,
  type WantedSetting,
} from '../../../../server/src/core/features/config/settingPlace.ts';

const main = `mynetworks = 127.0.0.0/8
virtual_mailbox_maps = hash:/etc/postfix/vmailbox
tables = /srv/tables
transport_maps = hash:$tables/transport
smtpd_restriction_classes = strict
strict = reject_unknown_helo_hostname
smtpd_recipient_restrictions =
    permit_mynetworks
    reject_rbl_client bl.example.org
    # a comment
    reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]
    reject_unauth_destination, check_recipient_access { inline:{a=reject} }
`;
const master = `smtp      inet  n       -       y       -       -       smtpd
submission inet n       -       y       -       -       smtpd
  -o syslog_name=postfix/submission
  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject
  -o mynetworks=192.0.2.0/24
amavis    unix  -       -       n       -       2       lmtp
`;
const configuration = readConfiguration({
  main: { file: 'main', text: main },
  master: { file: 'master', text: master },
});

/** The name, and the text at the place, of what is found. */
function found(wanted: WantedSetting, via?: string): string | undefined {
  const place = settingPlace(configuration, wanted, via);
  if (place === undefined) return undefined;
  const { name, location } = place;
  if (location === undefined) return `${name} (default)`;
  const text = location.file === 'main' ? main : master;
  return `${name}: ${location.file} ${text.slice(location.span.start, location.span.end)}`;
}

function restriction(names: readonly string[], argument?: string): WantedSetting {
  const lists = ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'];
  return { kind: 'restriction', names, lists, ...(argument !== undefined && { argument }) };
}

test('parameters, set or not', () => {
  assert.equal(found({ kind: 'parameter', name: 'mynetworks' }), 'mynetworks: main mynetworks');
  assert.equal(found({ kind: 'parameter', name: 'message_size_limit' }), 'message_size_limit (default)');
  assert.equal(
    settingPlace(configuration, { kind: 'parameter', name: 'message_size_limit' })?.value,
    '10240000',
  );
  assert.equal(found({ kind: 'parameter', name: 'no_such_name' }), undefined);
});

test('a service’s own setting comes before main.cf’s', () => {
  assert.equal(
    found({ kind: 'parameter', name: 'mynetworks' }, 'submission'),
    'mynetworks: master mynetworks',
  );
  const place = settingPlace(configuration, { kind: 'parameter', name: 'mynetworks' }, 'submission');
  assert.equal(place?.value, '192.0.2.0/24');
  assert.equal(found(restriction(['reject']), 'submission'), 'smtpd_recipient_restrictions: master reject');
});

test('restrictions within their lists, with their arguments, in classes too', () => {
  const list = 'smtpd_recipient_restrictions: main';
  assert.equal(found(restriction(['reject_unauth_destination'])), `${list} reject_unauth_destination`);
  const zen = found(restriction(['reject_rbl', 'reject_rbl_client'], 'zen.spamhaus.org'));
  assert.equal(zen, `${list} reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]`);
  assert.equal(found(restriction(['reject_rbl_client'], 'other.example')), undefined);
  assert.equal(found(restriction(['check_recipient_access'])), `${list} check_recipient_access`);
  assert.equal(
    found(restriction(['reject_unknown_helo_hostname'])),
    'strict: main reject_unknown_helo_hostname',
  );
  assert.equal(found(restriction(['reject_non_fqdn_sender'])), undefined);
});

test('services by name, by type, by program', () => {
  assert.equal(found({ kind: 'service', name: 'amavis' }), 'amavis/unix: master amavis');
  assert.equal(found({ kind: 'service', name: 'smtp', type: 'inet' }), 'smtp/inet: master smtp');
  assert.equal(found({ kind: 'service', name: 'smtpd' }), 'smtp/inet: master smtp');
  assert.equal(found({ kind: 'service', name: 'nothing' }), undefined);
});

test('tables by their names and by their files', () => {
  const table = (name: string) => found({ kind: 'table', table: name });
  assert.equal(table('hash:/etc/postfix/vmailbox'), 'virtual_mailbox_maps: main /etc/postfix/vmailbox');
  assert.equal(table('/etc/postfix/vmailbox.db'), 'virtual_mailbox_maps: main /etc/postfix/vmailbox');
  assert.equal(table('/srv/tables/transport.db'), 'transport_maps: main hash:$tables/transport');
  assert.equal(table('hash:/etc/postfix/none'), undefined);
  assert.equal(table(''), undefined);
});

test('times in seconds', () => {
  assert.equal(secondsOf('maximal_queue_lifetime', '5'), 432_000);
  assert.equal(secondsOf('minimal_backoff_time', '300'), 300);
  assert.equal(secondsOf('minimal_backoff_time', '10m'), 600);
  assert.equal(secondsOf('minimal_backoff_time', 'x'), undefined);
});
