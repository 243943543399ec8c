/** Asks the real postmap(1) what it makes of tables. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { loadExpressions } from '../../server/src/io/expressions.ts';
import { configFolder, removeFolder, writeConfig } from './postconf.ts';

export const expressions = loadExpressions(
  new URL('../../server/expressions/expressions.wasm', import.meta.url).pathname,
);

/** A table and the keys that it is asked for. U+FFFD in its text stands for a byte that is no UTF-8. */
export interface Question {
  readonly type: string;
  readonly text: string;
  readonly keys: readonly string[];
}

export interface PostmapAnswer {
  /** By key, what postmap finds. */
  readonly values: ReadonlyMap<string, string>;
  /** Of building the table, or of opening it; its path replaced with `FILE`. */
  readonly warnings: readonly string[];
}

const builtTypes = new Set(['hash', 'btree', 'lmdb', 'cdb']);

/** Whether postmap has tables of this type; if not, the test is skipped, which in CI is a failure. */
export function hasTableType(t: TestContext, type: string): boolean {
  const { CI } = process.env;
  const { status, stdout } = spawnSync('postconf', ['-m'], { encoding: 'utf8' });
  if (status === 0 && stdout.split('\n').includes(type)) return true;
  const reason = `postmap has no ${type}: apt-get install postfix postfix-${type}`;
  if (CI === 'true') throw new Error(reason);
  t.skip(reason);
  return false;
}

/** Runs postmap over each table; files and settings are temporary. */
export function askPostmap(questions: readonly Question[]): PostmapAnswer[] {
  const files = questions.flatMap(({ text, keys }, index): [string, string][] => [
    [`table-${index}-`, bytes(text)],
    [`table-${index}-.keys`, bytes(keys.map((key) => `${key}\n`).join(''))],
  ]);
  const folder = configFolder(Object.fromEntries(files));
  writeConfig(join(folder, 'conf'), { 'main.cf': 'compatibility_level = 3.6\n' });
  try {
    return questions.map(({ type }, index) => askOne(folder, type, `table-${index}-`));
  } finally {
    removeFolder(folder);
  }
}

const script = `
  cd "$1" || exit 1
  if [ "$4" = build ]; then postmap -c conf "$2:$3" 2>"$3.built"; fi
  postmap -c conf -q - "$2:$3" <"$3.keys" >"$3.out" 2>"$3.opened"
  cat "$3.out"
  printf '\\001'
  if [ "$4" = build ]; then cat "$3.built"; else cat "$3.opened"; fi`;

function askOne(folder: string, type: string, file: string): PostmapAnswer {
  const step = builtTypes.has(type) ? 'build' : 'open';
  const output = execFileSync('sh', ['-c', script, 'sh', folder, type, file, step], { encoding: 'utf8' });
  const [found = '', said = ''] = output.split('\x01');
  const values = new Map(
    found
      .split('\n')
      .slice(0, -1)
      .map((line): [string, string] => {
        const tab = line.indexOf('\t');
        return [line.slice(0, tab), line.slice(tab + 1)];
      }),
  );
  const warnings = said
    .split('\n')
    .filter((line) => line.startsWith('postmap: warning: ') && isAboutTable(line))
    .map((line) => line.replace('postmap: warning: ', '').replaceAll(file, 'FILE'));
  return { values, warnings };
}

/** Warnings of lookups and of the parser of macros, which name no line, are left out. */
function isAboutTable(line: string): boolean {
  return !/empty string result is not allowed|should return NO RESULT|macro name|macro reference|non-UTF-8 value/.test(
    line,
  );
}

/** UTF-8, one byte a character. */
function bytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1').replaceAll('\xef\xbf\xbd', '\xff');
}
