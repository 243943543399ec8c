/**
 * The way into every script of the project: `node scripts/run.mjs NAME [--] [ARGUMENT...]`.
 *
 * It brings the dependencies and Node 24 into node_modules, then runs scripts/NAME.ts with that Node. It is
 * plain JavaScript for Node 20 without packages, because a fresh clone has nothing else.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { installDependencies, node24, projectRoot } from './lib/setUp.mjs';

const [name = '', ...words] = process.argv.slice(2);
const rest = words[0] === '--' ? words.slice(1) : words;

try {
  process.exitCode = await main(name, rest);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(name, rest) {
  const script = join(projectRoot, 'scripts', `${name}.ts`);
  if (!/^\w+$/.test(name) || !existsSync(script)) throw new Error(`no such script: scripts/${name}.ts`);
  await installDependencies();
  const node = await node24();
  const PATH = [dirname(node), join(projectRoot, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH };
  return forward(spawn(node, [script, ...rest], { cwd: projectRoot, env, stdio: 'inherit' }));
}

/** Waits for the child, and hands on to it what would end this process. */
function forward(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) whenOrphaned(() => child.kill());
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/** Who ends npm ends the shell between it and this process, which is told nothing. */
function whenOrphaned(callback) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}
