import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import tableTypes from '../../../../server/src/core/data/tableTypes.json' with { type: 'json' };
import { noDocumentation } from '../../../../server/src/core/docs/documentation.ts';
import { mainSignature, masterSignature } from '../../../../server/src/core/features/config/signatureHelp.ts';
import { tableForms } from '../../../../server/src/core/features/config/tableForms.ts';
import type { SignatureHelp } from '../../../../server/src/core/features/types.ts';
import { slice } from '../../../../server/src/core/text/span.ts';
import { readCursor } from '../../../support/markers.ts';

const help = { language: 'en', documentation: noDocumentation } as const;

/** The form that is being typed with its part in brackets; undefined where nothing is said. */
function shown(found: SignatureHelp | undefined): string | undefined {
  const signature = found?.signatures[found.active];
  const part = signature?.parts[found?.part ?? 0];
  if (!signature || !part) return undefined;
  const { label } = signature;
  return `${label.slice(0, part.label.start)}[${slice(label, part.label)}]${label.slice(part.label.end)}`;
}

function inMain(marked: string): string | undefined {
  const { text, offset } = readCursor(marked);
  return shown(mainSignature(readConfiguration({ main: { file: 'main.cf', text } }), offset, help));
}

function inMaster(marked: string): string | undefined {
  const { text, offset } = readCursor(marked);
  const main = { file: 'main.cf', text: '' };
  return shown(
    masterSignature(readConfiguration({ main, master: { file: 'master.cf', text } }), offset, help),
  );
}

for (const [marked, expected] of [
  ['smtpd_client_restrictions = check_client_access ‸', 'check_client_access [type:table]'],
  ['smtpd_client_restrictions = permit,\n  reject_rbl_client zen‸', 'reject_rbl_client [domain=d.d.d.d]'],
  ['smtpd_client_restrictions = sleep ‸', 'sleep [seconds]'],
  ['smtpd_client_restrictions = check_policy_service unix:‸', 'check_policy_service [unix:path]'],
  ['smtpd_client_restrictions = check_client_access cidr:‸', 'cidr:[/path/to/table]'],
  ['smtpd_restriction_classes = own\nown = check_client_access ‸', 'check_client_access [type:table]'],
  ['smtpd_client_restrictions = permit ‸', undefined],
  ['smtpd_client_restrictions = check_client_access hash:/a ‸', undefined],
  ['# check_client_access ‸', undefined],
  ['virtual_alias_maps = proxy:hash:‸', 'hash:[/path/to/table]'],
  ['virtual_alias_maps = proxy:‸', 'proxy:[type]:name'],
  ['virtual_alias_maps = socketmap:inet:h:‸', 'socketmap:inet:host:[port]:name'],
  ['virtual_alias_maps = socketmap:unix:‸', 'socketmap:unix:[path]:name'],
  ['virtual_alias_maps = pcre:{‸', 'pcre:[{ {/pattern/ result}, … }]'],
  ['virtual_alias_maps = nosuch:‸', undefined],
  ['myhostname = hash:‸', undefined],
  ['relayhost = tcp:‸', undefined],
] as const) {
  test(`in main.cf: ${JSON.stringify(marked)}`, () => assert.equal(inMain(marked), expected));
}

for (const [marked, expected] of [
  ['smtp inet n ‸', 'service type private [unpriv] chroot wakeup maxproc command'],
  ['‸', '[service] type private unpriv chroot wakeup maxproc command'],
  ['smtp inet n - y - - smtpd ‸', undefined],
  ['# smtp ‸', undefined],
  [
    'smtp inet n - y - - smtpd\n  -o smtpd_client_restrictions=check_client_access,‸',
    'check_client_access [type:table]',
  ],
  ['smtp inet n - y - - smtpd\n  -o {virtual_alias_maps = tcp:h:‸', 'tcp:host:[port]'],
] as const) {
  test(`in master.cf: ${JSON.stringify(marked)}`, () => assert.equal(inMaster(marked), expected));
}

test('most types of tables have a form, and every form is of a type', () => {
  const without = tableTypes.map(({ name }) => name).filter((name) => !tableForms(name));
  assert.deepEqual(without, ['environ', 'internal', 'netinfo', 'nisplus']);
  assert.equal(tableForms('constructor'), undefined);
});
