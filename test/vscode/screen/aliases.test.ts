import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let workbench: Workbench;

before(async () => {
  const settings = { 'postfixLens.docs.language': 'ja' };
  workbench = await openWorkbench({ workspace: demoFolder, settings });
  await workbench.openFile('etc/aliases');
});

after(() => workbench?.close());

test('the mouse on an alias shows where its mail ends', async () => {
  await workbench.hoverOn('webmaster');
  const text = await workbench.hoverText();
  assert.match(text, /taro/);
  assert.match(text, /hanako@example\.jp/);
});

test('mistakes are underlined', async () => {
  await workbench.page
    .locator('.view-overlays .squiggly-error, .view-overlays .squiggly-warning')
    .first()
    .waitFor();
});
