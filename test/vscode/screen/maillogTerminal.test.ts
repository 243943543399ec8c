/** From a queue ID in a terminal to its message. */
import { test } from 'node:test';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { openWorkbench } from './workbench.ts';

test('a queue ID that a terminal shows leads to its message', async (t) => {
  const settings = {
    'postfixLens.docs.language': 'en',
    'terminal.integrated.gpuAcceleration': 'off',
    'editor.minimap.enabled': false,
  };
  const workbench = await openWorkbench({ workspace: demoFolder, settings });
  t.after(() => workbench.close());
  const { page } = workbench;
  await workbench.openFile('log/maillog');
  await workbench.hasLine(/A58AA23800C: client=.*partial/);
  await workbench.runCommand('Terminal: Create New Terminal');
  await page.locator('.terminal-wrapper.active .xterm-rows').waitFor();
  await page.keyboard.type('echo A58AA23800C\n', { delay: 20 });
  const shown = page
    .locator('.terminal-wrapper.active .xterm-rows > div', { hasText: /^A58AA23800C/ })
    .first();
  await shown.waitFor();
  const box = await shown.boundingBox();
  if (!box) throw new Error('the line of the terminal has no place');
  await page.keyboard.down('Control');
  await page.mouse.move(box.x + 20, box.y + box.height / 2 - 2, { steps: 3 });
  await page.mouse.move(box.x + 30, box.y + box.height / 2, { steps: 3 });
  await page.waitForTimeout(1500);
  await workbench.screenshot('maillog-terminal');
  await page.mouse.click(box.x + 30, box.y + box.height / 2);
  await page.keyboard.up('Control');
  await page.locator('.statusbar-item', { hasText: /^Ln 9, Col 1$/ }).waitFor();
});
