/** Bundles the client and the server: `npm run build`, with `--production` (minified) or `--watch`. */
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { compileDocumentation } from '../server/src/io/documentation.ts';
import { buildKernel } from './lib/kernel.ts';
import { projectRoot } from './lib/project.ts';

export interface BuildOptions {
  /** Minified, without source maps. */
  readonly production: boolean;
}

/** The bundled CommonJS packages call `require` for Node's own modules; an ES module has to make its own. */
const requireInModule =
  "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);";

const maillogWorker = 'server/src/io/maillogWorker.ts';

interface Bundle extends esbuild.BuildOptions {
  readonly entryPoints: Readonly<Record<string, string>>;
  readonly outdir: string;
}

function bundles({ production }: BuildOptions): Bundle[] {
  const common: esbuild.BuildOptions = {
    absWorkingDir: projectRoot,
    bundle: true,
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    minify: production,
    sourcemap: !production,
    logLevel: 'silent',
  };
  const client: Bundle = {
    ...common,
    entryPoints: { extension: 'client/src/extension.ts' },
    outdir: 'dist/client',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    external: ['vscode'],
  };
  const server: Bundle = {
    ...common,
    entryPoints: {
      main: 'server/src/main.ts',
      cli: 'server/src/cli.ts',
      ...(existsSync(join(projectRoot, maillogWorker)) && { maillogWorker }),
    },
    outdir: 'server/dist',
    format: 'esm',
    // What a command of the command line does not need is not loaded.
    splitting: true,
    banner: { js: requireInModule },
    // Of a package that ships both, the ES module: its imports can be bundled whole.
    mainFields: ['module', 'main'],
  };
  return [client, server, viewer(common)];
}

/** The page of the Mail Log Viewer: a script for the browser, its style and the font of its icons. */
function viewer(common: esbuild.BuildOptions): Bundle {
  return {
    ...common,
    entryPoints: { viewer: 'client/viewer/main.tsx', style: 'client/viewer/style/style.css' },
    outdir: 'dist/viewer',
    platform: 'browser',
    target: 'chrome120',
    format: 'iife',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  };
}

/** Builds everything into dist/ and server/dist/; rejects when an entry point is missing or has an error. */
export async function build(options: BuildOptions): Promise<void> {
  await buildKernel();
  const all = prepare(options);
  await Promise.all(all.map((bundle) => esbuild.build(bundle)));
}

async function watch(options: BuildOptions): Promise<void> {
  await buildKernel();
  const contexts = await Promise.all(
    prepare(options).map((bundle) => esbuild.context({ ...bundle, logLevel: 'info' })),
  );
  await Promise.all(contexts.map((context) => context.watch()));
}

function prepare(options: BuildOptions): Bundle[] {
  const all = bundles(options);
  const missing = all
    .flatMap(({ entryPoints }) => Object.values(entryPoints))
    .filter((entry) => !existsSync(join(projectRoot, entry)));
  if (missing.length > 0)
    throw new Error(`cannot build, these entry points are missing: ${missing.join(', ')}`);
  for (const { outdir } of all) rmSync(join(projectRoot, outdir), { recursive: true, force: true });
  compileDocs();
  copyExpressions();
  return all;
}

/** The libraries of expressions and their licences, which go with them. */
function copyExpressions(): void {
  const target = join(projectRoot, 'server/dist/expressions');
  mkdirSync(target, { recursive: true });
  for (const name of ['expressions.wasm', 'README.md', 'LICENSE.pcre2', 'LICENSE.lgpl']) {
    copyFileSync(join(projectRoot, 'server/expressions', name), join(target, name));
  }
}

/** The documentation that hovers show, compiled into one file a language. */
function compileDocs(): void {
  const target = join(projectRoot, 'server/dist/docs');
  mkdirSync(target, { recursive: true });
  for (const language of ['en', 'ja'] as const) {
    const compiled = compileDocumentation(join(projectRoot, 'server/docs'), language);
    writeFileSync(join(target, `${language}.json`), JSON.stringify(compiled));
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { production: { type: 'boolean' }, watch: { type: 'boolean' } } });
  const options = { production: values.production ?? false };
  await (values.watch ? watch(options) : build(options)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
