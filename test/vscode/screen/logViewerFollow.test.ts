/** A log that grows, is rotated, vanishes and comes back while the viewer shows it. */
import assert from 'node:assert/strict';
import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { projectRoot } from '../../../scripts/lib/project.ts';
import { type LogViewer, openViewer } from './logViewer.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const log = 'real-basic-short.log';

let workbench: Workbench;
let viewer: LogViewer;
let path: string;
/** Messages at first. */
let count: number;

before(async () => {
  workbench = await openWorkbench({
    workspace: join(projectRoot, 'test/fixtures/maillog'),
    settings: { 'postfixLens.docs.language': 'en' },
  });
  path = join(workbench.workspace, log);
  viewer = await openViewer(workbench, log);
  await viewer.rows.first().locator('.cell.time', { hasText: ':' }).waitFor();
  count = Number.parseInt(await viewer.footer.innerText(), 10);
});

after(() => workbench?.close());

/** The lines of messages from `sender1`, `sender2`, … that were delivered. */
function linesOf(first: number, last: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const lines = [];
  for (let i = first; i <= last; i++) {
    const time = `10:${two(Math.floor(i / 60))}:${two(i % 60)}`;
    const head = (program: string) => `Nov 25 ${time} mx1 postfix/${program}[7]: `;
    const id = `${(0xabc000 + i).toString(16).toUpperCase()}99`;
    lines.push(
      `${head('smtpd')}${id}: client=app.example.com[192.0.2.7]`,
      `${head('cleanup')}${id}: message-id=<${i}@app.example.com>`,
      `${head('qmgr')}${id}: from=<sender${i}@example.com>, size=500, nrcpt=1 (queue active)`,
      `${head('local')}${id}: to=<root@example.com>, relay=local, delay=0.1, delays=0.1/0/0/0, dsn=2.0.0, status=sent (delivered to mailbox)`,
      `${head('qmgr')}${id}: removed`,
    );
  }
  return `${lines.join('\n')}\n`;
}

test('new messages appear at the top, and are counted everywhere', async () => {
  appendFileSync(path, linesOf(1, 3));
  await viewer.rows.first().filter({ hasText: 'sender3@example.com' }).waitFor();
  await viewer.footer.filter({ hasText: `${count + 3} messages` }).waitFor();
  await workbench.page.locator('.statusbar-item', { hasText: `${log} ${count + 3}` }).waitFor();
});

test('while following is paused they wait, and the button says how many', async () => {
  await viewer.frame.getByRole('button', { name: 'Following' }).click();
  appendFileSync(path, linesOf(4, 5));
  const resume = viewer.frame.getByRole('button', { name: '2 new' });
  await resume.waitFor();
  assert.match(await viewer.rows.first().innerText(), /sender3@/);
  await workbench.page.locator('.statusbar-item', { hasText: log }).waitFor({ state: 'hidden' });
  await resume.click();
  await viewer.rows.first().filter({ hasText: 'sender5@example.com' }).waitFor();
});

test('rows that are read stay where they are; back at the top new ones are shown', async () => {
  const scroller = viewer.frame.getByRole('grid');
  await scroller.evaluate((element) => element.scrollTo(0, 1100));
  await viewer.frame.locator('.row[aria-rowindex="60"]').waitFor();
  const shown = await viewer.frame.locator('.row[aria-rowindex="60"]').innerText();
  appendFileSync(path, linesOf(6, 7));
  await viewer.frame.getByRole('button', { name: '2 new' }).waitFor();
  assert.equal(await viewer.frame.locator('.row[aria-rowindex="60"]').innerText(), shown);
  await scroller.evaluate((element) => element.scrollTo(0, 0));
  await viewer.rows.first().filter({ hasText: 'sender7@example.com' }).waitFor();
});

test('among all lines the newest ones come into sight by themselves', async () => {
  await viewer.frame.getByRole('button', { name: 'Lines', exact: true }).click();
  await viewer.frame.getByRole('grid').focus();
  await workbench.page.keyboard.press('End');
  await viewer.frame.locator('.line.current').waitFor();
  appendFileSync(path, linesOf(8, 80));
  await viewer.frame.locator('.line', { hasText: 'sender80@example.com' }).waitFor();
  await viewer.frame.getByRole('button', { name: 'Messages', exact: true }).click();
});

test('a rotated log goes on in the new file, and the viewer says so', async () => {
  renameSync(path, `${path}.1`);
  writeFileSync(path, linesOf(81, 82));
  await viewer.frame.locator('.banner', { hasText: log }).first().waitFor();
  // The list stands at the message of the line that was chosen before; the button leads to the new ones.
  await viewer.frame.getByRole('button', { name: /^\d+ new$/ }).click();
  await viewer.rows.first().filter({ hasText: 'sender82@example.com' }).waitFor();
  await workbench.screenshot('log-viewer-rotated');
});

test('a log that vanishes is missed, and taken up again when it is back', async () => {
  rmSync(path);
  await viewer.frame.locator('.banner.warning').waitFor();
  writeFileSync(path, linesOf(83, 84));
  await viewer.frame.locator('.banner.warning').waitFor({ state: 'hidden' });
  await viewer.rows.first().filter({ hasText: 'sender84@example.com' }).waitFor();
});
