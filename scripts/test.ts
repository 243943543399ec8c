/**
 * All tests: `npm test`, or some of them by name: `npm test -- types unit`.
 *
 * Closes with the line `N passed, N failed, N skipped` over everything that ran.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { runSuite } from '../test/vscode/runSuite.ts';
import { build } from './build.ts';
import { runTestFiles } from './lib/nodeTests.ts';
import { run } from './lib/processes.ts';
import { isCi, projectRoot } from './lib/project.ts';
import { mergeResults, type SuiteResult, singleResult, skippedResult } from './lib/results.ts';
import { findChromium, installChromium, installSystemPackages } from './lib/systemPackages.ts';
import { makePackage } from './package.ts';

interface Suite {
  readonly name: string;
  /** What it is, for people. */
  readonly title: string;
  run(): Promise<SuiteResult>;
}

/** In this order: what is quick and tells most comes first. The VS Code suites need the bundles of `build`. */
const suites: readonly Suite[] = [
  {
    name: 'build',
    title: 'bundles of client and server',
    run: () => step('build', () => build({ production: false })),
  },
  { name: 'types', title: 'type check', run: checkTypes },
  {
    name: 'lint',
    title: 'formatter and linter',
    run: () => tool('lint', 'biome', ['check', '--error-on-warnings', '.']),
  },
  { name: 'rings', title: 'import rings', run: () => tool('rings', 'node', ['scripts/checkImports.ts']) },
  { name: 'unit', title: 'unit, grammar and protocol tests', run: runUnitTests },
  { name: 'vscode', title: 'suite in the extension host of VS Code', run: runSuite },
  {
    name: 'screen',
    title: 'VS Code as seen on the screen',
    run: () => runScreenTests('test/vscode/screen/*.test.ts'),
  },
  { name: 'package', title: 'the packaged extension', run: runPackageTests },
];

const vscodeSuites = ['vscode', 'screen'];

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `no such suite: ${unknown.join(', ')}; there are ${suites.map(({ name }) => name).join(', ')}`,
    );
  }
  const start = performance.now();
  await installSystemPackages();
  const results = new Map<string, SuiteResult>();
  for (const suite of suites.filter(({ name }) => isWanted(name, names))) {
    results.set(suite.name, await runReported(suite, buildFailed(results)));
  }
  const total = mergeResults([...results.values()]);
  for (const { name, reason } of total.skips) console.log(`skipped: ${name}: ${reason}`);
  if (isCi && total.skips.length > 0) console.log('In CI nothing may be skipped.');
  console.log(`All of it took ${seconds(start)}`);
  console.log(summary(total));
  process.exitCode = total.failures.length > 0 || (isCi && total.skips.length > 0) ? 1 : 0;
}

function isWanted(name: string, names: readonly string[]): boolean {
  if (names.length === 0 || names.includes(name)) return true;
  return name === 'build' && names.some((wanted) => vscodeSuites.includes(wanted));
}

function buildFailed(results: ReadonlyMap<string, SuiteResult>): boolean {
  return (results.get('build')?.failures.length ?? 0) > 0;
}

async function runReported(suite: Suite, isBuildBroken: boolean): Promise<SuiteResult> {
  const start = performance.now();
  console.log(`${suite.name}: ${suite.title}`);
  const result =
    isBuildBroken && vscodeSuites.includes(suite.name)
      ? skippedResult(suite.name, 'the build failed')
      : await suite.run().catch((error: unknown) => singleResult(suite.name, false, describe(error)));
  for (const { name, details } of result.failures) console.log(`\nFAILED ${name}\n${indent(details)}\n`);
  console.log(`  ${summary(result)} in ${seconds(start)}`);
  return result;
}

function summary({ passed, failures, skips }: SuiteResult): string {
  return `${passed} passed, ${failures.length} failed, ${skips.length} skipped`;
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^(?=.)/gm, '    ');
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function step(name: string, work: () => Promise<unknown>): Promise<SuiteResult> {
  await work();
  return singleResult(name, true, '');
}

/** A program of node_modules/.bin, or this Node, that passes with status 0. */
async function tool(name: string, program: string, args: readonly string[]): Promise<SuiteResult> {
  const path = program === 'node' ? process.execPath : join(projectRoot, 'node_modules', '.bin', program);
  const { status, output } = await run(path, args, { cwd: projectRoot });
  return singleResult(name, status === 0, output);
}

function runUnitTests(): Promise<SuiteResult> {
  const files = globSync('test/**/*.test.ts', { cwd: projectRoot, exclude: ['test/vscode'] });
  return runTestFiles(files.sort());
}

/** The page of the viewer runs in a browser and knows other globals than the rest. */
async function checkTypes(): Promise<SuiteResult> {
  const projects = ['.', 'client/viewer'];
  const results = projects.map((project) => tool(`types of ${project}`, 'tsc', ['--project', project]));
  return mergeResults(await Promise.all(results));
}

/** One at a time: each has a server, an extension host and a browser of its own. */
async function runScreenTests(pattern: string): Promise<SuiteResult> {
  const files = globSync(pattern, { cwd: projectRoot }).sort();
  if (!findChromium()) return mergeResults(files.map((file) => skippedResult(file, installChromium)));
  return runTestFiles(files, 1);
}

async function runPackageTests(): Promise<SuiteResult> {
  const made = await step('package', makePackage);
  return mergeResults([made, await runScreenTests('test/vscode/packaged/*.test.ts')]);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(describe(error));
  process.exitCode = 1;
});
