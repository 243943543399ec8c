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

test('the mouse on a parameter shows its story in Japanese', async () => {
  await workbench.hoverOn('mydestination');
  const text = await workbench.hoverText();
  assert.match(text, /mydestination/);
  assert.match(text, /既定/);
  assert.match(text, /localhost\.example\.com/, 'the expanded value');
});

test('F12 on $mydomain leads to its assignment', async () => {
  await workbench.clickOn('$mydomain');
  await workbench.page.keyboard.press('F12');
  await workbench.page.locator('.statusbar-item', { hasText: 'Ln 10, Col 1' }).waitFor();
});

test('a fold hides the lines of a value, and nothing else', async () => {
  const before = await workbench.visibleLines();
  const first = before.indexOf('mydestination = $myhostname,');
  await workbench.clickOn('mydestination = $myhostname,');
  await workbench.runCommand('Fold');
  await workbench.lacksLine(/localhost\.\$mydomain/);
  const after = await workbench.visibleLines();
  assert.deepEqual(after.slice(0, first), before.slice(0, first));
  assert.equal(after[first + 1], '', 'the blank line after the value');
  assert.equal(after[first + 2], '# 社内 LAN とアプリケーションサーバだけが、認証なしで外へ中継できる。');
});

test('mistakes are underlined', async () => {
  await workbench.openFile('postfix/main.cf.bak');
  const errors = workbench.page.locator('.view-overlays .squiggly-error');
  await errors.first().waitFor();
  await workbench.hoverOn('inet_interfaces all');
  assert.match(await workbench.hoverText(), /=/);
});
