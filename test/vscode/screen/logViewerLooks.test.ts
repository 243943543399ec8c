/** How the Mail Log Viewer looks in every theme and size, and whether everybody can use it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { projectRoot } from '../../../scripts/lib/project.ts';
import { openViewer } from './logViewer.ts';
import { openWorkbench } from './workbench.ts';

const looks = [
  { theme: 'dark', language: 'en', width: 1280, height: 800 },
  { theme: 'light', language: 'ja', width: 900, height: 700 },
  { theme: 'highContrast', language: 'ja', width: 1280, height: 800 },
  { theme: 'highContrastLight', language: 'en', width: 900, height: 700 },
] as const;

for (const { theme, language, width, height } of looks) {
  test(`the viewer is readable and accessible, ${theme}, ${language}, ${width} × ${height}`, async (t) => {
    const workbench = await openWorkbench({
      workspace: join(projectRoot, 'test/fixtures/maillog'),
      theme,
      settings: { 'postfixLens.docs.language': language },
    });
    t.after(() => workbench.close());
    await workbench.page.setViewportSize({ width, height });
    const viewer = await openViewer(workbench, 'real-basic-long.log');
    if (width < 1000) await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await viewer.filter.fill('status:deferred status:bounced');
    await viewer.frame.locator('.chip').nth(1).waitFor();
    await viewer.filter.press('Escape');
    await viewer.choose(language === 'ja' ? '配送延期' : 'deferred');
    await viewer.story.locator('.meaning').first().waitFor();
    await workbench.screenshot(`log-viewer-${theme}`);
    assert.deepEqual(await faultsIn(viewer.frame), []);
    assert.deepEqual(await cutTexts(viewer.frame), []);

    await viewer.frame.locator('.modes button').nth(1).click();
    const search = viewer.frame.locator('.search-box input');
    await search.fill('NOQUEUE');
    await search.press('Enter');
    await viewer.frame.locator('.line.current mark', { hasText: 'NOQUEUE' }).waitFor();
    await viewer.story.locator('.meaning, .settings').first().waitFor();
    await workbench.screenshot(`log-viewer-lines-${theme}`);
    assert.deepEqual(await faultsIn(viewer.frame), []);
  });
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds in the page that is serious, as texts. */
async function faultsIn(frame: FrameLocator): Promise<string[]> {
  const page = await (await frame.locator('body').elementHandle())?.ownerFrame();
  assert.ok(page);
  // The page runs no script but its own; the checker is put in from outside of it.
  await page.evaluate(readFileSync(join(projectRoot, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  const { violations }: AxeResult = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
}

/** Buttons and words of the picture that are wider than their place; a pixel is rounding. */
function cutTexts(frame: FrameLocator): Promise<string[]> {
  return frame
    .locator('.toolbar button, .legend-entry, .messages .head button, .state')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.textContent ?? ''),
    );
}
