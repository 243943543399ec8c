/** Asks a real daemon of Postfix: trivial-rewrite(8), run stand-alone. */
import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { configFolder, writeConfig } from './postconf.ts';

export interface Daemon {
  readonly program: string;
  /** Holds the queue and data folders; each configuration gets a folder of its own in it. */
  readonly folder: string;
}

/** The daemon, or undefined where it is not installed: the test is skipped then, which in CI is a failure. */
export function openDaemon(t: TestContext): Daemon | undefined {
  const { CI } = process.env;
  const { status, stdout } = spawnSync('postconf', ['-d', '-h', 'daemon_directory'], { encoding: 'utf8' });
  const program = status === 0 ? join(stdout.trim(), 'trivial-rewrite') : '';
  if (!existsSync(program)) {
    const reason = 'trivial-rewrite is not installed: apt-get install postfix';
    if (CI === 'true') throw new Error(reason);
    t.skip(reason);
    return undefined;
  }
  const folder = configFolder({});
  for (const name of ['queue', 'queue/pid', 'data']) mkdirSync(join(folder, name), { recursive: true });
  return { program, folder };
}

/** Whether the daemon starts with these settings and answers a request. It sleeps a second when it does not. */
export async function accepts(daemon: Daemon, id: number, settings: string): Promise<boolean> {
  const base = ['mynetworks = 127.0.0.0/8', 'alias_maps ='];
  const config = writeSettings(daemon, id, `${base.join('\n')}\n${settings}`);
  const answer = await ask(daemon, config, { request: 'rewrite', rule: 'local', address: 'u' });
  return answer['address']?.startsWith('u@') ?? false;
}

/** Writes a configuration with these settings for the daemon and returns its folder. */
export function writeSettings({ folder }: Daemon, id: number, settings: string): string {
  const base = [
    'myhostname = host.example.com',
    'mydomain = example.com',
    'compatibility_level = 3.6',
    `queue_directory = ${join(folder, 'queue')}`,
    `data_directory = ${join(folder, 'data')}`,
  ];
  const config = join(folder, `conf${id}`);
  writeConfig(config, { 'main.cf': `${base.join('\n')}\n${settings}\n` });
  return config;
}

/** What the daemon answers about an address in internal form; undefined where it does not answer. */
export interface Resolved {
  readonly transport: string;
  readonly nexthop: string;
  readonly recipient: string;
  readonly flags: number;
}

/** A question, with the attributes of the daemon's protocol. */
export type Question =
  | { readonly request: 'resolve'; readonly sender: string; readonly address: string }
  | { readonly request: 'rewrite'; readonly rule: 'local'; readonly address: string };

/** Asks one question after the other of daemons that a shell starts: one ends after its answer. */
export function askInTurn(
  { program }: Daemon,
  config: string,
  questions: readonly Question[],
): Promise<Readonly<Record<string, string>>[]> {
  const folder = join(config, 'questions');
  mkdirSync(folder);
  questions.forEach((question, index) => {
    writeFileSync(join(folder, String(index)), wordsOf(question));
  });
  const script = 'for question in *; do "$0" -S < "$question" > "$question.answer" 2>/dev/null; done';
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...process.env, MAIL_CONFIG: config } };
    execFile('sh', ['-c', script, program], options, () => {
      resolve(questions.map((_, index) => attributes(readFileSync(join(folder, `${index}.answer`), 'utf8'))));
    });
  });
}

export function resolvedBy({
  transport,
  nexthop,
  recipient,
  flags,
}: Readonly<Record<string, string>>): Resolved | undefined {
  if (transport === undefined || nexthop === undefined || recipient === undefined) return undefined;
  return { transport, nexthop, recipient, flags: Number(flags) };
}

/** Sends one request: the daemon ends after its answer. Of an attribute that comes twice, the last counts. */
function ask(
  { program }: Daemon,
  config: string,
  request: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  return new Promise((resolve) => {
    const env = { ...process.env, MAIL_CONFIG: config };
    const child = spawn(program, ['-S'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stdin.on('error', () => undefined);
    child.on('error', () => resolve({}));
    child.on('close', () => resolve(attributes(Buffer.concat(chunks).toString('utf8'))));
    child.stdin.end(wordsOf(request));
  });
}

function wordsOf(request: Readonly<Record<string, string>>): string {
  const words = Object.entries(request).flat();
  return `${words.map((word) => `${word}\0`).join('')}\0`;
}

function attributes(answer: string): Record<string, string> {
  const words = answer.split('\0');
  const found: Record<string, string> = {};
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [name = '', value = ''] = words.slice(at, at + 2);
    if (name !== '') found[name] = value;
  }
  return found;
}
