/** What is seen while main.cf and master.cf are edited: lists, fixes, hints, and the views of a configuration. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const looks = [
  {
    language: 'ja',
    theme: 'dark',
    fix: 'mydomain',
    explained: /^# \$myhostname は mx1\.example\.com \(main\.cf 9 行目\):/,
    option: /^# master\.cf \d+ 行目の -o$/,
  },
  {
    language: 'en',
    theme: 'light',
    fix: 'mydomain',
    explained: /^# \$myhostname is mx1\.example\.com \(main\.cf, line 9\):/,
    option: /^# -o in master\.cf, line \d+$/,
  },
] as const;

for (const look of looks) {
  const { language, theme } = look;
  const name = `${language}, ${theme}`;

  test(`editing in ${name}`, async (t) => {
    const settings = { 'postfixLens.docs.language': language, 'editor.minimap.enabled': false };
    const workbench = await openWorkbench({ workspace: demoFolder, theme, settings });
    t.after(() => workbench.close());
    const picture = (scene: string) => workbench.screenshot(`${scene}-${theme}-${language}`);

    await t.test(
      'a value is explained beside its file, and a step leads to the line that sets it',
      async () => {
        await workbench.openFile('postfix/main.cf');
        await workbench.clickOn('mydestination =');
        await workbench.runCommand('Postfix Lens: Explain this value');
        await workbench.hasLine(look.explained);
        await workbench.hasLine(/^ {4}app\.example\.com$/);
        await picture('explain-value');
        await followLink(workbench, language === 'ja' ? 'main.cf 9 行目' : 'main.cf, line 9', 9);
        await workbench.runCommand('View: Close All Editors');
      },
    );

    await t.test('the values that count for the service at the cursor', async () => {
      await workbench.openFile('postfix/master.cf');
      await workbench.clickOn('syslog_name=postfix/submission');
      await workbench.runCommand('Postfix Lens: Show effective configuration');
      const first = workbench.page.locator('.quick-input-list .focused', { hasText: 'submission/inet' });
      await first.waitFor();
      await picture('effective-services');
      await workbench.page.keyboard.press('Enter');
      await workbench.hasLine(look.option);
      await picture('effective-service');
      await workbench.runCommand('View: Close All Editors');
    });

    await t.test('the comparison with the defaults marks what is different', async () => {
      await workbench.openFile('postfix/main.cf');
      await workbench.runCommand('Postfix Lens: Compare with defaults');
      await workbench.page.locator('.monaco-diff-editor .char-insert').first().waitFor();
      await picture('compare-with-defaults');
      await workbench.runCommand('View: Close All Editors');
    });

    await t.test('hints show what values expand to', async () => {
      await workbench.openFile('postfix/main.cf');
      await workbench.hasLine(/^myorigin = \$mydomain\s*→ example\.com/);
    });

    await t.test('the list of names explains them', async () => {
      await workbench.page.keyboard.press('Control+End');
      await workbench.page.keyboard.type('\nmaximal_b');
      const list = workbench.page.locator('.suggest-widget.visible .monaco-list-row');
      await list.filter({ hasText: 'maximal_backoff_time' }).first().waitFor();
      await workbench.page.keyboard.press('Control+Space');
      await picture('completion');
      await workbench.page.keyboard.press('Enter');
      await workbench.hasLine(/^maximal_backoff_time = /);
      await workbench.runCommand('File: Revert File');
      await workbench.runCommand('View: Close All Editors');
    });

    await t.test('the light bulb mends a misspelled name', async () => {
      await workbench.openFile('postfix/main.cf.bak');
      await workbench.page.locator('.view-overlays .squiggly-error').first().waitFor();
      await workbench.clickOn('mydomian');
      await workbench.page.keyboard.press('Control+.');
      const action = workbench.page.locator('.action-widget .monaco-list-row', { hasText: look.fix });
      await action.first().waitFor();
      await picture('quick-fix');
      await action.first().click();
      await workbench.lacksLine(/mydomian/);
      await workbench.runCommand('File: Revert File');
      await workbench.runCommand('View: Close All Editors');
    });

    await t.test('a service is renamed in both files', async () => {
      await workbench.openFile('postfix/master.cf');
      await workbench.page.keyboard.press('Control+End');
      await workbench.clickOn('policyd-spf unix');
      await workbench.page.keyboard.press('Home');
      await workbench.page.keyboard.press('F2');
      const input = workbench.page.locator('.rename-box input');
      await input.waitFor();
      assert.equal(await input.inputValue(), 'policyd-spf');
      await input.fill('spf-check');
      await picture('rename');
      await workbench.page.keyboard.press('Enter');
      await workbench.hasLine(/^spf-check unix/);
    });
  });
}

/** With the key that opens links held down, until the cursor is where the link leads. */
async function followLink({ page, clickOn }: Workbench, text: string, line: number): Promise<void> {
  const arrived = page.locator('.editor-group-container.active .active-line-number', {
    hasText: new RegExp(`^${line}$`),
  });
  for (let times = 0; times < 5 && (await arrived.count()) === 0; times++) {
    await page.keyboard.down('Control');
    await clickOn(text);
    await page.keyboard.up('Control');
    await page.waitForTimeout(1000);
  }
  await arrived.waitFor();
}
