import type { AddressClass } from './addressClass.ts';
import { findAddress } from './addressLookup.ts';
import type { Cleanup } from './cleanup.ts';
import { attempt } from './dependency.ts';
import type { Resolution } from './resolve.ts';
import { type Step, step } from './step.ts';
import { type TableList, tableList } from './tables.ts';
import { valuesFor } from './values.ts';

/** The lists of recipients by class (smtpd_reject_unlisted_recipient); other classes have none. */
const recipientTables: Partial<Readonly<Record<AddressClass, string>>> = {
  local: 'local_recipient_maps',
  'virtual-mailbox': 'virtual_mailbox_maps',
  relay: 'relay_recipient_maps',
};

/** Tables that make an address known by mapping it, whatever its class. */
const mappingTables = ['recipient_canonical_maps', 'canonical_maps', 'virtual_alias_maps'];

/** Names that local domains accept without a table. */
const alwaysKnown = /^(?:postmaster|mailer-daemon)@/i;

/** Whether smtpd(8) would take the recipient: the step that says so, or what that depends on. */
export function checkRecipient(cleanup: Cleanup, { addressClass, recipient }: Resolution): Step[] {
  if (addressClass === undefined || addressClass === 'error') return [];
  const search = attempt(() => findRecipient(cleanup, addressClass, recipient));
  if ('found' in search) return search.found;
  return [step('recipient-unsure', recipient, search.unknown.table, search.unknown)];
}

function findRecipient(cleanup: Cleanup, addressClass: AddressClass, recipient: string): Step[] {
  const { resolver } = cleanup;
  const values = valuesFor(resolver.configuration, 'smtpd');
  const list = (parameter: string): TableList => tableList(values, parameter, resolver.sources.open);
  for (const parameter of mappingTables) {
    const hit = findAddress(list(parameter), recipient, resolver.lookup);
    if (hit) return [step('recipient-known', recipient, hit.key, hit)];
  }
  if (addressClass === 'virtual-alias') {
    const parameter = 'virtual_alias_maps';
    return [step('recipient-unknown', recipient, '', { parameter, place: values.place(parameter) })];
  }
  const parameter = recipientTables[addressClass];
  if (parameter === undefined) return [];
  const place = values.place(parameter);
  const tables = list(parameter);
  if (tables.isEmpty) return [step('recipient-unchecked', recipient, '', { parameter, place })];
  if (addressClass === 'local' && isAlwaysKnown(recipient, values.text('double_bounce_sender'))) return [];
  const hit = findAddress(tables, recipient, resolver.lookup);
  return hit
    ? [step('recipient-known', recipient, hit.key, hit)]
    : [step('recipient-unknown', recipient, '', { parameter, place })];
}

function isAlwaysKnown(recipient: string, doubleBounceSender: string): boolean {
  return (
    alwaysKnown.test(recipient) || recipient.toLowerCase().startsWith(`${doubleBounceSender.toLowerCase()}@`)
  );
}
