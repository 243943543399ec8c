import type { Workbench } from './workbench.ts';

/** Asks where mail for an address goes, without a sender, and waits for the answer. */
export async function askRoute(workbench: Workbench, address: string): Promise<void> {
  const { page } = workbench;
  await workbench.runCommand('Postfix Lens: Where does mail go?');
  await page.locator('.quick-input-title', { hasText: 'Where does mail go?' }).waitFor();
  await page.locator('.quick-input-widget input.input').fill(address);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-message', { hasText: 'sender' }).waitFor();
  await page.keyboard.press('Enter');
  await page
    .locator('.view-line', { hasText: `# ${address} 宛てのメールの行き先` })
    .first()
    .waitFor();
  await page.locator('.view-line .detected-link').first().waitFor();
}
