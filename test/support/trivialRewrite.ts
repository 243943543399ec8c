/** Asks a real daemon of Postfix whether it takes a configuration: trivial-rewrite(8), run stand-alone. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
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
export function accepts({ program, folder }: Daemon, id: number, settings: string): Promise<boolean> {
  const base = [
    'myhostname = host.example.com',
    'mydomain = example.com',
    'compatibility_level = 3.6',
    'mynetworks = 127.0.0.0/8',
    'alias_maps =',
    `queue_directory = ${join(folder, 'queue')}`,
    `data_directory = ${join(folder, 'data')}`,
  ];
  const config = join(folder, `conf${id}`);
  writeConfig(config, { 'main.cf': `${base.join('\n')}\n${settings}\n` });
  return new Promise((resolve) => {
    const env = { ...process.env, MAIL_CONFIG: config };
    const child = spawn(program, ['-S'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
    let answer = '';
    child.stdout.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
    });
    child.stdin.on('error', () => undefined);
    child.on('error', () => resolve(false));
    child.on('close', () => resolve(answer.includes('address\0u@')));
    child.stdin.end('request\0rewrite\0rule\0local\0address\0u\0\0');
  });
}
