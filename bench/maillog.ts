/** Figures of the mail log engine, each beside its reference, medians of five (`--rounds=N`), on a generated log. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const generator = join(root, '../shared/tools/maillog-gen.mjs');
const runner = join(root, 'bench/maillogRun.ts');
const cli = join(root, 'server/dist/cli.js');

interface Run {
  readonly ms: number;
  readonly rss: number;
  readonly lines: number;
  readonly queries: Readonly<Record<string, number>>;
}

/** Prints all figures. Options: `--size=1G`, `--part=200M`, `--rounds=5`. */
export function benchMaillog(options: readonly string[]): void {
  const option = (name: string, otherwise: string): string =>
    options.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
  const log = generatedLog(option('size', '1G'));
  const part = generatedLog(option('part', '200M'));
  if (log === undefined || part === undefined) {
    console.log('skipped: ../shared/tools/maillog-gen.mjs is not here');
    return;
  }
  const rounds = Number(option('rounds', '5'));
  compareIndex(log, rounds);
  compareProcesses(part, rounds);
}

/** A log of this size, made once. */
export function generatedLog(size: string): string | undefined {
  const path = join(root, `.cache/maillog-${size}.log`);
  if (existsSync(path)) return path;
  if (!existsSync(generator)) return undefined;
  mkdirSync(join(root, '.cache'), { recursive: true });
  const made = spawnSync(process.execPath, [generator, '--size', size, '--out', path], { stdio: 'inherit' });
  return made.status === 0 ? path : undefined;
}

function compareIndex(log: string, rounds: number): void {
  const megabytes = statSync(log).size / 1e6;
  const newlines: Run[] = [];
  const indexes: Run[] = [];
  // In turns, so that both see the same machine.
  for (let round = 0; round < rounds; round++) {
    newlines.push(run('newlines', log));
    indexes.push(run('index', log));
  }
  const bare = median(newlines.map(({ ms }) => ms));
  const index = median(indexes.map(({ ms }) => ms));
  const [{ lines = 0, queries = {} } = {}] = indexes;
  const rss = median(indexes.map((one) => one.rss));
  const limit = 64 + (30 * lines) / 2 ** 20;
  print('newlines counted', `${rate(megabytes, bare)} MB/s`);
  print('full index, one worker', `${rate(megabytes, index)} MB/s (target: at least 500)`);
  print('  of the time of the newline count', `${(index / bare).toFixed(1)} (target: at most 6)`);
  print('  peak memory', `${rss.toFixed(0)} MiB (target: at most ${limit.toFixed(0)})`);
  for (const [name, ms] of Object.entries(queries)) {
    print(`  query ${name}`, `${ms.toFixed(1)} ms (target: under ${name === 'byId' ? 5 : 100})`);
  }
  print('10,000 lines appended', `${run('extension', log).ms.toFixed(1)} ms (target: under 50)`);
}

/** Whole processes, started and ended. */
function compareProcesses(part: string, rounds: number): void {
  const megabytes = statSync(part).size / 1e6;
  if (!existsSync(cli)) {
    console.log('the command: skipped, npm run build makes server/dist/cli.js');
    return;
  }
  const own = wall([process.execPath, cli, 'log', part, '--stats'], rounds);
  print('postfix-lens log --stats, 200 MB', `${rate(megabytes, own)} MB/s`);
  const readline = wall([process.execPath, runner, 'readline', part], rounds);
  print(
    '  beside readline, pattern and Map',
    `${(readline / own).toFixed(1)} times as fast (target: at least 3.5)`,
  );
  compareWith('pflogsumm', ['pflogsumm', part], own, 15, Math.min(rounds, 2));
  compareWith('lnav', ['lnav', '-n', '-q', part], own, 4, Math.min(rounds, 2));
}

function compareWith(
  name: string,
  command: readonly string[],
  own: number,
  target: number,
  rounds: number,
): void {
  if (spawnSync('which', [name]).status !== 0) {
    print(`  beside ${name}`, `not installed: apt-get install ${name}`);
    return;
  }
  const ratio = (wall(command, rounds) / own).toFixed(1);
  print(`  beside ${name}`, `${ratio} times as fast (target: at least ${target})`);
}

function run(mode: string, path: string): Run {
  const { stdout, stderr, status } = spawnSync(process.execPath, [runner, mode, path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Median milliseconds of whole processes. */
function wall([program = '', ...args]: readonly string[], rounds: number): number {
  const times = Array.from({ length: rounds }, () => {
    const begun = performance.now();
    spawnSync(program, args, { stdio: 'ignore' });
    return performance.now() - begun;
  });
  return median(times);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
}

function rate(megabytes: number, ms: number): string {
  return ((megabytes / ms) * 1000).toFixed(0);
}

function print(what: string, figure: string): void {
  console.log(`${what}: ${figure}`);
}
