/**
 * Takes pictures of the extension at work, into .cache/screenshots/: `npm run screenshots`.
 *
 * With `--docs`, those that the documentation shows are copied into docs/images/.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { openWorkbench, type Workbench } from '../test/vscode/screen/workbench.ts';
import { build } from './build.ts';
import { demoFolder, projectRoot } from './lib/project.ts';

type Scene = (workbench: Workbench) => Promise<void>;

/** By the name of the picture. Each scene begins without an open editor. */
const scenes: Readonly<Record<string, Scene>> = {
  async 'main-cf-hover-ja'(workbench) {
    await workbench.openFile('postfix/main.cf');
    await workbench.hoverOn('mydestination');
  },
  async 'main-cf-mistakes'(workbench) {
    await workbench.openFile('postfix/main.cf.bak');
    await workbench.page.locator('.view-overlays .squiggly-error').first().waitFor();
    await workbench.hoverOn('$mydomian');
  },
  async 'aliases-hover'(workbench) {
    await workbench.openFile('etc/aliases');
    await workbench.hoverOn('webmaster');
  },
  async 'maillog-threads'(workbench) {
    await workbench.openFile('log/maillog');
    await workbench.clickOn('A52512381AD');
    await workbench.hoverOn('A52512381AD');
  },
  async 'maillog-grouped'(workbench) {
    await workbench.openFile('log/maillog');
    await workbench.runCommand('Postfix Lens: Group by queue ID');
    await workbench.hasLine(/^A52512381AD /);
  },
};

const documented = ['main-cf-hover-ja', 'maillog-threads', 'maillog-grouped'];

const { values } = parseArgs({ options: { docs: { type: 'boolean' } } });
await build({ production: false });
for (const theme of ['dark', 'light'] as const) await photograph(theme);

async function photograph(theme: 'dark' | 'light'): Promise<void> {
  const workbench = await openWorkbench({
    workspace: demoFolder,
    theme,
    settings: { 'postfixLens.docs.language': 'ja', 'editor.minimap.enabled': false },
  });
  try {
    for (const [name, play] of Object.entries(scenes)) {
      await play(workbench);
      report(await workbench.screenshot(`${name}-${theme}`), name);
      await workbench.runCommand('View: Close All Editors');
    }
  } finally {
    await workbench.close();
  }
}

function report(path: string, name: string): void {
  console.log(relative(projectRoot, path));
  if (!values.docs || !documented.includes(name) || !path.endsWith('-dark.png')) return;
  const images = join(projectRoot, 'docs', 'images');
  mkdirSync(images, { recursive: true });
  copyFileSync(path, join(images, basename(path).replace('-dark', '')));
}
