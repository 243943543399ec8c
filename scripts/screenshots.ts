/**
 * Takes pictures of the extension at work, into .cache/screenshots/: `npm run screenshots`, with the names of
 * scenes behind `--` for these alone.
 *
 * With `--docs`, those that the documentation shows are copied into docs/images/.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { openViewer } from '../test/vscode/screen/logViewer.ts';
import { askRoute } from '../test/vscode/screen/routeQuestion.ts';
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
  async 'explain-value'(workbench) {
    await workbench.openFile('postfix/main.cf');
    await workbench.clickOn('mydestination =');
    await workbench.runCommand('Postfix Lens: Explain this value');
    await workbench.hasLine(/^ {4}app\.example\.com$/);
  },
  async 'effective-service'(workbench) {
    await workbench.openFile('postfix/master.cf');
    await workbench.clickOn('syslog_name=postfix/submission');
    await workbench.runCommand('Postfix Lens: Show effective configuration');
    await workbench.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'submission/inet' })
      .click();
    await workbench.hasLine(/^mydestination = /);
  },
  async 'compare-with-defaults'(workbench) {
    await workbench.openFile('postfix/main.cf');
    await workbench.runCommand('Postfix Lens: Compare with defaults');
    await workbench.page.locator('.monaco-diff-editor .char-insert').first().waitFor();
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
  async 'route-ja'(workbench) {
    await workbench.openFile('postfix/main.cf');
    await askRoute(workbench, 'info@example.org');
  },
  async 'log-viewer'(workbench) {
    const viewer = await openViewer(workbench, 'log/maillog');
    await viewer.choose('配送延期');
    await viewer.story.locator('.meaning').first().waitFor();
  },
};

const documented = ['main-cf-hover-ja', 'maillog-threads', 'maillog-grouped', 'log-viewer', 'route-ja'];

/** How each scene is looked at; the documentation shows the first. */
const looks = [
  { language: 'ja', theme: 'dark' },
  { language: 'ja', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const;

type Look = (typeof looks)[number];

const { values, positionals } = parseArgs({
  options: { docs: { type: 'boolean' } },
  allowPositionals: true,
});
await build({ production: false });
for (const look of looks) await photograph(look);

async function photograph(look: Look): Promise<void> {
  const workbench = await openWorkbench({
    workspace: demoFolder,
    theme: look.theme,
    settings: { 'postfixLens.docs.language': look.language, 'editor.minimap.enabled': false },
  });
  try {
    for (const [name, play] of Object.entries(scenes)) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      await play(workbench);
      report(await workbench.screenshot(`${name}-${look.theme}-${look.language}`), name, look);
      await workbench.runCommand('View: Close All Editors');
    }
  } finally {
    await workbench.close();
  }
}

function report(path: string, name: string, look: Look): void {
  console.log(relative(projectRoot, path));
  if (!values.docs || !documented.includes(name) || look !== looks[0]) return;
  const images = join(projectRoot, 'docs', 'images');
  mkdirSync(images, { recursive: true });
  copyFileSync(path, join(images, `${name}.png`));
}
