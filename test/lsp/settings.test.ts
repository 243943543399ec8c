import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { defaultSettings, readSettings, settingsSchema } from '../../server/src/lsp/settings.ts';

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
