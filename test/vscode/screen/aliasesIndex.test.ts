/** What is seen of an aliases file whose index is not as new as it, and of what a configuration is read for. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { openWorkbench } from './workbench.ts';

const looks = [
  { language: 'ja', theme: 'dark' },
  { language: 'en', theme: 'light' },
] as const;

for (const { language, theme } of looks) {
  test(`a saved aliases file asks for newaliases, ${language}, ${theme}`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
    const demo = join(folder, 'demo');
    cpSync(demoFolder, demo, { recursive: true });
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const settings = { 'postfixLens.docs.language': language };
    const workbench = await openWorkbench({ workspace: demo, theme, settings });
    t.after(() => workbench.close());
    const { page, workspace } = workbench;
    const aliases = join(workspace, 'etc', 'aliases');
    writeFileSync(join(workspace, 'postfix', 'main.cf'), `alias_database = hash:${aliases}\n`);

    await workbench.openFile('etc/aliases');
    const bar = page.locator('.statusbar-item.warning-kind', { hasText: 'newaliases' });
    await bar.waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nnewname: root');
    await page.keyboard.press('Control+s');
    // Driven by a test, VS Code keeps messages to itself until they are asked for.
    await page.keyboard.press('Escape');
    await page.locator('.statusbar-item .codicon-bell-dot').waitFor();
    await workbench.runCommand('Notifications: Show Notifications');
    const button = page.locator('.notification-list-item .monaco-button', { hasText: 'newaliases' });
    await button.waitFor();
    await workbench.screenshot(`aliases-index-${theme}-${language}`);
    if (!existsSync('/usr/sbin/postfix')) return;
    await button.click();
    await bar.waitFor({ state: 'detached' });
    assert.ok(existsSync(`${aliases}.db`));

    await workbench.openFile('postfix/main.cf');
    await page.locator('.statusbar-item [aria-label^="Editor Language Status"]').first().hover();
    const status = page.locator('.hover-language-status', { hasText: /Postfix \d+\.\d+/ });
    await status.first().waitFor();
    await page.locator('.hover-language-status', { hasText: join(workspace, 'postfix') }).waitFor();
    await workbench.screenshot(`language-status-${theme}-${language}`);
  });
}
