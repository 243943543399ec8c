/** The programs from outside npm that tests use, and their installation in CI. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { findProgram, isExecutable, run, runOrThrow } from './processes.ts';
import { isCi } from './project.ts';

/** Debian's packages: the browser with Japanese letters, the programs that are our tests' oracle, and editors. */
const debianPackages = [
  'chromium',
  'fonts-noto-cjk',
  'postfix',
  'postfix-cdb',
  'postfix-lmdb',
  'postfix-pcre',
  'pflogsumm',
  'neovim',
  'emacs-nox',
  'elpa-eglot',
];

export const installChromium = 'Chromium is not installed: sudo apt-get install chromium fonts-noto-cjk';

/** In CI, installs the packages that are missing; does nothing anywhere else. */
export async function installSystemPackages(): Promise<void> {
  if (!isCi) return;
  const missing = await missingPackages();
  if (missing.length === 0) return;
  if (!findProgram('apt-get'))
    throw new Error(`CI needs ${missing.join(', ')}, and there is no apt-get here`);
  console.log(`Installing ${missing.join(', ')} (apt-get) ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runOrThrow('apt-get', ['update', '-q'], { env });
  await withoutServices(() =>
    runOrThrow('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...missing], { env }),
  );
}

async function missingPackages(): Promise<string[]> {
  const format = '$' + '{Package} $' + '{db:Status-Status}\\n';
  const installed = findProgram('dpkg-query')
    ? (await run('dpkg-query', ['-W', '-f', format, ...debianPackages])).output
    : '';
  return debianPackages.filter((name) => !installed.split('\n').includes(`${name} installed`));
}

/** Debian starts a service when its package is installed, unless this file says no (invoke-rc.d(8)). */
async function withoutServices<T>(install: () => Promise<T>): Promise<T> {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return install();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return await install();
  } finally {
    rmSync(policy, { force: true });
  }
}

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const chromiumPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser for the tests: `CHROMIUM_EXECUTABLE`, or one found in the usual places. */
export function findChromium(): string | undefined {
  const { CHROMIUM_EXECUTABLE } = process.env;
  return (
    CHROMIUM_EXECUTABLE ??
    chromiumNames.map(findProgram).find((path) => path !== undefined) ??
    chromiumPaths.find(isExecutable)
  );
}
