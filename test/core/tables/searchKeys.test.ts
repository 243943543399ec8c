import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTable } from '../../../server/src/core/tables/openTable.ts';
import { accessKeys, purposeKeys } from '../../../server/src/core/tables/purposes.ts';
import {
  accessAddressKeys,
  accessClientKeys,
  addressKeys,
  domainKeys,
  type SearchKey,
  searchTables,
  transportKeys,
} from '../../../server/src/core/tables/searchKeys.ts';

/** Keys on one line; those that are asked of all tables have a star. */
function shown(keys: readonly SearchKey[]): string {
  return keys.map(({ key, isPartial }) => (isPartial ? key : `${key} *`)).join(', ');
}

const search = {
  delimiters: '+-',
  isLocalDomain: (domain: string) => domain === 'local.example',
  parentsMatch: false,
};

test('addresses are looked for as virtual(5) and canonical(5) say', () => {
  const cases: Readonly<Record<string, string>> = {
    'u+x@far.example': 'u+x@far.example *, u@far.example, @far.example',
    'u@far.example': 'u@far.example *, @far.example',
    'u-x@local.example': 'u-x@local.example *, u@local.example, u-x, u, @local.example',
    'owner-list@local.example': 'owner-list@local.example *, owner-list, @local.example',
    'u+x': 'u+x *, u',
  };
  for (const [address, expected] of Object.entries(cases))
    assert.equal(shown(addressKeys(address, search)), expected);
});

test('recipients are looked for as transport(5) says', () => {
  assert.equal(
    shown(transportKeys('u+x@a.b.example', search)),
    'u+x@a.b.example *, u@a.b.example, a.b.example, .b.example, .example, * *',
  );
  assert.equal(
    shown(transportKeys('u@a.b.example', { ...search, parentsMatch: true })),
    'u@a.b.example *, a.b.example, b.example, example, * *',
  );
});

test('clients, names and addresses are looked for as access(5) says', () => {
  assert.equal(shown(domainKeys('a.b.c', search)), 'a.b.c *, .b.c, .c');
  assert.equal(
    shown(accessAddressKeys('u+x@b.c', { ...search, parentsMatch: true })),
    'u+x@b.c *, u@b.c, b.c, c, u+x@, u@',
  );
  assert.equal(
    shown(accessClientKeys('h.c', '192.0.2.1', search)),
    'h.c *, .c, 192.0.2.1 *, 192.0.2, 192.0, 192',
  );
  assert.equal(
    shown(accessClientKeys(undefined, '2001:db8::1', search)),
    '2001:db8::1 *, 2001:db8:, 2001:db8, 2001',
  );
});

test('hovers name the forms of the keys that are tried', () => {
  const forms = (keys: readonly SearchKey[]) => keys.map(({ key }) => key.replace(/name\.parent/, 'domain'));
  const local = { ...search, isLocalDomain: () => true };
  const address = 'user+ext@name.parent';
  assert.deepEqual(forms(addressKeys(address, local)), purposeKeys['virtual-alias']);
  assert.deepEqual(forms(transportKeys(address, search)), purposeKeys.transport);
  assert.deepEqual(forms(domainKeys('name.parent', search)), purposeKeys.domains);
  assert.deepEqual(forms(accessAddressKeys(address, search)), accessKeys('check_sender_access'));
  const client = accessClientKeys('name.parent', '192.0.2.1', search);
  assert.deepEqual(['name', ...forms(client).slice(1)], accessKeys('check_client_access'));
});

test('tables of patterns are not asked for parts of an address', () => {
  const open = (type: string, name: string) => {
    const table = openTable({ type, name }, { read: () => ({ unreadable: 'ENOENT' }) });
    assert.ok('lookUp' in table);
    return table;
  };
  const tables = [open('randmap', '{any}'), open('inline', '{ @far.example=all, x=y }')];
  const keys = addressKeys('u@far.example', search).filter(({ isPartial }) => isPartial);
  const result = searchTables(tables, keys);
  assert.deepEqual(
    [result?.key, result?.answer],
    ['@far.example', { kind: 'found', key: '@far.example', value: 'all' }],
  );
});
