/**
 * The truth matrix: logs of every seed, stamp format and kind of queue ID, cut at the start or not, with either line
 * end, whose totals must be those that the generator counted. One log at a time is made, counted and deleted.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const generator = join(root, '../shared/tools/maillog-gen.mjs');
const cli = join(root, 'server/dist/cli.js');

/** Simulated seconds before the first line of a log that starts in the midst of its messages. */
const WARMUP = '3600';
/** What the truth file says of how the log was made. */
const ABOUT = new Set(['format', 'ids', 'seed']);

type Totals = Readonly<Record<string, unknown>>;

/** Prints every difference and the sum. Options: `--size=50M`, `--seeds=1-20`, `--part=1/4` (a quarter of the logs). */
export function compareWithTruth(options: readonly string[]): void {
  if (!existsSync(generator)) {
    console.log('skipped: ../shared/tools/maillog-gen.mjs is not here');
    return;
  }
  const option = (name: string, otherwise: string): string =>
    options.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
  const size = option('size', '50M');
  const [first = 1, last = first] = option('seeds', '1-20').split('-').map(Number);
  const [part = 1, parts = 1] = option('part', '1/1').split('/').map(Number);
  const logs = matrix(first, last).filter((_, i) => i % parts === part - 1);
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-truth-'));
  let wrong = 0;
  try {
    for (const [i, kind] of logs.entries()) {
      const differences = compareOne(folder, size, kind);
      if (differences.length > 0) wrong++;
      for (const difference of differences) console.log(`${kind.join(' ')}: ${difference}`);
      if ((i + 1) % 24 === 0) console.log(`${i + 1} of ${logs.length} logs compared, ${wrong} differ`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(
    `${logs.length} logs of ${size}: ${logs.length - wrong} with the very totals, ${wrong} without`,
  );
  if (wrong > 0) process.exitCode = 1;
}

/** The generator's options for every log. */
function matrix(first: number, last: number): string[][] {
  const kinds: string[][] = [];
  for (let seed = first; seed <= last; seed++) {
    for (const format of ['bsd', 'rfc3339']) {
      for (const ids of ['short', 'long', 'mixed']) {
        for (const warmup of [[], ['--warmup', WARMUP]]) {
          for (const cr of [[], ['--cr']]) {
            kinds.push(['--seed', String(seed), '--format', format, '--ids', ids, ...warmup, ...cr]);
          }
        }
      }
    }
  }
  return kinds;
}

/** Makes one log and names each total that differs. */
function compareOne(folder: string, size: string, kind: readonly string[]): string[] {
  const log = join(folder, 'maillog');
  const truthFile = join(folder, 'truth.json');
  run([generator, '--size', size, ...kind, '--out', log, '--truth', truthFile]);
  const truth: Totals = JSON.parse(readFileSync(truthFile, 'utf8'));
  const totals: Totals = JSON.parse(run([cli, 'log', log, '--stats', '--format', 'json']));
  rmSync(log);
  return Object.keys(truth)
    .filter((key) => !ABOUT.has(key) && JSON.stringify(truth[key]) !== JSON.stringify(totals[key]))
    .map((key) => `${key} is ${JSON.stringify(totals[key])}, not ${JSON.stringify(truth[key])}`);
}

function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
