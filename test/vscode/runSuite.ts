/** Runs the suite of `suite/` inside the extension host of a real VS Code. */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { installCodeServer, startCodeServer } from '../../scripts/lib/codeServer.ts';
import { cacheFolder, demoFolder, projectRoot } from '../../scripts/lib/project.ts';
import { quietSettings } from '../../scripts/lib/quietSettings.ts';
import { type SuiteResult, singleResult, skippedResult } from '../../scripts/lib/results.ts';
import { launchBrowser, viewport } from './browser.ts';
import { chooseHost, type Host } from './host.ts';
import type { ReportLine } from './report.ts';

const suiteName = 'VS Code suite';

/** The suite must end within this time, in milliseconds, VS Code's start included. */
const timeLimit = 300_000;

interface SuiteRun {
  /** The bundle that exports `run()`. */
  readonly testsPath: string;
  readonly workspace: string;
  readonly dataFolder: string;
  readonly env: Readonly<Record<string, string>>;
}

export async function runSuite(): Promise<SuiteResult> {
  const host = await chooseHost();
  if (host.kind === 'none') return skippedResult(suiteName, host.reason);
  console.log(`  in the ${host.kind === 'desktop' ? 'desktop' : 'browser-served'} VS Code: ${host.reason}`);
  const folder = join(cacheFolder, 'vscode-suite');
  rmSync(folder, { recursive: true, force: true });
  const suite = await prepareSuite(folder);
  const ending = await runIn(host, suite).catch((error: unknown) => String(error));
  return readReport(join(folder, 'report.jsonl'), ending);
}

async function prepareSuite(folder: string): Promise<SuiteRun> {
  const workspace = join(folder, 'demo');
  mkdirSync(folder, { recursive: true });
  cpSync(demoFolder, workspace, { recursive: true });
  await bundleSuite(join(folder, 'tests'));
  return {
    testsPath: join(folder, 'tests', 'index.cjs'),
    workspace,
    dataFolder: join(folder, 'data'),
    env: { POSTFIX_LENS_TEST_REPORT: join(folder, 'report.jsonl') },
  };
}

/** One bundle for each file, so that a new test file needs no list to be added to. */
async function bundleSuite(outdir: string): Promise<void> {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: globSync('test/vscode/suite/*.ts', { cwd: projectRoot }),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

/** Gives what VS Code said when it ended before the suite did, or nothing. */
async function runIn(host: Host, suite: SuiteRun): Promise<string> {
  if (host.kind === 'desktop') return runInDesktop(host.executable, suite);
  if (host.kind === 'browser') return runInBrowser(host.chromium, suite);
  return host.reason;
}

async function runInDesktop(executable: string, suite: SuiteRun): Promise<string> {
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: suite.testsPath,
    extensionTestsEnv: suite.env,
    launchArgs: [
      suite.workspace,
      '--disable-extensions',
      '--disable-workspace-trust',
      '--skip-welcome',
      '--skip-release-notes',
      `--user-data-dir=${suite.dataFolder}`,
    ],
  });
  return '';
}

async function runInBrowser(executablePath: string, suite: SuiteRun): Promise<string> {
  await installCodeServer();
  const server = await startCodeServer({
    dataFolder: suite.dataFolder,
    settings: quietSettings,
    smokeTestDriver: true,
    env: suite.env,
  });
  const browser = await launchBrowser(executablePath, suite.dataFolder);
  try {
    const page = await browser.newPage({ viewport });
    const log: string[] = [];
    await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
      log.push(`${type}: ${args.map(String).join(' ')}`);
    });
    const ended = new Promise<number>((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    const remote = `vscode-remote://${server.host}`;
    await page.goto(
      server.address(suite.workspace, [
        ['extensionDevelopmentPath', remote + projectRoot],
        ['extensionTestsPath', remote + suite.testsPath],
      ]),
    );
    const late = new Promise<string>((resolve) => {
      setTimeout(() => resolve(`no end within ${timeLimit / 1000} s`), timeLimit).unref();
    });
    const ending = await Promise.race([ended, late]);
    return ending === 0 ? '' : `${ending}\n${log.slice(-50).join('\n')}`;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The suite writes a line for each test, and one when it is through. */
function readReport(path: string, ending: string): SuiteResult {
  const lines = readLines(path);
  const failures = lines.flatMap((line) =>
    line.state === 'failed' ? [{ name: line.name, details: line.details }] : [],
  );
  if (!lines.some(({ state }) => state === 'ended')) {
    const lost = singleResult(suiteName, false, `${basename(path)} has no end: ${ending}`);
    return { ...lost, failures: [...failures, ...lost.failures] };
  }
  return {
    passed: lines.filter(({ state }) => state === 'passed').length,
    failures,
    skips: lines.flatMap((line) =>
      line.state === 'skipped' ? [{ name: line.name, reason: line.details }] : [],
    ),
  };
}

function readLines(path: string): ReportLine[] {
  try {
    const text = readFileSync(path, 'utf8').trimEnd();
    return text.split('\n').map((line) => JSON.parse(line) as ReportLine);
  } catch {
    return [];
  }
}
