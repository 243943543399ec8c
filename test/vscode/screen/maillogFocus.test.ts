/** One message of a log shown alone, its outcome, and the keys that step through the log. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

for (const theme of ['dark', 'light'] as const) {
  test(`a message alone, in place, until Escape, ${theme}`, async (t) => {
    const settings = { 'postfixLens.docs.language': 'en', 'editor.minimap.enabled': false };
    const workbench = await openWorkbench({ workspace: demoFolder, theme, settings });
    t.after(() => workbench.close());
    await workbench.openFile('log/maillog');
    await workbench.hasLine(/A58AA23800C: client=.*partial → bob@example\.jp \+3/);
    await workbench.clickOn('A58AA23800C');
    await workbench.screenshot(`maillog-colors-${theme}`);
    await workbench.runCommand('Postfix Lens: Focus this message');
    await workbench.lacksLine(/connect from/);
    const own = (await workbench.visibleLines()).filter((line) => line.includes('A58AA23800C'));
    assert.equal(own.length, 10);
    assert.deepEqual(await shownNumbers(workbench), [1, ...numbersOf('A58AA23800C')]);
    await workbench.screenshot(`maillog-focus-${theme}`);
    await workbench.page.keyboard.press('Escape');
    await workbench.hasLine(/connect from/);
  });
}

test('F8 leads to the next problem, F7 to the next line of its message', async (t) => {
  const settings = { 'postfixLens.docs.language': 'en' };
  const workbench = await openWorkbench({ workspace: demoFolder, settings });
  t.after(() => workbench.close());
  await workbench.openFile('log/maillog');
  await workbench.clickOn('A52512381AD');
  const problem = lines.findIndex((line, at) => at > 0 && isProblem.test(line));
  await workbench.page.keyboard.press('F8');
  await cursorOn(workbench, problem + 1);
  await workbench.clickOn('A58AA23800C');
  await workbench.page.keyboard.press('F7');
  await cursorOn(workbench, numbersOf('A58AA23800C')[1] ?? 0);
});

test('the command proposes the logs of the settings, with their rotated files as one log', async (t) => {
  const workbench = await openWorkbench({ workspace: demoFolder });
  t.after(() => workbench.close());
  const log = join(workbench.workspace, 'log/maillog');
  copyFileSync(log, `${log}-20261123`);
  // Paths of a machine are settings of the machine or the workspace, not of the user.
  mkdirSync(join(workbench.workspace, '.vscode'));
  const settings = JSON.stringify({ 'postfixLens.maillog.files': [log] });
  writeFileSync(join(workbench.workspace, '.vscode/settings.json'), settings);
  await workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: '.vscode' }).waitFor();
  const { page } = workbench;
  await workbench.openFile('log/maillog');
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible input.input').first().fill('>Open mail log');
  await page
    .locator('.quick-input-widget .monaco-list-row', { hasText: /^Postfix Lens: Open mail log(?! viewer)/ })
    .first()
    .click();
  const joined = page.locator('.quick-input-widget .monaco-list-row', {
    hasText: '1 rotated files, as one log',
  });
  await joined.waitFor();
  await workbench.screenshot('maillog-open');
  await joined.click();
  await page.locator('.tab.active', { hasText: 'maillog (2 files)' }).waitFor();
  await workbench.hasLine(/A52512381AD: client=/);
});

const lines = readFileSync(join(demoFolder, 'log/maillog'), 'utf8').split('\n');
const isProblem = /status=(?:bounced|deferred|expired)|reject: |\]: (?:warning|error|fatal|panic): /;

/** The numbers (from 1) of a message's lines. */
function numbersOf(id: string): number[] {
  return lines.flatMap((line, at) => (line.includes(`]: ${id}: `) ? [at + 1] : []));
}

/** The line numbers that the editor shows, from top to bottom. */
async function shownNumbers({ page }: Workbench): Promise<number[]> {
  const numbers = await page.locator('.editor-instance .margin .line-numbers').allInnerTexts();
  return numbers.map(Number).sort((one, other) => one - other);
}

async function cursorOn({ page }: Workbench, number: number): Promise<void> {
  await page.locator('.statusbar-item', { hasText: new RegExp(`^Ln ${number}, Col 1$`) }).waitFor();
}
