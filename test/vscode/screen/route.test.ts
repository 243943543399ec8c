/** The question "Where does mail go?", asked and answered in the editor. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { askRoute } from './routeQuestion.ts';
import { openWorkbench } from './workbench.ts';

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
