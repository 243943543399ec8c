/** Runs the real postconf(1) over folders of generated configurations. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PostconfResult {
  readonly stdout: string;
  /** Without the program's name: `warning: …`, `fatal: …`. */
  readonly messages: readonly string[];
  readonly failed: boolean;
}

/** The installed release, or undefined where Postfix is not installed. */
export function postconfVersion(): string | undefined {
  const { status, stdout } = spawnSync('postconf', ['-d', '-h', 'mail_version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Makes a folder with these files, old enough that postconf does not wait for them to settle. */
export function configFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
  writeConfig(folder, files);
  return folder;
}

export function writeConfig(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, text, 'latin1');
    utimesSync(path, 1_500_000_000, 1_500_000_000);
  }
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs `postconf -c folder …args`; text is read as latin1, so that every byte survives. */
export function postconf(folder: string, args: readonly string[]): Promise<PostconfResult> {
  return new Promise((resolve) => {
    const options = {
      encoding: 'latin1' as const,
      env: { ...process.env, NORANDOMIZE: '1', LC_ALL: 'C' },
      maxBuffer: 1 << 26,
    };
    execFile('postconf', ['-c', folder, ...args], options, (error, stdout, stderr) => {
      const messages = stderr
        .split('\n')
        .filter(Boolean)
        .map((line) => line.replace(/^postconf: /, ''));
      resolve({ stdout, messages, failed: error !== null });
    });
  });
}

/** Runs `work` on every item, `width` at a time: fatal errors of Postfix sleep for a second. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      const item = items[index];
      if (item !== undefined) results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
