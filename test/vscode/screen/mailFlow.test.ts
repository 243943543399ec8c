/** The guide to the way of mail as it is seen, in a dark and a light theme. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const looks = [
  { theme: 'dark', language: 'ja', width: 1280, height: 800 },
  { theme: 'light', language: 'en', width: 900, height: 700 },
] as const;

for (const { theme, language, width, height } of looks) {
  test(`the guide shows the whole picture and leads to parameters, ${theme}, ${language}`, async (t) => {
    const settings = { 'postfixLens.docs.language': language };
    const workbench = await openWorkbench({ workspace: demoFolder, theme, settings });
    t.after(() => workbench.close());
    await workbench.page.setViewportSize({ width, height });
    await workbench.openFile('postfix/main.cf');
    const guide = await openGuide(workbench);
    await workbench.screenshot(`mail-flow-${theme}`);

    assert.deepEqual(await cutTexts(guide), []);
    assert.ok(await isInView(guide, '.mail-flow'), 'the picture is seen without scrolling');

    await guide.locator('a.box', { hasText: 'smtpd' }).click();
    await guide.locator('#part-smtpd h3').waitFor();
    assert.ok(await isInView(guide, '#part-smtpd h3'));
    await guide.locator('#part-smtpd a', { hasText: 'mynetworks' }).click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 30, Col 11 (10 selected)' }).waitFor();
  });
}

test('the picture is walked through with the keyboard', async (t) => {
  const workbench = await openWorkbench({ workspace: demoFolder });
  t.after(() => workbench.close());
  await workbench.openFile('postfix/main.cf');
  const guide = await openGuide(workbench);
  await guide.locator('a.box', { hasText: 'Network' }).focus();
  for (let times = 0; times < 3; times++) await workbench.page.keyboard.press('Tab');
  await workbench.page.keyboard.press('Enter');
  await guide.locator('#part-smtpd h3').waitFor();
  assert.ok(await isInView(guide, '#part-smtpd h3'));
});

async function openGuide(workbench: Workbench): Promise<FrameLocator> {
  await workbench.runCommand('Postfix Lens: Mail flow');
  const guide = workbench.page.frameLocator('iframe.webview').frameLocator('iframe');
  await guide.locator('a.box').last().waitFor();
  return guide;
}

/** The boxes whose text is wider or higher than they are; a pixel is rounding. */
function cutTexts(guide: FrameLocator): Promise<string[]> {
  return guide
    .locator('a.box')
    .evaluateAll((boxes) =>
      boxes
        .filter((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1)
        .map((box) => box.textContent ?? ''),
    );
}

/** Whether an element lies between the upper and the lower edge of the panel. */
function isInView(guide: FrameLocator, selector: string): Promise<boolean> {
  return guide.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= (element.ownerDocument.defaultView?.innerHeight ?? 0);
  });
}
