/** Figures of lookup tables: a table of a million lines beside the plain reading of its file, and beside Postfix. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTable } from '../server/src/core/tables/openTable.ts';
import { loadExpressions } from '../server/src/io/expressions.ts';

const lines = 1_000_000;
const key = 'user777777@example777.com';

interface Run {
  readonly read: number;
  /** Processor time of the same, which a busy machine does not stretch. */
  readonly cpu: number;
  readonly memory: number;
  readonly lookup: number;
  readonly longest: number;
  readonly entries: number;
  readonly value: string;
}

/** Prints all figures. */
export function benchTables(): void {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-bench-'));
  try {
    const file = join(folder, 'table');
    writeFileSync(file, largeTable());
    utimesSync(file, 1_500_000_000, 1_500_000_000);
    measureLarge(file);
    measurePostfix(folder, file);
    measurePatterns();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function largeTable(): string {
  return Array.from(
    { length: lines },
    (_, index) => `user${index}@Example${index % 1000}.com  box${index}@mail.example.org\n`,
  ).join('');
}

function measureLarge(file: string): void {
  const script = fileURLToPath(new URL('tableRun.ts', import.meta.url));
  const runs = Array.from({ length: 3 }, (): Run => {
    const { stdout } = spawnSync(process.execPath, [script, file, key], { encoding: 'utf8' });
    return JSON.parse(stdout);
  }).sort((a, b) => a.read - b.read);
  const best = runs[0];
  if (best?.entries !== lines || best.value !== 'box777777@mail.example.org') throw new Error('wrong answer');
  const start = performance.now();
  const count = readFileSync(file, 'utf8').split('\n').length;
  const plain = performance.now() - start;
  const { read, cpu, memory, lookup, longest } = best;
  console.log(
    `a table of ${lines.toLocaleString('en')} lines, read for lookups: ${read.toFixed(0)} ms (target: under 2,000), ${cpu.toFixed(0)} ms of the processor, ` +
      `${(read / plain).toFixed(1)} times reading it and splitting it into ${count.toLocaleString('en')} lines (${plain.toFixed(0)} ms)`,
  );
  console.log(`the whole process at its largest: ${memory.toFixed(0)} MB (target: under 200)`);
  console.log(`a lookup: ${(lookup * 1000).toFixed(1)} µs`);
  console.log(`the longest time that a step keeps others waiting: ${longest.toFixed(1)} ms (target: 10)`);
}

function measurePostfix(folder: string, file: string): void {
  const conf = join(folder, 'conf');
  mkdirSync(conf);
  writeFileSync(join(conf, 'main.cf'), 'compatibility_level = 3.6\n');
  utimesSync(join(conf, 'main.cf'), 1_500_000_000, 1_500_000_000);
  const start = performance.now();
  const { status } = spawnSync('postmap', ['-c', conf, '-q', key, `texthash:${file}`]);
  const time = performance.now() - start;
  console.log(
    status === 0
      ? `postmap -q KEY texthash:FILE, which reads the same lines: ${time.toFixed(0)} ms`
      : 'postmap is not installed: no comparison',
  );
}

function measurePatterns(): void {
  const library = new URL('../server/expressions/expressions.wasm', import.meta.url);
  const expressions = loadExpressions(fileURLToPath(library));
  const rules = Array.from({ length: 1000 }, (_, index) => `/^x${index}_(.*)@example\\.com$/ $1\n`).join('');
  for (const type of ['pcre', 'regexp']) {
    const start = performance.now();
    const table = openTable(
      { type, name: 'table' },
      { read: (file) => ({ file, text: rules }), expressions },
    );
    if ('kind' in table) throw new Error('not opened');
    const opened = performance.now() - start;
    const before = performance.now();
    const answer = table.lookUp('x999_y@example.com');
    const lookup = performance.now() - before;
    if (answer?.kind !== 'found' || answer.value !== 'y') throw new Error('wrong answer');
    console.log(
      `${type}, 1,000 rules: opened in ${opened.toFixed(1)} ms, a key that the last one matches in ${lookup.toFixed(2)} ms`,
    );
  }
}
