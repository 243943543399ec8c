import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import { parseVersion } from '../../../../server/src/core/config/version.ts';
import { noDocumentation } from '../../../../server/src/core/docs/documentation.ts';
import { mainCompletion } from '../../../../server/src/core/features/config/completion.ts';
import { masterCompletion } from '../../../../server/src/core/features/config/masterCompletion.ts';
import type { CompletionItem } from '../../../../server/src/core/features/types.ts';
import { slice } from '../../../../server/src/core/text/span.ts';
import { readCursor } from '../../../support/markers.ts';

const master = `\
smtp inet n - y - - smtpd
slow unix - - y - 1 smtp
relay unix - - y - - smtp
cleanup unix n - y - 0 cleanup
policy unix - n n - 0 spawn argv=/bin/true
`;

interface Options {
  readonly version?: string;
}

function configurationOf(main: string, masterText: string, { version = '3.12' }: Options = {}) {
  const parsed = parseVersion(version);
  return readConfiguration({
    main: { file: 'main.cf', text: main },
    master: { file: 'master.cf', text: masterText },
    ...(parsed && { version: parsed }),
  });
}

const help = { language: 'en', documentation: noDocumentation } as const;

function inMain(marked: string, options?: Options): CompletionItem[] {
  const { text, offset } = readCursor(marked);
  return mainCompletion(configurationOf(text, master, options), offset, help);
}

function inMaster(marked: string, main = 'own_name = a\nmyorigin = $own_name\n'): CompletionItem[] {
  const { text, offset } = readCursor(marked);
  return masterCompletion(configurationOf(main, text), offset, help);
}

function labels(items: readonly CompletionItem[]): string[] {
  return items.map(({ label }) => label);
}

function labelled(items: readonly CompletionItem[], label: string): CompletionItem {
  const item = items.find((each) => each.label === label);
  assert.ok(item, `${label} among ${labels(items).slice(0, 20)}`);
  return item;
}

test('values of closed sets, in values and on continuation lines', () => {
  assert.deepEqual(labels(inMain('biff = ‸\n')), ['yes', 'no']);
  assert.deepEqual(labels(inMain('biff =\n  # why\n  y‸\n')), ['yes', 'no']);
  assert.deepEqual(labels(inMain('biff = yes ‸\n')), []);
  const levels = labels(inMain('smtpd_tls_security_level = m‸\n'));
  assert.ok(levels.includes('may') && levels.includes('encrypt'), levels.join());
  const protocols = inMain('smtp_tls_protocols = >=TLSv1.2, !SSL‸v3\n');
  const { replace } = labelled(protocols, 'SSLv3');
  assert.equal(slice('smtp_tls_protocols = >=TLSv1.2, !SSLv3\n', replace), 'SSLv3');
});

test('nothing in comments', () => {
  for (const marked of [
    '# bif‸\n',
    'biff = # y‸\n',
    'mydestination = a,\n  # b‸\n',
    'relay_domains = a # b‸\n',
  ]) {
    assert.deepEqual(inMain(marked), [], marked);
  }
  assert.deepEqual(inMaster('# smtp inet ‸\n'), []);
  assert.deepEqual(inMaster('smtp inet n - y - - smtpd\n  # -o ‸\n'), []);
});

test('units of time after digits', () => {
  assert.deepEqual(labels(inMain('queue_run_delay = 30‸\n')), ['30s', '30m', '30h', '30d', '30w']);
  assert.deepEqual(labels(inMain('queue_run_delay = ‸\n')), []);
  assert.deepEqual(labels(inMain('queue_run_delay = 3d‸\n')), []);
});

test('types of lookup tables, those of later releases struck through', () => {
  const items = inMain('virtual_alias_maps = hash:/a,\n  prox‸\n', { version: '3.7' });
  assert.equal(labelled(items, 'proxy:').deprecated, undefined);
  assert.equal(labelled(items, 'mongodb:').deprecated, true);
  assert.match(labelled(items, 'mongodb:').detail ?? '', /3\.9/);
  assert.ok(labels(inMain('virtual_alias_maps = proxy:my‸\n')).includes('mysql:'));
  assert.ok(labels(inMain('mydestination = localhost, ‸\n')).includes('hash:'));
  assert.ok(labels(inMain('default_database_type = ‸\n')).includes('lmdb'));
  assert.deepEqual(labels(inMain('virtual_alias_maps = hash:/etc/po‸\n')), []);
});

test('restrictions that are legal in the list, with their argument', () => {
  const items = inMain('smtpd_recipient_restrictions =\n  permit_mynetworks,\n  ch‸\n');
  const check = labelled(items, 'check_recipient_access');
  assert.equal(check.insertText, 'check_recipient_access ');
  assert.equal(check.snippet, 'check_recipient_access ${1:hash:/etc/postfix/access}');
  assert.ok(!labels(items).includes('check_etrn_access'));
  assert.equal(labelled(items, 'reject_unknown_hostname').deprecated, true);
  assert.equal(labelled(items, 'check_relay_domains').deprecated, true);

  const early = inMain('smtpd_client_restrictions = ‸\n');
  assert.match(labelled(early, 'reject_unauth_destination').detail ?? '', /RCPT TO/);
  const undelayed = inMain('smtpd_delay_reject = no\nsmtpd_client_restrictions = ‸\n');
  assert.ok(!labels(undelayed).includes('reject_unauth_destination'));
});

test('the argument of a restriction', () => {
  const tables = labels(inMain('smtpd_client_restrictions = check_client_access ‸\n'));
  assert.ok(tables.includes('cidr:') && !tables.includes('permit'), tables.join());
  const policy = labels(inMain('smtpd_recipient_restrictions = check_policy_service ‸\n'));
  assert.deepEqual(policy, ['unix:private/policy', 'unix:', 'inet:']);
  assert.deepEqual(labels(inMain('smtpd_recipient_restrictions = reject_rbl_client ‸\n')), []);
});

test('restriction classes of the user, and their values', () => {
  const set = 'smtpd_restriction_classes = strict\nstrict = permit\n';
  assert.ok(labels(inMain(`${set}smtpd_sender_restrictions = s‸\n`)).includes('strict'));
  assert.ok(labels(inMain('smtpd_restriction_classes = strict\nstrict = ‸\n')).includes('reject'));
  assert.ok(labels(inMain('strict = permit\nsmtpd_restriction_classes = ‸\n')).includes('strict'));
});

test('services of master.cf as transports', () => {
  assert.deepEqual(labels(inMain('default_transport = ‸\n')), ['slow:', 'relay:']);
  assert.deepEqual(labels(inMain('default_transport = slow:exa‸\n')), []);
  assert.ok(labels(inMain('cleanup_service_name = ‸\n')).includes('cleanup'));
});

test('names with their values after $, on continuation lines too', () => {
  const items = inMain('mydomain = example.com\nmydestination =\n  $my‸\n');
  assert.equal(labelled(items, 'mydomain').detail, 'example.com');
  assert.ok(!labels(inMain('mydestination = $$my‸\n')).includes('mydomain'));
});

test('names that the release does not have are struck through and come last', () => {
  const items = inMain('lmtp‸\n', { version: '3.7' });
  const later = labelled(items, 'lmtp_tlsrpt_enable');
  assert.equal(later.deprecated, true);
  assert.match(later.detail ?? '', /since Postfix 3\.10/);
  assert.match(labelled(items, 'lmtp_cache_connection').detail ?? '', /removed in Postfix 2\.3/);
  assert.ok((later.sortText ?? '') > (labelled(items, 'smtpd_banner').sortText ?? ''));
});

test('columns of master.cf', () => {
  assert.ok(labels(inMaster('smtp ‸\n')).includes('inet'));
  assert.deepEqual(labels(inMaster('smtp inet n - ‸y\n')), ['-', 'y', 'n']);
  assert.ok(labels(inMaster('pickup unix n - y 6‸\n')).includes('60'));
  assert.ok(labels(inMaster('smtp inet n - y - - smt‸\n')).includes('smtpd'));
});

test('-o names that the daemon reads, and the names of the user', () => {
  const items = inMaster('smtp inet n - y - - smtpd\n  -o ‸\n');
  assert.equal(labelled(items, 'smtpd_banner').insertText, 'smtpd_banner=');
  assert.ok(!labels(items).includes('smtp_bind_address'));
  assert.ok(labels(items).includes('own_name'));
  assert.equal(
    labelled(inMaster('smtp inet n - y - - smtpd -o { smtpd_b‸ }\n'), 'smtpd_banner').insertText,
    'smtpd_banner = ',
  );
  assert.ok(labels(inMaster('smtp inet n - y - - smtpd ‸\n')).includes('-o'));
});

test('-o values, without blanks where there are no braces', () => {
  assert.deepEqual(labels(inMaster('smtp inet n - y - - smtpd -o smtpd_sasl_auth_enable=y‸\n')), [
    'yes',
    'no',
  ]);
  const restrictions = inMaster('smtp inet n - y - - smtpd\n  -o smtpd_client_restrictions=permit,‸\n');
  assert.equal(labelled(restrictions, 'check_client_access').insertText, 'check_client_access,');
  assert.ok(labels(inMaster('smtp inet n - y - - smtpd -o myorigin=$own‸\n')).includes('own_name'));
});

test('every place of odd texts is survived', () => {
  const text =
    'a = $b ${c\n  = d\n#x = $y\nmydomain\r\n\0 = \nsmtp inet n - y - - smtpd -o { a = b }\n  -o x\n -v';
  const configuration = configurationOf(text, text);
  for (let offset = 0; offset <= text.length; offset++) {
    mainCompletion(configuration, offset, help);
    masterCompletion(configuration, offset, help);
  }
  assert.ok(masterCompletion(configuration, text.length, help).length > 0);
});
