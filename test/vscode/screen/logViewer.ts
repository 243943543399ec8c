/** The Mail Log Viewer in the browser-served VS Code. */
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** What a user sees and does in the viewer in front. */
export interface LogViewer {
  readonly frame: FrameLocator;
  /** The rows of the list of messages that are drawn. */
  readonly rows: Locator;
  readonly filter: Locator;
  readonly story: Locator;
  /** What the line at the bottom says. */
  readonly footer: Locator;
  /** Clicks on the first row that shows this text. */
  choose(text: string | RegExp): Promise<void>;
  /** Types the filter and waits until the footer says how many messages it lets through. */
  filterBy(text: string, expected: RegExp): Promise<void>;
}

/** Opens the file of the workspace in the viewer. */
export async function openViewer(workbench: Workbench, path: string): Promise<LogViewer> {
  await workbench.openFile(path);
  await workbench.runCommand('Postfix Lens: Open mail log viewer');
  return viewerIn(workbench.page);
}

/** Opens a file that is so large that it opens in the viewer by itself. */
export async function openLargeLog(workbench: Workbench, path: string): Promise<LogViewer> {
  await workbench.pickFile(path);
  return viewerIn(workbench.page);
}

/** The viewer in front, as soon as it shows a log. */
export async function viewerIn(page: Page): Promise<LogViewer> {
  const frame = page.locator('iframe.webview:visible').last().contentFrame().locator('iframe').contentFrame();
  const footer = frame.locator('.footer');
  await footer.waitFor();
  const rows = frame.locator('.messages .layer > .row');
  const filter = frame.getByRole('combobox');
  return {
    frame,
    rows,
    filter,
    story: frame.locator('.story'),
    footer,
    choose: (text) => rows.filter({ hasText: text }).first().click(),
    async filterBy(text, expected) {
      await filter.fill(text);
      await footer.filter({ hasText: expected }).waitFor();
    },
  };
}
