/** What VS Code calls inside its extension host: runs every test file of this folder with Mocha. */
import { appendFileSync, globSync } from 'node:fs';
import { inspect } from 'node:util';
import Mocha from 'mocha';
import type { ReportLine } from '../report.ts';

/** Resolves when all tests passed, as VS Code expects it. */
export async function run(): Promise<void> {
  // Errors then name the lines of the TypeScript files.
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000 });
  for (const file of globSync('*.cjs', { cwd: __dirname })) {
    if (file !== 'index.cjs') mocha.addFile(`${__dirname}/${file}`);
  }
  const failures = await new Promise<number>((resolve) => report(mocha.run(resolve)));
  write({ state: 'ended', name: '', details: '' });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

function report(runner: Mocha.Runner): void {
  runner.on('pass', (test) => write({ state: 'passed', name: test.fullTitle(), details: '' }));
  runner.on('pending', (test) => write({ state: 'skipped', name: test.fullTitle(), details: 'by the test' }));
  runner.on('fail', (test, error) =>
    write({ state: 'failed', name: test.fullTitle(), details: inspect(error) }),
  );
}

function write(line: ReportLine): void {
  const { POSTFIX_LENS_TEST_REPORT: path } = process.env;
  if (!path) throw new Error('POSTFIX_LENS_TEST_REPORT does not name the report');
  appendFileSync(path, `${JSON.stringify(line)}\n`);
}
