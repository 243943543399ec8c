/**
 * Opens a VS Code with the extension in it on a copy of the demo files: `npm start`.
 *
 * With a desktop VS Code it opens a window; otherwise, or with `--browser`, it serves one until Ctrl-C.
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { installCodeServer, installExtension, startCodeServer, vscodeVersion } from './lib/codeServer.ts';
import { findDesktopCode } from './lib/desktop.ts';
import { runOrThrow } from './lib/processes.ts';
import { cacheFolder, demoFolder, projectRoot } from './lib/project.ts';
import { quietSettings } from './lib/quietSettings.ts';
import { makePackage } from './package.ts';

/** A copy, so that trying things out does not change the fixtures; a new one at each start. */
const demoCopy = join(cacheFolder, 'demo');

const { values } = parseArgs({
  options: { browser: { type: 'boolean' }, port: { type: 'string', default: '8484-8584' } },
});
const code = values.browser ? undefined : findDesktopCode();

rmSync(demoCopy, { recursive: true, force: true });
cpSync(demoFolder, demoCopy, { recursive: true });
await (code ? openDesktop(code) : serve(values.port));

async function openDesktop(program: string): Promise<void> {
  await build({ production: false });
  await runOrThrow(program, ['--new-window', `--extensionDevelopmentPath=${projectRoot}`, demoCopy]);
  console.log(`Opened ${demoCopy} with the extension, by ${program}`);
}

async function serve(port: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
  const vsix = await makePackage();
  await installCodeServer();
  const dataFolder = join(cacheFolder, 'start');
  await installExtension(vsix, dataFolder);
  const server = await startCodeServer({ dataFolder, settings: quietSettings, port });
  console.log(`
VS Code ${vscodeVersion} with the extension on the demo files, for this machine only:

  ${server.address(demoCopy)}

Open it in a browser. Ctrl-C ends it.`);
}
