import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { configFolder, postconfVersion, removeFolder, writeConfig } from './postconf.ts';

/** What the real postalias makes of an alias file; all texts hold one byte a character. */
export interface PostaliasResult {
  /** The lines of `postalias -s`, sorted by byte, without postalias's own entries. */
  readonly lines: readonly string[];
  /** The warnings of building the table, in order, its path replaced with `FILE`. */
  readonly built: readonly string[];
  /** The warnings of printing it, likewise, sorted: they come in the order of the table's hash. */
  readonly printed: readonly string[];
}

/** Whether the real postalias can be asked; if not, the test is skipped, which in CI is a failure. */
export function hasPostalias(t: TestContext): boolean {
  const { CI } = process.env;
  if (postconfVersion() !== undefined) return true;
  const reason = 'postalias is not installed: apt-get install postfix';
  if (CI === 'true') throw new Error(reason);
  t.skip(reason);
  return false;
}

/** Runs postalias, then `postalias -s`, over each text; files and settings are temporary. */
export function askPostalias(texts: readonly string[]): PostaliasResult[] {
  const folder = configFolder(Object.fromEntries(texts.map((text, index) => [`f${index}`, text])));
  writeConfig(join(folder, 'conf'), { 'main.cf': 'compatibility_level = 3.6\n' });
  try {
    return runBoth(
      folder,
      texts.map((_, index) => join(folder, `f${index}`)),
    );
  } finally {
    removeFolder(folder);
  }
}

function runBoth(folder: string, files: readonly string[]): PostaliasResult[] {
  const script = `
    cd "$1" || exit 1
    shift
    postalias -c conf $(printf 'hash:%s ' "$@") 2>built
    for file; do
      postalias -c conf -s "hash:$file" >"$file.out" 2>"$file.printed"
    done`;
  return chunksOf(files, 500).flatMap((chunk) => {
    execFileSync('sh', ['-c', script, 'sh', folder, ...chunk]);
    const built = readBytes(join(folder, 'built'));
    return chunk.map((file) => ({
      lines: readBytes(`${file}.out`)
        .filter((line) => !isBookkeeping(line))
        .sort(),
      built: warnings(built.filter(isAbout(file)), file),
      printed: warnings(readBytes(`${file}.printed`), file).sort(),
    }));
  });
}

function isAbout(file: string): (warning: string) => boolean {
  const beginnings = ['.db:', ',', ':'].map((end) => `postalias: warning: ${file}${end}`);
  return (warning) => beginnings.some((beginning) => warning.startsWith(beginning));
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, index) => index * size);
  return starts.map((start) => items.slice(start, start + size));
}

function isBookkeeping(line: string): boolean {
  return line === '@:\t@' || /^YP_(?:LAST_MODIFIED|MASTER_NAME):\t/.test(line);
}

/** `sort` compares UTF-16 units, which here are bytes. */
function readBytes(file: string): string[] {
  return readFileSync(file, 'latin1').split('\n').slice(0, -1);
}

function warnings(lines: readonly string[], file: string): string[] {
  return lines.map((line) => line.replace('postalias: warning: ', '').replaceAll(file, 'FILE'));
}
