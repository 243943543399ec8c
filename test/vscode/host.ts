/** Which VS Code runs the extension's test suite: the desktop build, or the browser-served one. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { vscodeVersion } from '../../scripts/lib/codeServer.ts';
import { hasDisplay } from '../../scripts/lib/desktop.ts';
import { projectRoot } from '../../scripts/lib/project.ts';
import { findChromium, installChromium } from '../../scripts/lib/systemPackages.ts';

export type Host =
  | { readonly kind: 'desktop'; readonly executable: string; readonly reason: string }
  | { readonly kind: 'browser'; readonly chromium: string; readonly reason: string }
  | { readonly kind: 'none'; readonly reason: string };

/** Prefers the desktop build where one can be had and shown; the reason is for people. */
export async function chooseHost(): Promise<Host> {
  const desktop = await findDesktop();
  if (desktop.kind === 'desktop') return desktop;
  const chromium = findChromium();
  if (chromium) return { kind: 'browser', chromium, reason: desktop.reason };
  return { kind: 'none', reason: `${desktop.reason}; ${installChromium}` };
}

async function findDesktop(): Promise<Host> {
  const { VSCODE_EXECUTABLE: executable } = process.env;
  if (executable) return { kind: 'desktop', executable, reason: 'VSCODE_EXECUTABLE names it' };
  if (!hasDisplay()) return { kind: 'none', reason: 'there is no display for the desktop build' };
  const cached = isCached();
  try {
    const executable = await download();
    return {
      kind: 'desktop',
      executable,
      reason: cached ? 'it is in .vscode-test' : 'it could be downloaded',
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'none', reason: `the desktop build cannot be downloaded (${message})` };
  }
}

const downloadFolder = join(projectRoot, '.vscode-test');

function isCached(): boolean {
  return (
    existsSync(downloadFolder) && readdirSync(downloadFolder).some((name) => name.includes(vscodeVersion))
  );
}

/** Gives up soon where the network says nothing; a working download may take its time. */
async function download(): Promise<string> {
  if (!isCached()) {
    await fetch('https://update.code.visualstudio.com/api/releases/stable', {
      signal: AbortSignal.timeout(5000),
    });
  }
  return downloadAndUnzipVSCode({
    version: vscodeVersion,
    cachePath: downloadFolder,
    reporter: new SilentReporter(),
    timeout: 15_000,
  });
}
