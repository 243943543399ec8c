import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');

function readKeys(path: string): string[] {
  const bundle: unknown = JSON.parse(readFileSync(join(root, path), 'utf8'));
  assert.ok(typeof bundle === 'object' && bundle !== null);
  for (const [key, value] of Object.entries(bundle)) {
    assert.ok(typeof value === 'string' && value.trim() !== '', `${path}: ${key} has no text`);
  }
  return Object.keys(bundle).sort();
}

function keysOfClient(): string[] {
  const sources = readdirSync(join(root, 'client/src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts'),
  );
  const text = sources.map((name) => readFileSync(join(root, 'client/src', name), 'utf8')).join('\n');
  const calls = [...text.matchAll(/\bl10n\.t\(/g)].length;
  const keys = [...text.matchAll(/\bl10n\.t\(\s*(['"])((?:\\.|(?!\1).)*)\1/g)].map((match) =>
    (match[2] ?? '').replace(/\\(.)/g, '$1'),
  );
  assert.ok(calls > 0);
  assert.equal(keys.length, calls, 'every call of l10n.t has its text as a plain string');
  return [...new Set(keys)].sort();
}

const bundles = readdirSync(join(root, 'l10n')).filter((name) => name.startsWith('bundle.l10n.'));

test('every text of the client is translated in every bundle, and none is left over', () => {
  assert.ok(bundles.includes('bundle.l10n.ja.json'));
  for (const bundle of bundles) assert.deepEqual(readKeys(join('l10n', bundle)), keysOfClient(), bundle);
});

test('every %key% of package.json is in every package.nls file, and none is left over', () => {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  const used = [...new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]))].sort();
  for (const path of ['package.nls.json', 'package.nls.ja.json'])
    assert.deepEqual(readKeys(path), used, path);
});

test('the places of a text are the same in its translation', () => {
  const places = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(String).sort();
  for (const bundle of bundles) {
    const texts: Record<string, string> = JSON.parse(readFileSync(join(root, 'l10n', bundle), 'utf8'));
    for (const [key, value] of Object.entries(texts)) assert.deepEqual(places(value), places(key), key);
  }
});
