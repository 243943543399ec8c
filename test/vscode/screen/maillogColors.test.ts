/** The colours of a mail log in a dark and a light theme; also takes the pictures of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

for (const theme of ['dark', 'light'] as const) {
  test(`the messages of a log have colours of their own, ${theme}`, async (t) => {
    const settings = { 'postfixLens.docs.language': 'en', 'editor.minimap.enabled': false };
    const workbench = await openWorkbench({ workspace: demoFolder, theme, settings });
    t.after(() => workbench.close());
    await workbench.openFile('log/maillog');
    await workbench.clickOn('A58AA23800C');
    const first = await colorOf(workbench, 'A52512381AD');
    const second = await colorOf(workbench, 'A58AA23800C');
    assert.notEqual(first, second);
    await workbench.screenshot(`maillog-threads-${theme}`);
    await workbench.hoverOn('A58AA23800C');
    await workbench.screenshot(`maillog-hover-${theme}`);

    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('Postfix Lens: Group by queue ID');
    await workbench.hasLine(/^A58AA23800C {2}08:01:07/);
    assert.equal(await colorOf(workbench, 'A52512381AD'), first);
    await workbench.screenshot(`maillog-grouped-${theme}`);
    await workbench.runCommand('Fold All');
    await workbench.lacksLine(/^Nov 24 /);
    await workbench.screenshot(`maillog-grouped-folded-${theme}`);
  });
}

/** The colour of the first text like this, once a decoration has drawn it bold. */
async function colorOf({ page }: Workbench, text: string): Promise<string> {
  const token = page.locator('.view-line span[class*="ced-"]', { hasText: new RegExp(`^${text}$`) }).first();
  await token.waitFor();
  return token.evaluate(
    (element) => element.ownerDocument.defaultView?.getComputedStyle(element).color ?? '',
  );
}
