import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const refusal =
  'Nov 24 09:00:00 mx1 postfix/smtpd[9]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 <a@example.org>: Relay access denied; from=<x@y.example> to=<a@example.org> proto=ESMTP helo=<x>\n';

let workbench: Workbench;

before(async () => {
  workbench = await openWorkbench({
    workspace: demoFolder,
    settings: { 'postfixLens.docs.language': 'ja', 'editor.wordWrap': 'on' },
  });
  writeFileSync(join(workbench.workspace, 'log/maillog-20261124'), refusal);
  await workbench.openFile('log/maillog-20261124');
});

after(() => workbench?.close());

test('the mouse on a refusal shows what it means and the settings behind it', async () => {
  await workbench.hoverOn('denied');
  const text = await workbench.hoverText();
  assert.match(text, /中継が許可されていない/);
  assert.match(text, /この行に関係する設定/);
  assert.match(text, /reject_unauth_destination/);
  await workbench.screenshot('log-settings-hover');
});

test('the light bulb of a refusal opens the restriction in main.cf', async () => {
  const { page } = workbench;
  await workbench.clickOn('denied');
  await page.keyboard.press('Control+.');
  const action = page.getByText('smtpd_relay_restrictions の reject_unauth_destination を開く').first();
  await action.waitFor();
  await workbench.screenshot('log-settings-action');
  await action.click();
  await page.locator('.tab.active[data-resource-name="main.cf"]').waitFor();
  await workbench.hasLine(/reject_unauth_destination/);
});
