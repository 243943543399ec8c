/** Where things are in the project, and what its manifest says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..', '..');

/** Everything made at run time that git ignores, apart from what the build makes. */
export const cacheFolder = join(projectRoot, '.cache');

export const demoFolder = join(projectRoot, 'test', 'fixtures', 'demo');

const { CI } = process.env;

/** In CI a missing program is a failure, and the system may be changed to install it. */
export const isCi = CI === 'true';

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly publisher: string;
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Manifest;
}

/** The file that `npm run package` makes. */
export function vsixPath(): string {
  const { name, version } = readManifest();
  return join(projectRoot, `${name}-${version}.vsix`);
}
