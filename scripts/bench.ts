/** `npm run bench [-- SECTION...]`: builds the bundles that ship, then prints the figures of `bench/`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.ts';
import { projectRoot } from './lib/project.ts';

await build({ production: true });
const { status } = spawnSync(
  process.execPath,
  [join(projectRoot, 'bench/run.ts'), ...process.argv.slice(2)],
  {
    cwd: projectRoot,
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
