import assert from 'node:assert/strict';
import test from 'node:test';
import { formatVersion } from '../../server/src/core/config/version.ts';
import { installedVersion } from '../../server/src/io/installedPostfix.ts';
import { postconfVersion } from '../support/postconf.ts';

test('the installed release is the one that postconf names', async () => {
  const version = await installedVersion();
  assert.equal(version && formatVersion(version), postconfVersion());
});
