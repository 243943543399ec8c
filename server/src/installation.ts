/** Where this program's own files are. Sources and builds both lie two folders below the project's root. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The version in the project's package.json. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && Reflect.get(manifest, 'version');
  return typeof version === 'string' ? version : 'unknown';
}

/** The folder of the documentation: the build has it beside itself, the sources above. */
export function docsFolder(): string {
  const beside = fileURLToPath(new URL('docs', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../docs', import.meta.url));
}

/** The libraries of expressions, for `loadExpressions`; they lie as the documentation does. */
export function expressionsFile(): string {
  const beside = fileURLToPath(new URL('expressions/expressions.wasm', import.meta.url));
  return existsSync(beside)
    ? beside
    : fileURLToPath(new URL('../expressions/expressions.wasm', import.meta.url));
}

/** The program of the workers that hold mail logs: the build has it beside itself, the sources in `io`. */
export function logWorker(): URL {
  const beside = new URL('maillogWorker.js', import.meta.url);
  return existsSync(beside) ? beside : new URL('io/maillogWorker.ts', import.meta.url);
}
