/** The headless browser that shows the browser-served VS Code. */
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Without the browser's own services, and so that it also starts as root and without a GPU. */
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const viewport = { width: 1280, height: 800 };

/** Whatever the browser keeps goes into `folder`, not into the home of who runs the tests. */
export function launchBrowser(executablePath: string, folder: string): Promise<Browser> {
  const env = {
    ...process.env,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
  return chromium.launch({ executablePath, args: chromiumArguments, env });
}
