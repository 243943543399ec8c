/**
 * The browser-served VS Code: the package `code-server` holds the whole of VS Code, and npm reaches it where
 * the download of the desktop build is out of reach.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOrThrow, startGroup, stopGroup } from './processes.ts';
import { cacheFolder } from './project.ts';

const version = '4.139.1';

/** The VS Code inside that version of code-server. */
export const vscodeVersion = '1.139.1';

const installFolder = join(cacheFolder, `code-server-${version}`);
const vscodeFolder = join(installFolder, 'node_modules', 'code-server', 'lib', 'vscode');
const serverMain = join(vscodeFolder, 'out', 'server-main.js');

/** Installs it into .cache/ unless it is there; about 20 s and 0.6 GB the first time. */
export async function installCodeServer(): Promise<void> {
  if (existsSync(serverMain)) return;
  console.log(`Installing VS Code ${vscodeVersion} for the browser (npm, code-server ${version}) ...`);
  const unfinished = `${installFolder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'package.json'), '{ "private": true }\n');
  const inside = join(unfinished, 'node_modules', 'code-server', 'lib', 'vscode');
  try {
    await npmInstall(unfinished, [`code-server@${version}`]);
    await npmInstall(inside, ['--omit=dev']);
    renameSync(unfinished, installFolder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The install scripts would build native modules, which VS Code does without here. */
async function npmInstall(cwd: string, args: readonly string[]): Promise<void> {
  // `npm test` tells its children its own folder, which a nested npm would take for the one to install into.
  const { npm_config_local_prefix: _, ...env } = process.env;
  await runOrThrow('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...args], { cwd, env });
}

export interface ServerOptions {
  /** Holds the user's settings, the server's data and, unless another is named, the extensions. */
  readonly dataFolder: string;
  /** The user's settings at the first start with this data folder. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly extensionsFolder?: string;
  /** A port, or a range to take a free one from; without it any free port. */
  readonly port?: string;
  /** Lets a page's address name an extension and a test suite to load. */
  readonly smokeTestDriver?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

export interface CodeServer {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** The address of a page that opens the folder; `payload` is honoured with `smokeTestDriver` only. */
  address(folder: string, payload?: readonly (readonly [string, string])[]): string;
  stop(): Promise<void>;
}

/** Starts the server on 127.0.0.1, open only to who knows the token that is part of its addresses. */
export async function startCodeServer(options: ServerOptions): Promise<CodeServer> {
  const token = randomBytes(16).toString('hex');
  writeSettings(options);
  // VS Code leaves its sockets in the folder for temporary files, and their paths must be short.
  const sockets = mkdtempSync(join(tmpdir(), 'postfix-lens-vscode-'));
  const server = startGroup(process.execPath, serverArguments(options, token), {
    cwd: vscodeFolder,
    env: { ...process.env, ...options.env, TMPDIR: sockets },
  });
  const removeSockets = () => rmSync(sockets, { recursive: true, force: true });
  server.once('exit', removeSockets);
  process.once('exit', removeSockets);
  const host = `127.0.0.1:${await listeningPort(server)}`;
  return {
    host,
    address(folder, payload) {
      const query = [`folder=${folder.split('/').map(encodeURIComponent).join('/')}`];
      if (payload) query.push(`payload=${encodeURIComponent(JSON.stringify(payload))}`);
      return `http://${host}/?${[...query, `tkn=${token}`].join('&')}`;
    },
    stop: () => stopGroup(server),
  };
}

function writeSettings({ dataFolder, settings }: ServerOptions): void {
  const folder = join(dataFolder, 'user', 'User');
  const file = join(folder, 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

function serverArguments(options: ServerOptions, token: string): string[] {
  return [
    serverMain,
    '--host=127.0.0.1',
    `--port=${options.port ?? '0'}`,
    `--connection-token=${token}`,
    '--accept-server-license-terms',
    '--telemetry-level=off',
    '--disable-workspace-trust',
    ...dataArguments(options),
    ...(options.smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
  ];
}

function dataArguments({
  dataFolder,
  extensionsFolder,
}: Pick<ServerOptions, 'dataFolder' | 'extensionsFolder'>) {
  return [
    `--server-data-dir=${join(dataFolder, 'server')}`,
    `--user-data-dir=${join(dataFolder, 'user')}`,
    `--extensions-dir=${extensionsFolder ?? join(dataFolder, 'extensions')}`,
  ];
}

function listeningPort(server: ReturnType<typeof startGroup>): Promise<number> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const port = /available at http:\/\/[^/:]+:(\d+)/.exec(output)?.[1];
      if (port) resolve(Number(port));
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`the VS Code server ended at its start:\n${output}`)));
  });
}

/** Installs a packaged extension for a server that will be started with the same data folder. */
export async function installExtension(vsix: string, dataFolder: string): Promise<void> {
  const args = [serverMain, `--install-extension=${vsix}`, '--force', ...dataArguments({ dataFolder })];
  await runOrThrow(process.execPath, args, { cwd: vscodeFolder });
}
