import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accessAddressKeys,
  accessClientKeys,
  addressKeys,
  domainKeys,
  type SearchKey,
  transportKeys,
} from '../../../server/src/core/tables/searchKeys.ts';

/** Keys on one line; those that are asked of all tables have a star. */
function shown(keys: readonly SearchKey[]): string {
  return keys.map(({ key, isPartial }) => (isPartial ? key : `${key} *`)).join(', ');
}

const search = {
  extensions: { delimiters: '+-', doubleBounceSender: 'double-bounce', ownerRequestSpecial: true },
  isOwnDomain: (domain: string) => domain === 'local.example',
  parentsMatch: false,
};

test('addresses are looked for as virtual(5) and canonical(5) say', () => {
  const cases: Readonly<Record<string, string>> = {
    'u+x@far.example': 'u+x@far.example *, u@far.example, @far.example',
    'u@far.example': 'u@far.example *, @far.example',
    'u-x@local.example': 'u-x@local.example *, u@local.example, u-x, u, @local.example',
    'owner-list@local.example': 'owner-list@local.example *, owner-list, @local.example',
    'u+x': 'u+x *, u',
    'a@b+x@local.example': 'a@b+x@local.example *, a@b@local.example, a@b+x, a@b, @local.example',
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
