/** The view container "Mail log": what is open, what goes wrong, who is on top, what was saved. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { projectRoot } from '../../../scripts/lib/project.ts';
import { type LogViewer, openViewer } from './logViewer.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let workbench: Workbench;
let viewer: LogViewer;

before(async () => {
  workbench = await openWorkbench({
    workspace: join(projectRoot, 'test/fixtures/maillog'),
    settings: { 'postfixLens.docs.language': 'en' },
  });
  viewer = await openViewer(workbench, 'real-basic-long.log');
  await workbench.page
    .getByRole('tab', { name: /^Mail log/ })
    .first()
    .click();
});

after(() => workbench?.close());

/** The entries of the view that has this title. */
function entries(view: string): Locator {
  const { page } = workbench;
  return page
    .locator('.pane')
    .filter({ has: page.locator('.pane-header', { hasText: view }) })
    .locator('.monaco-list-row');
}

test('the open log is there with its counts', async () => {
  await entries('Open Logs').filter({ hasText: '206 messages, 1,624 lines' }).waitFor();
});

test('a reason for failures leads to its messages', async () => {
  const deferred = entries('Problems Now').and(workbench.page.locator('[aria-level="2"]')).first();
  await deferred.waitFor();
  assert.notEqual(await deferred.getAttribute('aria-label'), null);
  await workbench.screenshot('log-side-bar');
  await deferred.click();
  await viewer.footer.filter({ hasText: /^\d+ of 206 messages/ }).waitFor();
  assert.match(await viewer.filter.inputValue(), /^status:|reason:/);
});

test('a frequent sender leads to its messages', async () => {
  const sender = entries('Top Lists').and(workbench.page.locator('[aria-level="2"]')).first();
  const name = await sender.locator('.label-name').innerText();
  await sender.click();
  await viewer.rows.first().locator('.cell.from', { hasText: name }).waitFor();
  assert.match(await viewer.filter.inputValue(), /^from:/);
});

test('a filter is saved under a name and applied from there, renamed and deleted', async () => {
  await viewer.filterBy('status:bounced', /^\d+ of 206/);
  await viewer.filter.press('Escape');
  await viewer.frame.getByRole('button', { name: 'Save this filter' }).click();
  const input = workbench.page.locator('.quick-input-widget:visible input');
  await input.fill('Came back');
  await input.press('Enter');
  const saved = entries('Saved Filters').filter({ hasText: 'Came back' });
  await saved.waitFor();
  await viewer.filterBy('', /^206 messages/);
  await saved.click();
  await viewer.footer.filter({ hasText: /^\d+ of 206 messages/ }).waitFor();
  assert.equal(await viewer.filter.inputValue(), 'status:bounced');
  await saved.hover();
  await saved.getByRole('button', { name: 'Delete the filter' }).click();
  await saved.waitFor({ state: 'detached' });
});
