/** A VS Code in a headless browser, with the extension in it, for tests and screenshots to use as a person does. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import {
  type CodeServer,
  installCodeServer,
  installExtension,
  startCodeServer,
} from '../../../scripts/lib/codeServer.ts';
import { cacheFolder, projectRoot } from '../../../scripts/lib/project.ts';
import { quietSettings } from '../../../scripts/lib/quietSettings.ts';
import { findChromium, installChromium } from '../../../scripts/lib/systemPackages.ts';
import { launchBrowser, viewport } from '../browser.ts';
import { centerOf, type Place, visibleLines } from './editorText.ts';

export interface WorkbenchOptions {
  /** The folder to open; a copy of it, so that nothing in it changes. */
  readonly workspace: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: Theme;
  /** A packaged extension to install; without it the project's own folder is loaded. */
  readonly vsix?: string;
}

export interface Workbench {
  readonly page: Page;
  /** The copy of the workspace that is open. */
  readonly workspace: string;
  /** Opens a file by its path in the workspace, and waits for its text. */
  openFile(path: string): Promise<void>;
  /** Opens a file by its path in the workspace, in whatever editor there is for it. */
  pickFile(path: string): Promise<void>;
  /** Moves the mouse over the first place of the editor that shows `text`, until a hover answers. */
  hoverOn(text: string): Promise<void>;
  /** What the hover shows. */
  hoverText(): Promise<string>;
  /** The lines that the editor shows, folded ones left out. */
  visibleLines(): Promise<string[]>;
  /** Waits until the editor shows a line like this. */
  hasLine(pattern: RegExp): Promise<void>;
  /** Waits until the editor shows no line like this. */
  lacksLine(pattern: RegExp): Promise<void>;
  /** Clicks on the first place of the editor that shows `text`. */
  clickOn(text: string): Promise<void>;
  /** Runs the command that the command palette lists under this title. */
  runCommand(title: string): Promise<void>;
  /** Writes `.cache/screenshots/NAME.png` and gives its path. */
  screenshot(name: string): Promise<string>;
  close(): Promise<void>;
}

/** How long anything on the screen may take, in milliseconds; the first answer waits for the server's start. */
const patience = 30_000;

const screenshotFolder = join(cacheFolder, 'screenshots');

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;

export type Theme = keyof typeof themes;

export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(installChromium);
  await installCodeServer();
  mkdirSync(cacheFolder, { recursive: true });
  const folder = mkdtempSync(join(cacheFolder, 'workbench-'));
  const workspace = join(folder, basename(options.workspace));
  cpSync(options.workspace, workspace, { recursive: true });
  const server = await startServer(options, folder);
  const browser = await launchBrowser(executablePath, folder);
  const close = async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = await openPage(browser, server, workspace, options);
    return workbenchOf(page, workspace, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function startServer(options: WorkbenchOptions, dataFolder: string): Promise<CodeServer> {
  if (options.vsix) await installExtension(options.vsix, dataFolder);
  return startCodeServer({
    dataFolder,
    settings: {
      ...quietSettings,
      'workbench.colorTheme': themes[options.theme ?? 'dark'],
      ...options.settings,
    },
    smokeTestDriver: options.vsix === undefined,
  });
}

async function openPage(
  browser: Browser,
  server: CodeServer,
  workspace: string,
  { vsix }: WorkbenchOptions,
): Promise<Page> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(patience);
  const extension = ['extensionDevelopmentPath', `vscode-remote://${server.host}${projectRoot}`] as const;
  await page.goto(server.address(workspace, vsix ? undefined : [extension]));
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  return page;
}

function workbenchOf(page: Page, workspace: string, close: () => Promise<void>): Workbench {
  const hover = page.locator('.monaco-hover:visible .hover-contents:visible');
  return {
    page,
    workspace,
    close,
    openFile: (path) => openFile(page, path),
    pickFile: (path) => pickFile(page, path),
    hoverOn: (text) => hoverOn(page, hover, text),
    hoverText: async () => (await hover.allInnerTexts()).join('\n'),
    visibleLines: () => visibleLines(page),
    hasLine: (pattern) => hasLine(page, pattern),
    lacksLine: (pattern) => lacksLine(page, pattern),
    async clickOn(text) {
      await closeHover(page, hover);
      const { x, y } = await placeOf(page, text);
      await page.mouse.click(x, y);
    },
    runCommand: (title) => runCommand(page, title),
    async screenshot(name) {
      const path = join(screenshotFolder, `${name}.png`);
      await page.screenshot({ path, animations: 'disabled' });
      return path;
    },
  };
}

async function openFile(page: Page, path: string): Promise<void> {
  await pickFile(page, path);
  await page.locator('.editor-instance .view-line').first().waitFor();
}

async function pickFile(page: Page, path: string): Promise<void> {
  const tab = page.locator(`.tab.active[data-resource-name="${basename(path)}"]`);
  const deadline = Date.now() + patience;
  do {
    // The list moves while results come in: the click may have met another file.
    await pick(page, 'Control+p', path, basename(path));
  } while (!(await shows(tab)) && Date.now() < deadline);
  await tab.waitFor();
}

async function runCommand(page: Page, title: string): Promise<void> {
  await pick(page, 'F1', `>${title}`, title);
}

/** Types into the quick input that `key` opens, and takes the entry that is labelled `label`. */
async function pick(page: Page, key: string, typed: string, label: string): Promise<void> {
  await page.keyboard.press(key);
  const widget = page.locator('.quick-input-widget:visible');
  await widget.locator('input.input').first().fill(typed);
  await settle(page, widget.locator('.monaco-list-row'));
  const exact = new RegExp(`^${label.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`);
  const entry = widget
    .locator('.monaco-list-row')
    .filter({ has: page.locator('.label-name', { hasText: exact }) })
    .first();
  await entry.click();
  // Not the widget: a command may ask for more in the same place.
  await entry.waitFor({ state: 'hidden' });
}

/** Waits until a list has stayed the same for a moment: its rows are used again while results come in. */
async function settle(page: Page, rows: Locator): Promise<void> {
  const deadline = Date.now() + patience;
  let last = '';
  for (let now = ''; Date.now() < deadline; last = now) {
    now = (await rows.allInnerTexts()).join('\n');
    if (now !== '' && now === last) return;
    await page.waitForTimeout(250);
  }
}

/** Leaves and comes back until the hover shows: the language server may still be starting. */
async function hoverOn(page: Page, hover: Locator, text: string): Promise<void> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    await page.mouse.move(besideEditor.x, besideEditor.y);
    const { x, y } = await placeOf(page, text);
    await page.mouse.move(x, y, { steps: 3 });
    if (await showsAnswer(hover)) return;
  }
  return giveUp(page, `no hover on '${text}' within ${patience / 1000} s`);
}

/** An empty place of the side bar, where nothing answers to the mouse. */
const besideEditor = { x: 200, y: 640 };

/** A hover may lie over the place to click on. */
async function closeHover(page: Page, hover: Locator): Promise<void> {
  if ((await hover.count()) === 0) return;
  await page.keyboard.press('Escape');
  await hover.first().waitFor({ state: 'hidden' });
}

function showsAnswer(hover: Locator): Promise<boolean> {
  return shows(hover.filter({ hasNotText: /^Loading\.\.\.$/ }).first());
}

/** Whether something comes into sight soon. */
function shows(what: Locator): Promise<boolean> {
  return what.waitFor({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
}

/** Where the editor shows the text, as soon as it does and stays there. */
function placeOf(page: Page, text: string): Promise<Place> {
  let last: Place | undefined;
  return waitForEditor(page, `'${text}'`, async () => {
    const place = await centerOf(page, text);
    const stays = place !== undefined && place.x === last?.x && place.y === last.y;
    last = place;
    return stays ? place : undefined;
  });
}

async function hasLine(page: Page, pattern: RegExp): Promise<void> {
  await waitForEditor(page, `a line like ${pattern}`, async () =>
    (await visibleLines(page)).find((line) => pattern.test(line)),
  );
}

async function lacksLine(page: Page, pattern: RegExp): Promise<void> {
  await waitForEditor(page, `the text without ${pattern}`, async () =>
    (await visibleLines(page)).some((line) => pattern.test(line)) ? undefined : true,
  );
}

async function waitForEditor<T>(page: Page, what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await page.waitForTimeout(100);
  }
  return giveUp(page, `the editor does not show ${what}:\n${(await visibleLines(page)).join('\n')}`);
}

/** A picture tells most about why a test failed. */
async function giveUp(page: Page, message: string): Promise<never> {
  const path = join(screenshotFolder, `failed-${process.pid}.png`);
  await page.screenshot({ path });
  throw new Error(`${message}\nSee ${path}`);
}
