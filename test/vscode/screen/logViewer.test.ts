/** The Mail Log Viewer on a real log: list, histogram, filter, story, lines. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { projectRoot } from '../../../scripts/lib/project.ts';
import { type LogViewer, openViewer, viewerIn } from './logViewer.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** 206 messages, of which 5 bounced or expired. */
const log = 'real-basic-long.log';

let workbench: Workbench;
let viewer: LogViewer;

before(async () => {
  workbench = await openWorkbench({
    workspace: join(projectRoot, 'test/fixtures/maillog'),
    settings: { 'postfixLens.docs.language': 'en' },
  });
  viewer = await openViewer(workbench, log);
  await viewer.footer.filter({ hasText: '206 messages' }).waitFor();
});

after(() => workbench?.close());

const cells = (column: string): Locator => viewer.rows.locator(`.cell.${column}`);

test('the list shows the newest messages first, and says how many there are', async () => {
  const grid = viewer.frame.getByRole('grid');
  assert.equal(await grid.getAttribute('aria-rowcount'), '207');
  await viewer.rows.first().locator('.cell.time', { hasText: '08:0' }).waitFor();
  const times = await cells('time').allInnerTexts();
  assert.deepEqual(times, times.toSorted().reverse());
});

test('a click on a column sorts by it, a second one the other way round', async () => {
  const header = viewer.frame.getByRole('columnheader', { name: 'Size' });
  await header.getByRole('button').click();
  await header.and(viewer.frame.locator('[aria-sort=ascending]')).waitFor();
  await viewer.rows.first().locator('.cell.size', { hasText: /^$/ }).waitFor();
  await header.getByRole('button').click();
  await header.and(viewer.frame.locator('[aria-sort=descending]')).waitFor();
  await viewer.rows.first().locator('.cell.size', { hasText: /[KM]B/ }).waitFor();
  await viewer.frame.getByRole('columnheader', { name: 'Time' }).getByRole('button').click();
});

test('typing a filter proposes keys and values, narrows the list down, and shows a chip', async () => {
  await viewer.filter.pressSequentially('stat');
  const proposals = viewer.frame.getByRole('option');
  await proposals.filter({ hasText: 'status:' }).first().waitFor();
  await viewer.filter.press('Tab');
  await proposals.filter({ hasText: 'bounced' }).first().click();
  await viewer.footer.filter({ hasText: /^\d+ of 206 messages/ }).waitFor();
  assert.ok((await cells('status').allInnerTexts()).every((text) => /^(bounced|partly sent)$/.test(text)));
  await viewer.frame.getByRole('button', { name: /^Remove filter .*bounced/ }).click();
  await viewer.footer.filter({ hasText: /^206 messages/ }).waitFor();
  assert.equal(await viewer.filter.inputValue(), '');
});

test('what is no filter is said, and the rest of it counts', async () => {
  await viewer.filterBy('status:deferred since:nonsense', /^\d+ of 206/);
  await viewer.filter.press('Escape');
  await viewer.frame.locator('p.fault').waitFor();
  assert.equal(await viewer.filter.getAttribute('aria-invalid'), 'true');
  await viewer.frame.getByRole('button', { name: 'Clear all filters' }).click();
  await viewer.footer.filter({ hasText: /^206 messages/ }).waitFor();
});

test('a count below the histogram shows its messages alone', async () => {
  const failed = viewer.frame.locator('.legend-entry', { hasText: 'failed' });
  await failed.click();
  await viewer.footer.filter({ hasText: /^\d+ of 206 messages/ }).waitFor();
  await viewer.frame.locator('.legend-entry[aria-pressed=true]').waitFor();
  await failed.click();
  await viewer.footer.filter({ hasText: /^206 messages/ }).waitFor();
});

test('dragging over the histogram selects a time, and the way back leads to the whole log', async () => {
  const plot = viewer.frame.locator('.u-over');
  const box = await plot.boundingBox();
  assert.ok(box);
  const y = box.y + box.height / 2;
  await workbench.page.mouse.move(box.x + 2, y);
  await workbench.page.mouse.down();
  await workbench.page.mouse.move(box.x + 45, y, { steps: 5 });
  await workbench.page.mouse.up();
  await viewer.footer.filter({ hasText: /^\d+ of 206 messages/ }).waitFor();
  await viewer.frame.locator('.chip', { hasText: '–' }).waitFor();
  await viewer.frame.getByRole('button', { name: 'Whole log' }).click();
  await viewer.footer.filter({ hasText: /^206 messages/ }).waitFor();
});

test('the keyboard walks through the list and into the story and back', async () => {
  await viewer.frame.getByRole('grid').focus();
  const { keyboard } = workbench.page;
  await keyboard.press('Home');
  await keyboard.press('ArrowDown');
  await viewer.frame.locator('.row.selected[aria-rowindex="3"]').waitFor();
  await keyboard.press('End');
  await viewer.frame.locator('.row.selected[aria-rowindex="207"]').waitFor();
  const active = await viewer.frame.getByRole('grid').getAttribute('aria-activedescendant');
  assert.equal(active, await viewer.frame.locator('.row.selected').getAttribute('id'));
  await viewer.story.locator('.queue-id').waitFor();
  await keyboard.press('Enter');
  await viewer.frame.locator('.story:focus').waitFor();
  await keyboard.press('Escape');
  await viewer.frame.locator('[role=grid]:focus').waitFor();
  await viewer.story.waitFor({ state: 'hidden' });
});

test('the story shows the way, the attempts, what the reply means, and the lines', async () => {
  await viewer.filterBy('status:deferred', /^\d+ of 206/);
  await viewer.choose(/deferred/);
  await viewer.story.locator('.state', { hasText: 'deferred' }).waitFor();
  await viewer.story.locator('.way .queue.used').waitFor();
  assert.ok((await viewer.story.locator('.way .place.used').count()) >= 4);
  await viewer.story.locator('.steps th', { hasText: 'qmgr' }).waitFor();
  await viewer.story.locator('.attempts .status', { hasText: 'deferred' }).first().waitFor();
  assert.notEqual(await viewer.story.locator('.meaning h4').first().innerText(), '');
  const id = await viewer.story.locator('.queue-id').innerText();
  const lines = await viewer.story.locator('.story-lines .text').allInnerTexts();
  assert.ok(lines.length > 2 && lines.filter((line) => line.includes(id)).length > 1, lines.join('\n'));
  await viewer.filterBy('', /^206 messages/);
});

test('linked messages are a chain, and a click goes along it', async () => {
  await viewer.filterBy('status:bounced', /^\d+ of 206/);
  await viewer.choose(/bounced/);
  const id = await viewer.story.locator('.queue-id').innerText();
  const next = viewer.story.locator('.link-card button').first();
  const nextId = await next.innerText();
  await next.click();
  await viewer.story.locator('.queue-id', { hasText: nextId }).waitFor();
  await viewer.story.locator('.link-card button', { hasText: id }).click();
  await viewer.story.locator('.queue-id', { hasText: id }).waitFor();
  await viewer.filterBy('', /^206 messages/);
});

test('all lines: search with a count, next match, jump to a line and to a time', async () => {
  await viewer.frame.getByRole('button', { name: 'Lines', exact: true }).click();
  const active = viewer.frame.locator('.line.current .number');
  const search = viewer.frame.getByRole('textbox', { name: 'Search the lines' });
  await search.fill('status=bounced');
  await search.press('Enter');
  const state = viewer.frame.locator('.search-state');
  await state.filter({ hasText: /^1 of \d+$/ }).waitFor();
  const found = await active.innerText();
  await viewer.frame.locator('.line.current mark', { hasText: 'status=bounced' }).waitFor();
  await search.press('Enter');
  await state.filter({ hasText: /^2 of \d+$/ }).waitFor();
  assert.ok(Number(await active.innerText()) > Number(found));

  const jump = viewer.frame.getByRole('textbox', { name: 'Go to line or time' });
  await jump.fill('1200');
  await jump.press('Enter');
  await active.filter({ hasText: /^1200$/ }).waitFor();
  await jump.fill('11-24 00:00');
  await jump.press('Enter');
  await active.filter({ hasText: /^1$/ }).waitFor();
  await jump.fill('some day');
  await jump.press('Enter');
  await viewer.frame.locator('.jump-box .fault').waitFor();
});

test('a line leads to its message, and a line of the story to its place among all', async () => {
  await viewer.frame.locator('.line', { hasText: 'queue active' }).first().click();
  const id = await viewer.story.locator('.queue-id').innerText();
  const number = viewer.story.locator('.story-lines .number').last();
  const line = await number.innerText();
  await number.click();
  await viewer.frame.locator('.line.current', { hasText: id }).waitFor();
  assert.equal(await viewer.frame.locator('.line.current .number').innerText(), line);
});

test('what was chosen is still chosen when the window is loaded again', async () => {
  await viewer.frame.getByRole('button', { name: 'Messages', exact: true }).click();
  await viewer.filterBy('status:bounced', /^\d+ of 206/);
  const shown = await viewer.footer.innerText();
  await workbench.runCommand('Developer: Reload Window');
  await workbench.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  viewer = await viewerIn(workbench.page);
  await viewer.footer.filter({ hasText: shown.split('\n')[0] ?? '' }).waitFor();
  assert.equal(await viewer.filter.inputValue(), 'status:bounced');
});
