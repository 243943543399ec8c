/** Figures of the editor's features, as pure functions over a main.cf of 2,000 lines. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Configuration, readConfiguration } from '../server/src/core/config/configuration.ts';
import { noDocumentation } from '../server/src/core/docs/documentation.ts';
import { mainCompletion } from '../server/src/core/features/config/completion.ts';
import { mainDiagnostics } from '../server/src/core/features/config/diagnostics.ts';
import { formatMain } from '../server/src/core/features/config/formatMain.ts';
import { mainHover } from '../server/src/core/features/config/hover.ts';
import { mainInlayHints } from '../server/src/core/features/config/inlayHints.ts';
import { mainSemanticTokens } from '../server/src/core/features/config/semanticTokens.ts';

const demo = fileURLToPath(new URL('../test/fixtures/demo/postfix/main.cf', import.meta.url));
const help = { language: 'ja', documentation: noDocumentation } as const;
const rounds = 200;

/** The demo's main.cf, then copies of it under names of the user's. */
function mainCf(lines: number): string {
  const text = readFileSync(demo, 'utf8');
  const copies = Math.ceil(lines / text.split('\n').length);
  const all = Array.from({ length: copies }, (_, copy) =>
    copy === 0 ? text : text.replace(/^([a-z_]+) =/gm, (_match, name: string) => `own${copy}_${name} =`),
  );
  return all.join('\n').split('\n').slice(0, lines).join('\n');
}

interface Figure {
  readonly what: string;
  /** Milliseconds. */
  readonly target: number;
  readonly work: (configuration: Configuration) => unknown;
}

const figures: readonly Figure[] = [
  { what: 'change to diagnostics', target: 10, work: (read) => mainDiagnostics(read, 'ja') },
  { what: 'completion', target: 10, work: (read) => mainCompletion(read, read.main.text.length, help) },
  {
    what: 'hover',
    target: 5,
    work: (read) => mainHover(read, read.main.text.lastIndexOf('mydestination =') + 2, help),
  },
  { what: 'semantic tokens', target: 15, work: mainSemanticTokens },
  { what: 'formatting', target: 15, work: (read) => formatMain(read, { width: 100 }) },
  {
    what: 'inlay hints of 60 lines',
    target: 15,
    work: (read) => mainInlayHints(read, { start: 0, end: 3000 }),
  },
];

/** Prints the median and the 99th percentile of each feature; every round has a text of its own. */
export function benchEditor(): void {
  const text = mainCf(2000);
  for (const { what, target, work } of figures) {
    const includesReading = what === 'change to diagnostics';
    const times = Array.from({ length: rounds + 20 }, (_, round) => {
      const changed = `${text}\nlast = ${round}\nmydest`;
      const ready = includesReading ? undefined : read(changed);
      const start = performance.now();
      work(ready ?? read(changed));
      return performance.now() - start;
    });
    const sorted = times.slice(20).sort((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(rounds * share)] ?? 0).toFixed(2);
    console.log(`${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (target: under ${target})`);
  }
}

function read(text: string): Configuration {
  return readConfiguration({ main: { file: 'main.cf', text } });
}
