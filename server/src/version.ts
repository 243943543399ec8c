import { readFileSync } from 'node:fs';

/** The version in the project's package.json, which lies two folders above the sources and above the build. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && Reflect.get(manifest, 'version');
  return typeof version === 'string' ? version : 'unknown';
}
