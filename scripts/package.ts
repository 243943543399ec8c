/** Makes postfix-lens-VERSION.vsix in the project folder: `npm run package`. */
import { relative } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from './build.ts';
import { projectRoot, vsixPath } from './lib/project.ts';

/** Builds for production and packs what .vscodeignore lets through; gives the file's path. */
export async function makePackage(): Promise<string> {
  await build({ production: true });
  const packagePath = vsixPath();
  await createVSIX({
    cwd: projectRoot,
    packagePath,
    // The bundles hold what they need of node_modules.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return packagePath;
}

if (import.meta.main) {
  const path = await makePackage();
  console.log(`Made ${relative(projectRoot, path)}`);
}
