/** The log grouped by queue ID: folded at once, and filtered. */
import { test } from 'node:test';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { openWorkbench } from './workbench.ts';

for (const theme of ['dark', 'light'] as const) {
  test(`the grouped view opens folded and takes a filter, ${theme}`, async (t) => {
    const settings = { 'postfixLens.docs.language': 'en', 'editor.minimap.enabled': false };
    const workbench = await openWorkbench({ workspace: demoFolder, theme, settings });
    t.after(() => workbench.close());
    const { page } = workbench;
    await workbench.openFile('log/maillog');
    await workbench.runCommand('Postfix Lens: Group by queue ID');
    await workbench.hasLine(/^Filter: none {2}\d+ messages/);
    await workbench.lacksLine(/^Nov 24 /);
    await workbench.hasLine(/^A58AA23800C {2}08:01:07 .* partial/);
    await workbench.screenshot(`maillog-grouped-folded-${theme}`);
    await page
      .getByRole('button', { name: /Filter messages/ })
      .first()
      .click();
    await page.locator('.quick-input-widget:visible input.input').first().fill('status:bounced');
    await page.keyboard.press('Enter');
    await workbench.hasLine(/^Filter: status:bounced {2}\d+ of \d+ messages/);
    await workbench.lacksLine(/^A52512381AD /);
    await workbench.hasLine(/^A58AA23800C {2}/);
    await workbench.screenshot(`maillog-grouped-filtered-${theme}`);
  });
}
