/** Running other programs, and stopping what was started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Finished {
  readonly status: number;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end and collects what it prints; rejects only when it cannot be started. */
export function run(
  command: string,
  args: readonly string[],
  { cwd, env }: RunOptions = {},
): Promise<Finished> {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ status: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}

/** As `run`, but a status other than 0 rejects with the output. */
export async function runOrThrow(
  command: string,
  args: readonly string[],
  options?: RunOptions,
): Promise<string> {
  const { status, output } = await run(command, args, options);
  if (status === 0) return output;
  throw new Error(`${[command, ...args].join(' ')} failed with status ${status}:\n${output}`);
}

/** The path of a program on PATH. */
export function findProgram(name: string): string | undefined {
  const { PATH = '' } = process.env;
  const folders = PATH.split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const started = new Set<ChildProcess>();

/** Starts a program with a process group of its own, so that its children can be ended with it. */
export function startGroup(command: string, args: readonly string[], { cwd, env }: RunOptions = {}) {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  if (started.size === 0) endGroupsAtExit();
  started.add(child);
  child.once('exit', () => killGroup(child, 'SIGKILL'));
  return child;
}

/** Ends a program of `startGroup` with its children, and waits until it is gone. */
export async function stopGroup(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const impatience = setTimeout(() => killGroup(child, 'SIGKILL'), 3000);
  killGroup(child, 'SIGTERM');
  await gone;
  clearTimeout(impatience);
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already.
  }
  if (signal === 'SIGKILL') started.delete(child);
}

let willEndGroups = false;

function endGroupsAtExit(): void {
  if (willEndGroups) return;
  willEndGroups = true;
  process.on('exit', () => {
    for (const child of started) killGroup(child, 'SIGKILL');
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(130));
  }
}
