/** The question "Where does mail go?", asked and answered in the editor. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { askRoute } from './routeQuestion.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

test('a hover in a table says where the address leads, and a lens counts the domains of a class', async (t) => {
  const settings = { 'postfixLens.docs.language': 'ja' };
  const workbench = await openWorkbench({ workspace: demoFolder, settings });
  t.after(() => workbench.close());
  await workbench.openFile('postfix/main.cf');
  await workbench.page.locator('.codelens-decoration', { hasText: 'ローカル: 5 ドメイン' }).waitFor();
  await workbench.openFile('postfix/virtual');
  await workbench.hoverOn('info@example.org');
  const text = await workbench.hoverText();
  assert.match(text, /info@example\.org 宛てのメールの配送先/);
  assert.match(text, /hanako@example\.jp \(virtual:example\.jp\)/);
  await workbench.screenshot('route-hover-ja');
});

test('the command asks for an address and shows the decision, the steps, and links to the lines', async (t) => {
  const settings = { 'postfixLens.docs.language': 'ja' };
  const workbench = await openWorkbench({ workspace: demoFolder, settings });
  t.after(() => workbench.close());
  await workbench.openFile('postfix/main.cf');
  await askRoute(workbench, 'info@example.org');
  await workbench.screenshot('route-ja');
  const link = workbench.page.locator('.view-line .detected-link', { hasText: /virtual:\d+/ }).first();
  assert.match((await link.textContent()) ?? '', /virtual:\d+/);
  await link.click({ modifiers: ['Control'] });
  await workbench.page.locator('.tab.active', { hasText: 'virtual' }).waitFor();
});

test('a document says who may relay, with links to the restrictions', async (t) => {
  const settings = { 'postfixLens.docs.language': 'ja' };
  const workbench = await openWorkbench({ workspace: demoFolder, settings });
  t.after(() => workbench.close());
  const { page } = workbench;
  await workbench.openFile('postfix/main.cf');
  await workbench.runCommand('Postfix Lens: Who may relay?');
  await page.locator('.view-line', { hasText: '# このサーバで誰が中継できるか' }).first().waitFor();
  const link = page.locator('.view-line .detected-link', { hasText: /master\.cf:\d+/ }).first();
  await link.waitFor();
  await workbench.screenshot('relay-ja');
  // Lines are wrapped beside another editor.
  await page
    .locator('.view-line', { hasText: /^\|\s自分のネットワーク/ })
    .first()
    .waitFor();
  await link.click({ modifiers: ['Control'] });
  await page.locator('.tab.active', { hasText: 'master.cf' }).waitFor();
});

const looks = [
  { theme: 'dark', open: openByLink },
  { theme: 'light', open: openByButton },
  { theme: 'highContrast', open: openByLink },
] as const;

for (const { theme, open } of looks) {
  test(`the way is drawn on the picture of Postfix's processes, ${theme}`, async (t) => {
    const settings = { 'postfixLens.docs.language': 'ja' };
    const workbench = await openWorkbench({ workspace: demoFolder, theme, settings });
    t.after(() => workbench.close());
    await workbench.openFile('postfix/main.cf');
    await askRoute(workbench, 'info@example.org');
    await open(workbench);
    const picture = workbench.page.frameLocator('iframe.webview').frameLocator('iframe');
    await picture.locator('h1', { hasText: 'info@example.org 宛てのメールの経路' }).waitFor();
    await workbench.screenshot(`route-picture-${theme}`);
    const virtual = picture.locator('a.box.passed', { hasText: 'virtual' });
    assert.match(await virtual.innerText(), /virtual:example\.jp/);
    assert.ok((await opacityOf(picture, 'a.box.passed')) > (await opacityOf(picture, 'a.box:not(.passed)')));
    assert.match(await picture.locator('#way').innerText(), /hanako@example\.jp: virtual:example\.jp/);
    await workbench.runCommand('Postfix Lens: Mail flow');
    await picture.locator('h1', { hasText: 'メールの流れ' }).waitFor();
    assert.equal(await picture.locator('.passed').count(), 0, 'the guide itself has no way');
  });
}

/** Where the decision stands, a link leads to the picture. */
async function openByLink({ page }: Workbench): Promise<void> {
  await page.locator('.view-line .detected-link', { hasText: '図で見る' }).click({ modifiers: ['Control'] });
}

async function openByButton({ page }: Workbench): Promise<void> {
  await page.locator('.editor-actions a[aria-label*="Show the way on the picture"]').click();
}

function opacityOf(picture: FrameLocator, selector: string): Promise<number> {
  return picture
    .locator(selector)
    .first()
    .evaluate((box) => Number(box.ownerDocument.defaultView?.getComputedStyle(box).opacity));
}
