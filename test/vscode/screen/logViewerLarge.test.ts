/**
 * A log that the text editor would not show: it opens in the viewer, whose figures are printed.
 *
 * The log has 64 MB; `POSTFIX_LENS_LOG_SIZE=1G` makes another size. It is written by `../shared/tools/maillog-gen.mjs`
 * where that is, otherwise it is a real log over and over.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cacheFolder, projectRoot } from '../../../scripts/lib/project.ts';
import { type LogViewer, openLargeLog, openViewer } from './logViewer.ts';
import { openWorkbench } from './workbench.ts';

const size = process.env['POSTFIX_LENS_LOG_SIZE'] ?? '64M';

const generator = join(projectRoot, '../shared/tools/maillog-gen.mjs');

test(`a log of ${size} opens in the viewer by itself, and any place in it can be reached`, async (t) => {
  const workspace = writeLog();
  t.after(() => rmSync(workspace, { recursive: true, force: true }));
  const workbench = await openWorkbench({ workspace, settings: { 'postfixLens.docs.language': 'en' } });
  t.after(() => workbench.close());

  // The extension and its server have started when the small log is shown.
  await openViewer(workbench, 'small.log');
  await workbench.runCommand('View: Close All Editors');
  const opened = performance.now();
  const viewer = await openLargeLog(workbench, 'maillog');
  await viewer.rows.first().locator('.cell.time', { hasText: ':' }).waitFor();
  t.diagnostic(`first rows ${seconds(opened)} after the file was picked`);
  await viewer.frame.locator('.reading').waitFor({ state: 'hidden', timeout: 120_000 });
  t.diagnostic(`whole index ${seconds(opened)}: ${(await viewer.footer.innerText()).replaceAll('\n', ', ')}`);
  await workbench.screenshot('log-viewer-large');
  const tabs = await workbench.page.locator('.tab').count();
  assert.equal(tabs, 1, 'the text editor is not open beside the viewer');

  const total = Number(await viewer.frame.getByRole('grid').getAttribute('aria-rowcount'));
  await viewer.frame.getByRole('grid').focus();
  await workbench.page.keyboard.press('End');
  await viewer.frame.locator(`.row.selected[aria-rowindex="${total}"]`).waitFor();
  t.diagnostic(`scrolling the list to any place: ${await framesWhileScrolling(viewer)}`);

  const typed = performance.now();
  await viewer.filterBy('status:bounced', / of /);
  t.diagnostic(`filter to list ${seconds(typed)}`);

  await viewer.frame.getByRole('button', { name: 'Lines', exact: true }).click();
  const lines = Number(await viewer.frame.getByRole('grid').getAttribute('aria-rowcount'));
  await viewer.frame.getByRole('grid').focus();
  await workbench.page.keyboard.press('End');
  await viewer.frame.locator(`.line.current[aria-rowindex="${lines}"]`).waitFor();
  t.diagnostic(`scrolling the lines to any place: ${await framesWhileScrolling(viewer)}`);
  t.diagnostic(`memory of the page: ${await heap(viewer)} MB of script objects`);

  await workbench.runCommand('View: Reopen Editor With...');
  await workbench.page
    .locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'Text Editor' })
    .click();
  const refusal = workbench.page.locator('.monaco-editor-pane-placeholder');
  await refusal.waitFor();
  await workbench.page.waitForTimeout(3000);
  assert.ok(await refusal.isVisible(), 'who chooses the text editor is not led back to the viewer');
});

/** A folder with a log of `size`. */
function writeLog(): string {
  mkdirSync(cacheFolder, { recursive: true });
  const folder = mkdtempSync(join(cacheFolder, 'large-log-'));
  const path = join(folder, 'maillog');
  const small = join(projectRoot, 'test/fixtures/maillog/real-basic-short.log');
  copyFileSync(small, join(folder, 'small.log'));
  if (existsSync(generator)) {
    execFileSync(process.execPath, [generator, '--size', size, '--seed', '1', '--out', path], {
      stdio: 'ignore',
    });
    return folder;
  }
  const text = readFileSync(join(projectRoot, 'test/fixtures/maillog/real-bulk-smtp-source.log'));
  const [, number = '64', unit = 'M'] = /^(\d+)([MG])$/.exec(size) ?? [];
  writeFileSync(path, '');
  for (
    let written = 0;
    written < Number(number) * (unit === 'G' ? 2 ** 30 : 2 ** 20);
    written += text.length
  ) {
    appendFileSync(path, text);
  }
  return folder;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(2)} s`;
}

/** Jumps to 300 places, one a frame, and tells how long the frames and the page's own work in them took. */
async function framesWhileScrolling({ frame }: LogViewer): Promise<string> {
  const { frames, work } = await frame.getByRole('grid').evaluate(async (grid) => {
    const view = grid.ownerDocument.defaultView;
    const nextFrame = () => new Promise((resolve) => view?.requestAnimationFrame(resolve));
    const times = { frames: [] as number[], work: [] as number[] };
    for (let i = 0; i < 300; i++) {
      const begun = performance.now();
      grid.scrollTop = ((i * 7919) % 1000) * (grid.scrollHeight / 1000);
      grid.dispatchEvent(new Event('scroll'));
      // Rows are drawn before the next frame, after all that waits now.
      await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
      await nextFrame();
      times.work.push(performance.now() - begun);
      await nextFrame();
      times.frames.push(performance.now() - begun);
    }
    return times;
  });
  const quantile = (values: readonly number[], share: number) =>
    values.toSorted((one, other) => one - other)[Math.floor(values.length * share)]?.toFixed(1);
  return `until drawn ${quantile(work, 0.5)} ms (median), ${quantile(work, 0.99)} ms (99 %); with the frame after it ${quantile(frames, 0.99)} ms`;
}

async function heap({ frame }: LogViewer): Promise<string> {
  const bytes = await frame.locator('body').evaluate(() => {
    const { memory } = performance as unknown as { readonly memory?: { readonly usedJSHeapSize: number } };
    return memory?.usedJSHeapSize ?? Number.NaN;
  });
  return (bytes / 1e6).toFixed(1);
}
