/** Figures of the Mail Log Viewer's server side, over the protocol, on a generated log in the page cache. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedLog } from './maillog.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = join(root, 'server/dist/main.js');
const runner = join(root, 'bench/viewerRun.ts');

/** What `viewerRun.ts` measures; milliseconds, and MiB for memory. */
export interface ViewerFigures {
  readonly newlines: number;
  readonly firstRows: number;
  readonly ready: number;
  readonly texts: number;
  /** The slowest of several rounds by what was asked. */
  readonly questions: Readonly<Record<string, number>>;
  readonly search: number;
  readonly followMedian: number;
  readonly followLatest: number;
  readonly memory: number;
}

/** Prints all figures. Option: `--size=1G`. */
export function benchViewer(options: readonly string[]): void {
  const size = options.find((word) => word.startsWith('--size='))?.slice(7) ?? '1G';
  const log = generatedLog(size);
  if (log === undefined || !existsSync(server)) {
    console.log('skipped: ../shared/tools/maillog-gen.mjs or server/dist/main.js is not here');
    return;
  }
  const { stdout, stderr, status } = spawnSync(process.execPath, [runner, server, log], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  print(JSON.parse(stdout), size);
}

function print(figures: ViewerFigures, size: string): void {
  const line = (what: string, value: number, target: string, unit = 'ms'): void => {
    const ratio = unit === 'ms' ? `, ${(value / figures.newlines).toFixed(2)} of the reference` : '';
    console.log(`${what}: ${value.toFixed(0)} ${unit}${ratio}${target === '' ? '' : ` (target: ${target})`}`);
  };
  line(`newlines of ${size} counted, for reference`, figures.newlines, '');
  line('open to first rows', figures.firstRows, 'under 1000');
  line('open to full index', figures.ready, 'under 2500 plus start');
  line('open to reasons of failures read', figures.texts, '');
  for (const [what, ms] of Object.entries(figures.questions)) line(`  ${what}`, ms, 'under 200');
  line('search through all lines', figures.search, '');
  line('10,000 lines a second: new rows after, median', figures.followMedian, 'under 200');
  line('  slowest', figures.followLatest, 'under 200');
  line('memory of the server at its peak', figures.memory, 'under 350', 'MiB');
}
