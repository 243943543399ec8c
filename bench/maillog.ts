/**
 * Figures of the mail log engine, each beside its reference and its target, medians of five (`--rounds=N`), on generated
 * logs. Ratios say more than megabytes: the reference is measured in turns with the engine. Processor time leaves out
 * what other programs took.
 */
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
  readonly cpu: number;
  readonly rss: number;
  readonly lines: number;
  readonly queries: Readonly<Record<string, number>>;
}

interface Kind {
  readonly format: string;
  readonly ids: string;
}

/**
 * Prints all figures. Options: `--size=1G`, `--part=200M`, `--rounds=5`, `--formats=bsd,rfc3339`,
 * `--ids=short,long,mixed`, and `--passes=10`: how often the log is read into one index to see how the time grows.
 */
export function benchMaillog(options: readonly string[]): void {
  const option = (name: string, otherwise: string): string =>
    options.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
  const rounds = Number(option('rounds', '5'));
  const size = option('size', '1G');
  const ids = option('ids', 'short,long,mixed').split(',');
  const kinds = option('formats', 'bsd,rfc3339')
    .split(',')
    .flatMap((format) => ids.map((kind) => ({ format, ids: kind })));
  const log = generatedLog(size);
  const part = generatedLog(option('part', '200M'));
  if (log === undefined || part === undefined) {
    console.log('skipped: ../shared/tools/maillog-gen.mjs is not here');
    return;
  }
  for (const kind of kinds) compareIndex(kind, generatedLog(size, kind) ?? log, rounds);
  compareWorkers(log, Math.min(rounds, 3));
  print('10,000 lines appended', `${run('extension', log).ms.toFixed(1)} ms (target: under 50)`);
  compareGrowth(log, option('passes', '10'));
  compareDecompression(part, Math.min(rounds, 3));
  compareProcesses(part, rounds);
}

/** A log of this size and kind, made once; undefined where it cannot be made. */
export function generatedLog(size: string, kind: Kind = { format: 'bsd', ids: 'short' }): string | undefined {
  const { format, ids } = kind;
  const name = format === 'bsd' && ids === 'short' ? size : `${format}-${ids}-${size}`;
  const path = join(root, `.cache/maillog-${name}.log`);
  if (existsSync(path)) return path;
  if (!existsSync(generator)) return undefined;
  mkdirSync(join(root, '.cache'), { recursive: true });
  const options = ['--size', size, '--format', format, '--ids', ids, '--out', path];
  const made = spawnSync(process.execPath, [generator, ...options], { stdio: 'inherit' });
  return made.status === 0 ? path : undefined;
}

function compareIndex({ format, ids }: Kind, log: string, rounds: number): void {
  const megabytes = statSync(log).size / 1e6;
  const { newlines, indexes } = inTurns(log, rounds);
  const [{ lines = 0, queries = {} } = {}] = indexes;
  const rss = median(indexes.map((one) => one.rss));
  const bare = median(newlines.map((one) => one.rss));
  const limit = 64 + (30 * lines) / 2 ** 20;
  const wall = (runs: readonly Run[]): number => median(runs.map(({ ms }) => ms));
  const busy = (runs: readonly Run[]): number => median(runs.map(({ cpu }) => cpu));
  console.log(`${format} stamps, ${ids} queue IDs, ${megabytes.toFixed(0)} MB`);
  print('  newlines counted', `${rate(megabytes, wall(newlines))} MB/s`);
  print('  full index, one worker', `${rate(megabytes, wall(indexes))} MB/s (target: at least 500)`);
  print(
    '    times the newline count',
    `${ratio(wall(indexes), wall(newlines))}, in processor time ${ratio(busy(indexes), busy(newlines))} (target: at most 6)`,
  );
  print(
    '    peak memory',
    `${rss.toFixed(0)} MiB (target: at most ${limit.toFixed(0)}), of the newline count ${bare.toFixed(0)}`,
  );
  for (const [name, ms] of Object.entries(queries)) {
    print(`    query ${name}`, `${ms.toFixed(1)} ms (target: under ${name === 'byId' ? 5 : 100})`);
  }
}

/** In turns, so that both see the same machine. */
function inTurns(log: string, rounds: number): { readonly newlines: Run[]; readonly indexes: Run[] } {
  const newlines: Run[] = [];
  const indexes: Run[] = [];
  for (let round = 0; round < rounds; round++) {
    newlines.push(run('newlines', log));
    indexes.push(run('index', log));
  }
  return { newlines, indexes };
}

/** What two workers could gain at most: each indexes one half, and nobody joins the halves. */
function compareWorkers(log: string, rounds: number): void {
  const one: number[] = [];
  const two: number[] = [];
  for (let round = 0; round < rounds; round++) {
    one.push(run('index', log).ms);
    two.push(run('halves', log).ms);
  }
  print('two workers on halves that nobody joins', `${ratio(median(one), median(two))} times as fast as one`);
}

/** The log again and again into one index, as if it were so much longer. */
function compareGrowth(log: string, passes: string): void {
  const { nanoseconds, rss, lines } = run<{
    readonly nanoseconds: readonly number[];
    readonly rss: number;
    readonly lines: number;
  }>('growth', log, passes);
  const [first = 0] = nanoseconds;
  const last = nanoseconds.at(-1) ?? 0;
  print(
    `the log ${passes} times over, ${(lines / 1e6).toFixed(1)} million lines`,
    `${first.toFixed(0)} ns of processor time a line in the first pass, ${last.toFixed(0)} in the last (${ratio(last, first)}); ${(((rss - 64) * 2 ** 20) / lines).toFixed(1)} bytes a line beyond 64 MiB`,
  );
}

function compareDecompression(part: string, rounds: number): void {
  const path = `${part}.gz`;
  if (!existsSync(path)) spawnSync('gzip', ['-k', '-6', part]);
  const alone: Run[] = [];
  const indexed: Run[] = [];
  for (let round = 0; round < rounds; round++) {
    alone.push(run('gunzip', path));
    indexed.push(run('gunzipIndex', path));
  }
  const wall = ratio(median(indexed.map(({ ms }) => ms)), median(alone.map(({ ms }) => ms)));
  const busy = ratio(median(indexed.map(({ cpu }) => cpu)), median(alone.map(({ cpu }) => cpu)));
  print(
    '.gz, indexed',
    `${wall} times the time of zlib alone, which works beside it; ${busy} in processor time`,
  );
}

/** Whole processes, started and ended. */
function compareProcesses(part: string, rounds: number): void {
  const megabytes = statSync(part).size / 1e6;
  if (!existsSync(cli)) {
    console.log('the command: skipped, npm run build makes server/dist/cli.js');
    return;
  }
  const own = [process.execPath, cli, 'log', part, '--stats'];
  print(
    `postfix-lens log --stats, ${megabytes.toFixed(0)} MB`,
    `${rate(megabytes, wallOf(own, rounds))} MB/s`,
  );
  compareWith('readline, pattern and Map', [process.execPath, runner, 'readline', part], own, 3.5, rounds);
  compareWith('pflogsumm', ['pflogsumm', part], own, 15, Math.min(rounds, 2));
  compareWith('lnav', ['lnav', '-n', '-q', part], own, 4, Math.min(rounds, 2));
}

function compareWith(
  name: string,
  command: readonly string[],
  own: readonly string[],
  target: number,
  rounds: number,
): void {
  const [program = ''] = command;
  if (spawnSync('which', [program]).status !== 0) {
    print(`  beside ${name}`, `not installed: apt-get install ${program}`);
    return;
  }
  const theirs: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round++) {
    theirs.push(wallOf(command, 1));
    ours.push(wallOf(own, 1));
  }
  print(
    `  beside ${name}`,
    `${ratio(median(theirs), median(ours))} times as fast (target: at least ${target})`,
  );
}

function run<Result = Run>(mode: string, path: string, ...more: readonly string[]): Result {
  const { stdout, stderr, status } = spawnSync(process.execPath, [runner, mode, path, ...more], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Median milliseconds of whole processes. */
function wallOf([program = '', ...args]: readonly string[], rounds: number): number {
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

function ratio(one: number, other: number): string {
  return (one / other).toFixed(1);
}

function print(what: string, figure: string): void {
  console.log(`${what}: ${figure}`);
}
