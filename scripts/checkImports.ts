/** Fails when a file imports what its ring must not know; the rings are explained in ARCHITECTURE.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Ring {
  readonly folder: string;
  /** Folders or files of the project it may import, itself included. */
  readonly project: readonly string[];
  /** Packages and Node modules it may import; a trailing `*` stands for any ending. */
  readonly packages: readonly string[];
}

/** The first ring whose folder holds a file decides. */
export const rings: readonly Ring[] = [
  { folder: 'server/src/protocol.ts', project: [], packages: [] },
  { folder: 'server/src/logProtocol', project: ['server/src/logProtocol'], packages: [] },
  { folder: 'server/src/core', project: ['server/src/core'], packages: ['ipaddr.js'] },
  {
    folder: 'server/src/maillog',
    project: ['server/src/maillog', 'server/src/core', 'server/src/logProtocol'],
    packages: [],
  },
  {
    folder: 'server/src/io',
    project: ['server/src/io', 'server/src/maillog', 'server/src/core', 'server/src/logProtocol'],
    packages: ['node:*', 'encoding-japanese', 'unbzip2-stream', 'xz-decompress'],
  },
  {
    folder: 'server/src/lsp',
    project: [
      'server/src/lsp',
      'server/src/core',
      'server/src/maillog',
      'server/src/io',
      'server/src/protocol.ts',
      'server/src/logProtocol',
    ],
    packages: ['vscode-languageserver*', 'node:*'],
  },
  {
    folder: 'server/src/cli',
    project: ['server/src/cli', 'server/src/core', 'server/src/maillog', 'server/src/io'],
    packages: ['commander', 'node:*'],
  },
  {
    folder: 'server/src',
    project: ['server/src'],
    packages: ['commander', 'vscode-languageserver*', 'node:*'],
  },
  {
    folder: 'client/viewer',
    project: ['client/viewer', 'client/src/logViewer/messages.ts', 'server/src/logProtocol'],
    packages: ['preact*', '@preact/signals', 'uplot*', '@vscode/codicons/*'],
  },
  {
    folder: 'client/src',
    project: ['client/src', 'server/src/protocol.ts', 'server/src/logProtocol'],
    packages: ['vscode', 'vscode-languageclient*', 'node:*'],
  },
];

/** The imports below `root` that the rings forbid, each as one line to print. */
export function forbiddenImports(root: string): string[] {
  const files = ['server/src', 'client/src', 'client/viewer'].flatMap((folder) =>
    sources(join(root, folder)),
  );
  if (files.length === 0) throw new Error(`no source files below ${root}`);
  return files.flatMap((file) => {
    const path = relative(root, file).split(sep).join('/');
    const ring = rings.find(({ folder }) => path === folder || path.startsWith(`${folder}/`));
    if (!ring) return [`${path}: belongs to no ring`];
    return importsOf(file)
      .filter((name) => !allowed(ring, path, name))
      .map((name) => `${path}: ${ring.folder} must not import ${name}`);
  });
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const statements =
    /^(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm;
  return [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function allowed(ring: Ring, path: string, name: string): boolean {
  if (!name.startsWith('.')) {
    return ring.packages.some((known) =>
      known.endsWith('*') ? name.startsWith(known.slice(0, -1)) : name === known,
    );
  }
  const target = normalize(join(dirname(path), name))
    .split(sep)
    .join('/');
  return ring.project.some((folder) => target === folder || target.startsWith(`${folder}/`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = forbiddenImports(join(dirname(fileURLToPath(import.meta.url)), '..'));
  for (const line of found) console.error(line);
  process.exitCode = found.length > 0 ? 1 : 0;
}
