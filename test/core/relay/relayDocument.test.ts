/** Who may relay, as a document: a table for each SMTP server, with links to the items that decide. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration } from '../../../server/src/core/config/configuration.ts';
import type { Language } from '../../../server/src/core/l10n.ts';
import { relayDocument } from '../../../server/src/core/relay/relayDocument.ts';

function documentOf(main: string, master: string, language: Language = 'en') {
  const files: Readonly<Record<string, string>> = { 'main.cf': main, 'master.cf': master };
  const configuration = readConfiguration({
    main: { file: 'main.cf', text: main },
    ...(master !== '' && { master: { file: 'master.cf', text: master } }),
  });
  const document = relayDocument(configuration, ({ file }) => file, language);
  const targets = document.links.map(({ span, location }) => {
    assert.equal(document.text.slice(span.start, span.end), location.file);
    return files[location.file]?.slice(location.span.start, location.span.end);
  });
  return { text: document.text, rows: document.text.split('\n'), targets };
}

const master = 'smtp inet n - y - - smtpd\n2525 inet n - y - - smtpd\n  -o smtpd_relay_restrictions=\n';

test('each server has a table of clients and destinations, and each row leads to what decides', () => {
  const main =
    'smtpd_relay_restrictions = permit_mynetworks, check_client_access hash:/x, reject_unauth_destination\nsmtpd_recipient_restrictions =\n';
  const { rows, targets } = documentOf(main, master);
  assert.deepEqual(rows.slice(4, 8), [
    '## smtp/inet [master.cf]',
    '',
    '| Client | Destination | Answer | Line |',
    '| --- | --- | --- | --- |',
  ]);
  assert.equal(
    rows[13],
    '| strangers | anywhere else | refused by reject_unauth_destination in smtpd_relay_restrictions, unless check_client_access permits it | [main.cf] [main.cf] |',
  );
  assert.deepEqual(targets, [
    'smtp',
    'permit_mynetworks',
    'permit_mynetworks',
    'permit_mynetworks',
    'reject_unauth_destination',
    'check_client_access',
    '2525',
  ]);
  assert.ok(rows.includes('**smtpd refuses to serve: no restriction keeps strangers from relaying**'));
});

test('an open relay stands out, in both languages', () => {
  const main =
    'smtpd_restriction_classes = a\na = permit\nsmtpd_relay_restrictions = a, reject_unauth_destination\n';
  assert.match(documentOf(main, master).text, /## smtp\/inet \[master\.cf\]\n\n\*\*OPEN RELAY\*\*\n/);
  assert.match(documentOf(main, master, 'ja').text, /\*\*オープンリレー\*\*/);
});

test('without a master.cf, main.cf alone is looked at; what cannot be expanded is said', () => {
  assert.match(documentOf('compatibility_level = 3.6\n', '').text, /\n## main\.cf\n/);
  const { text } = documentOf('smtpd_relay_restrictions = $smtpd_relay_restrictions\n', master);
  assert.match(text, /^# Who may relay through this server\?\n/);
  assert.match(text, /depends on smtpd_relay_restrictions/);
});
