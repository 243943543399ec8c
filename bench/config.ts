/** Figures of the configuration engine: reading main.cf, and the command beside `postconf`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfiguration } from '../server/src/core/config/configuration.ts';
import { mainDiagnostics } from '../server/src/core/features/config/diagnostics.ts';
import { mainHover } from '../server/src/core/features/config/hover.ts';
import { openDocumentation } from '../server/src/io/documentation.ts';
import { demo, mainCf } from './mainCf.ts';

const docs = fileURLToPath(new URL('../server/dist/docs', import.meta.url));
const cli = fileURLToPath(new URL('../server/dist/cli.js', import.meta.url));

/** Milliseconds of `work`, the median of `rounds` after a warm-up. */
function median(rounds: number, work: () => void): number {
  for (let round = 0; round < Math.min(rounds, 10); round++) work();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[rounds >> 1] ?? 0;
}

function read(text: string) {
  return readConfiguration({ main: { file: 'main.cf', text } });
}

/** Prints all figures. */
export function benchConfig(): void {
  const small = mainCf(2000);
  const one = median(50, () => read(small));
  console.log(
    `read and resolve 2,000 lines (${small.length} characters): ${one.toFixed(2)} ms (target: under 3)`,
  );
  const rules = median(50, () => mainDiagnostics(read(small), 'ja'));
  console.log(`the same with all diagnostics, a keystroke's work: ${rules.toFixed(2)} ms (target: under 10)`);

  const workspace = Array.from({ length: 200 }, (_, index) => `${small}\nlast = ${index}\n`);
  const all = median(3, () => workspace.forEach(read));
  console.log(`200 such files: ${all.toFixed(0)} ms`);

  const large = mainCf(100_000);
  const long = median(5, () => read(large));
  const ratio = long / large.length / (one / small.length);
  console.log(
    `100,000 lines (${large.length} characters): ${long.toFixed(0)} ms, ` +
      `${((long * 1e6) / large.length).toFixed(0)} ns a character, ${ratio.toFixed(2)} times the small one's (target: within 2)`,
  );
  measureHovers(small);
  compareStart();
}

/** The first hover reads the documentation from disk; later ones have it. */
function measureHovers(text: string): void {
  const documentation = openDocumentation(docs);
  const configuration = read(text);
  const hover = () =>
    mainHover(configuration, text.indexOf('mydestination'), { language: 'ja', documentation });
  const start = performance.now();
  hover();
  const first = performance.now() - start;
  const warm = median(200, hover);
  console.log(
    `a hover: the first ${first.toFixed(1)} ms (target: 50), then ${warm.toFixed(2)} ms (target: 5)`,
  );
}

/** Whole processes: the bundled command, and postconf where it is installed. */
function compareStart(): void {
  if (!existsSync(cli)) {
    console.log('start of postfix-lens config: skipped, server/dist/cli.js is not built: npm run build');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-bench-'));
  for (const name of ['main.cf', 'master.cf']) {
    writeFileSync(join(folder, name), readFileSync(join(demo, name)));
    utimesSync(join(folder, name), 1_500_000_000, 1_500_000_000);
  }
  const ours = median(15, () => void spawnSync(process.execPath, [cli, 'config', '-c', folder, '-n']));
  const bare = median(15, () => void spawnSync(process.execPath, ['-e', '0']));
  const theirs = spawnSync('postconf', ['-d', 'mail_version']).status === 0;
  const postconf = theirs ? median(15, () => void spawnSync('postconf', ['-c', folder, '-n'])) : undefined;
  console.log(
    `postfix-lens config -n, the whole process: ${ours.toFixed(0)} ms; Node alone: ${bare.toFixed(0)} ms; ` +
      (postconf === undefined ? 'postconf is not installed' : `postconf -n: ${postconf.toFixed(0)} ms`),
  );
  rmSync(folder, { recursive: true });
}
