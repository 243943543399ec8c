/** Compiles the log engine's kernel (server/kernel, AssemblyScript) into a module that TypeScript imports. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { projectRoot } from './project.ts';

const sources = ['server/kernel/*.ts', 'server/src/maillog/kernelTerms.ts', 'scripts/lib/kernel.ts'];
const target = join(projectRoot, 'server/src/maillog/kernelCode.ts');
const options = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--zeroFilledMemory'];

/** Compiles the kernel where its sources differ from those that it was compiled from last. */
export async function buildKernel(): Promise<void> {
  const digest = digestOfSources();
  if (readFileSync(target, 'utf8').includes(digest)) return;
  const code = Buffer.from(await compileKernel()).toString('base64');
  writeFileSync(
    target,
    `/** Made by \`npm run build\` from server/kernel (${digest}): WebAssembly in base64. */\nexport const kernelCode =\n  '${code}';\n`,
  );
}

/** The kernel as WebAssembly; rejects with what the compiler says. */
export async function compileKernel(): Promise<Uint8Array> {
  const outputs = new Map<string, Uint8Array>();
  const { error, stderr } = await asc.main(
    ['server/kernel/index.ts', '--outFile', 'kernel.wasm', '--baseDir', projectRoot, ...options],
    { writeFile: (name, contents) => void outputs.set(name, Buffer.from(contents)) },
  );
  const code = outputs.get('kernel.wasm');
  if (error !== null || code === undefined)
    throw new Error(`the kernel does not compile\n${stderr.toString()}`);
  return code;
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const path of globSync(sources, { cwd: projectRoot }).sort()) {
    hash.update(readFileSync(join(projectRoot, path)));
  }
  return hash.digest('hex').slice(0, 16);
}
