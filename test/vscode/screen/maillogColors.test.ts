/** The colours of a mail log, in a dark and a light theme. */
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
    assert.ok((await contrastOf(workbench, first)) > 4.5, `${first} can be read`);
    assert.ok((await contrastOf(workbench, second)) > 4.5, `${second} can be read`);
    await workbench.runCommand('Postfix Lens: Group by queue ID');
    await workbench.hasLine(/^A58AA23800C {2}08:01:07/);
    assert.equal(await colorOf(workbench, 'A52512381AD'), first);
  });
}

/** The colour of the first text like this that a decoration has drawn; the editor may draw it anew meanwhile. */
async function colorOf({ page }: Workbench, text: string): Promise<string> {
  const token = page.locator('.view-line span[class*="ced-"]', { hasText: new RegExp(`^${text}$`) }).first();
  for (let tries = 0; tries < 100; tries++) {
    await token.waitFor();
    const color = await token.evaluate(
      (element) => element.ownerDocument.defaultView?.getComputedStyle(element).color ?? '',
    );
    if (color !== '') return color;
  }
  throw new Error(`no colour for ${text}`);
}

/** The contrast of a colour with the editor's background, as the WCAG define it. */
async function contrastOf({ page }: Workbench, color: string): Promise<number> {
  const background = await page
    .locator('.monaco-editor-background')
    .first()
    .evaluate(
      (element) => element.ownerDocument.defaultView?.getComputedStyle(element).backgroundColor ?? '',
    );
  const [dark = 0, light = 0] = [luminance(color), luminance(background)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [...color.matchAll(/\d+/g)].map(([digits]) => {
    const value = Number(digits) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
