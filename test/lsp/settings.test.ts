import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseVersion } from '../../server/src/core/config/version.ts';
import { beginSession } from '../../server/src/lsp/session.ts';
import { defaultSettings, readSettings, settingsSchema } from '../../server/src/lsp/settings.ts';
import { postconfVersion } from '../support/postconf.ts';

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly scope: string;
}

test('package.json offers exactly the settings of the schema', () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  const offered = Object.entries<Property>(manifest.contributes.configuration.properties).map(
    ([name, property]) => [
      name,
      {
        type: property.type,
        default: property.default,
        ...(property.enum !== undefined && { enum: property.enum }),
        scope: property.scope,
      },
    ],
  );
  const known = Object.entries(settingsSchema).map(([name, schema]) => [`postfixLens.${name}`, schema]);
  assert.deepEqual(offered, known);
});

test('settings are read nested and flat; what is absent or of a wrong type counts as the default', () => {
  assert.equal(readSettings({ docs: { language: 'ja' } })['docs.language'], 'ja');
  assert.equal(readSettings({ 'docs.language': 'en' })['docs.language'], 'en');
  assert.equal(readSettings({ maillog: { colors: false } })['maillog.colors'], false);
  assert.deepEqual(
    readSettings({ docs: { language: 'de' }, maillog: 'x', 'maillog.colors': 1 }),
    defaultSettings,
  );
  for (const answer of [undefined, null, 1, 'x', [], { docs: null }]) {
    assert.deepEqual(readSettings(answer), defaultSettings);
  }
});

test('the release is what the settings say; in a trusted workspace what is installed', async () => {
  const session = (initializationOptions: unknown) =>
    beginSession({ processId: null, rootUri: null, capabilities: {}, initializationOptions });
  assert.deepEqual(session({ settings: { targetVersion: '3.4' } }).version(), parseVersion('3.4'));
  assert.equal(session({}).version(), undefined);

  const untrusted = session({});
  assert.equal(await untrusted.findInstalled(), false);
  assert.equal(untrusted.version(), undefined, 'nothing is run');

  const trusted = session({ trusted: true });
  const isInstalled = postconfVersion() !== undefined;
  assert.equal(await trusted.findInstalled(), isInstalled);
  assert.equal(trusted.version() !== undefined, isInstalled);
});
