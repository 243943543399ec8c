/** What a fresh clone lacks: the npm packages and Node 24. Runs on Node 20 without packages. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const neededMajor = 24;
const modules = join(projectRoot, 'node_modules');

/** Runs `npm ci` when node_modules is missing or older than package-lock.json; quiet unless it fails. */
export async function installDependencies() {
  if (!isStale()) return;
  const start = performance.now();
  console.log('Installing the npm packages (npm ci) ...');
  await quietly('npm', ['ci', '--no-audit', '--no-fund'], projectRoot);
  console.log(`Installed in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function isStale() {
  const lock = join(projectRoot, 'package-lock.json');
  const installed = join(modules, '.package-lock.json');
  return !existsSync(installed) || statSync(lock).mtimeMs > statSync(installed).mtimeMs;
}

/**
 * The path of a Node of the needed version: the one of the package `node`, whose install script newer npm
 * versions hold back (it is run here then), or else this very process's.
 */
export async function node24() {
  const found = installedNode();
  if (found) return found;
  await runInstallScript();
  const fetched = installedNode();
  if (fetched) return fetched;
  if (isNeeded(process.version)) return process.execPath;
  throw new Error(
    `Node ${neededMajor} is needed, this is ${process.version}, and the npm package 'node' has no build for ` +
      `${process.platform}-${process.arch}. Install Node ${neededMajor} and run this again.`,
  );
}

function installedNode() {
  const arch = `${process.platform}-${process.arch}`;
  const folders = [
    join(modules, 'node'),
    join(modules, `node-${arch}`),
    join(modules, 'node', 'node_modules', `node-${arch}`),
    join(modules, 'node', 'node_modules', `node-bin-${arch}`),
  ];
  const programs = folders.map((folder) => join(folder, 'bin', 'node'));
  return programs.find((program) => existsSync(program) && isNeeded(versionOf(program)));
}

function versionOf(program) {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '';
}

function isNeeded(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0) >= neededMajor;
}

/** The package's own script fetches the build for this platform; a failure shows in the next look for it. */
async function runInstallScript() {
  const folder = join(modules, 'node');
  if (!existsSync(folder)) return;
  const { preinstall } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).scripts ?? {};
  if (!preinstall) return;
  console.log(`Fetching Node ${neededMajor} ...`);
  await quietly('node', preinstall.split(' ').slice(1), folder).catch((error) =>
    console.error(error.message),
  );
}

/** Runs a program without showing its output, which the error holds when it fails. `node` is this Node. */
function quietly(command, args, cwd) {
  const program = command === 'node' ? process.execPath : command;
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const text = Buffer.concat(output).toString('utf8');
      if (code === 0) resolve(text);
      else reject(new Error(`${[command, ...args].join(' ')} failed with status ${code}:\n${text}`));
    });
  });
}
