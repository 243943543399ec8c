import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let workbench: Workbench;

before(async () => {
  const settings = { 'postfixLens.docs.language': 'ja' };
  workbench = await openWorkbench({ workspace: demoFolder, settings });
  await workbench.openFile('postfix/main.cf');
});

after(() => workbench?.close());

test('lenses stand above names, and lead to what refers to them', async () => {
  const lens = workbench.page.locator('.codelens-decoration a', { hasText: '箇所で参照' }).first();
  await lens.waitFor();
  await workbench.screenshot('main-cf-lenses');
  await lens.click();
  await workbench.page
    .locator('.zone-widget .reference-zone-widget, .zone-widget.reference-zone-widget')
    .waitFor();
  await workbench.screenshot('main-cf-lens-references');
});

test('problems of files that are not open are listed', async () => {
  await workbench.page.keyboard.press('Escape');
  await workbench.runCommand('Problems: Focus on Problems View');
  const rows = workbench.page.locator('.markers-panel .monaco-list-row');
  await rows.first().waitFor();
  await workbench.screenshot('problems-of-the-workspace');
  const texts = (await rows.allInnerTexts()).join('\n');
  assert.match(texts, /alias-loop/);
});
