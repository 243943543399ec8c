import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the demo's configuration. */
export const demo = fileURLToPath(new URL('../test/fixtures/demo/postfix/', import.meta.url));

/** A main.cf of `lines` lines: the demo's own, then copies of it under names of the user's. */
export function mainCf(lines: number): string {
  const text = readFileSync(`${demo}main.cf`, 'utf8');
  const copies = Math.ceil(lines / text.split('\n').length);
  const all = Array.from({ length: copies }, (_, copy) =>
    copy === 0 ? text : text.replace(/^([a-z_]+) =/gm, (_match, name: string) => `own${copy}_${name} =`),
  );
  return all.join('\n').split('\n').slice(0, lines).join('\n');
}
