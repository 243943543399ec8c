/** Figures of the editor's features as an editor meets them: over stdio, on a main.cf of 2,000 lines. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Position } from 'vscode-languageserver';
import { type Client, type ClientOptions, startClient } from '../test/lsp/serverProcess.ts';
import { demo, mainCf } from './mainCf.ts';

const program = fileURLToPath(new URL('../server/dist/main.js', import.meta.url));
const main = 'file:///nowhere/postfix/main.cf';
const master = 'file:///nowhere/postfix/master.cf';
const rounds = 200;

/**
 * A main.cf of 2,000 lines, the last of which is typed in; twenty use a name that is to be renamed. The other
 * names of the user's own are used in lists, or, for 800 problems, by nothing.
 */
function benchText(hasProblems: boolean): string {
  const settings = mainCf(1977);
  const own = [...settings.matchAll(/^(own\w+) =/gm)].map(([, name]) => `$${name}`);
  const lists = Array.from({ length: 20 }, (_, index) => {
    const names = hasProblems ? [] : own.slice(index * 50, index * 50 + 50);
    return `list${index} = $own_name ${names.join(' ')}`;
  });
  const users = lists.map((_, index) => `$list${index}`).join(' ');
  return `own_name = a.example\n${settings}\n${lists.join('\n')}\nproxy_read_maps = ${users}\nmail_name = 0\n`;
}

const lastLine: Position = { line: 1999, character: 12 };

interface Figure {
  readonly what: string;
  /** Milliseconds. */
  readonly target: number;
  readonly ask: (client: Client, round: number) => Promise<unknown>;
}

const textDocument = { uri: main };

/** Types into the last value, as an editor tells it. */
function type(client: Client, round: number): void {
  client.edit(main, { start: lastLine, end: { ...lastLine, character: 99 } }, `${round} $mydomain`);
}

const figures: readonly Figure[] = [
  {
    what: 'change to diagnostics, asked for',
    target: 10,
    ask(client, round) {
      type(client, round);
      return client.request('textDocument/diagnostic', { textDocument });
    },
  },
  {
    what: 'completion of a name',
    target: 10,
    ask: (client) => client.at('textDocument/completion', main, 1999, 0),
  },
  {
    what: 'completion after a change',
    target: 10,
    ask(client, round) {
      type(client, round);
      return client.at('textDocument/completion', main, 1999, 14);
    },
  },
  { what: 'hover', target: 5, ask: (client) => client.at('textDocument/hover', main, 1, 12) },
  {
    what: 'semantic tokens',
    target: 15,
    ask: (client) => client.request('textDocument/semanticTokens/full', { textDocument }),
  },
  {
    what: 'semantic tokens after a change',
    target: 15,
    ask(client, round) {
      type(client, round);
      return client.request('textDocument/semanticTokens/full', { textDocument });
    },
  },
  {
    what: 'rename',
    target: 20,
    ask: (client, round) =>
      client.request('textDocument/rename', {
        textDocument,
        position: { line: 0, character: 2 },
        newName: `name${round}`,
      }),
  },
  {
    what: 'inlay hints of 60 lines',
    target: 15,
    ask: (client) => {
      const range = { start: { line: 0, character: 0 }, end: { line: 60, character: 0 } };
      return client.request('textDocument/inlayHint', { textDocument, range });
    },
  },
  {
    what: 'code lenses',
    target: 15,
    ask: (client) => client.request('textDocument/codeLens', { textDocument }),
  },
  {
    what: 'formatting',
    target: 15,
    ask: (client) =>
      client.request('textDocument/formatting', {
        textDocument,
        options: { tabSize: 4, insertSpaces: true },
      }),
  },
];

/** Prints the median and the 99th percentile of each feature, the start of the server and its memory. */
export async function benchEditor(): Promise<void> {
  const text = benchText(false);
  await measureStart(text);
  const client = await open(text, { capabilities: { textDocument: { diagnostic: {} } } });
  console.log(`an empty request, for comparison: ${await emptyRequest(client)}`);
  for (const figure of figures) await report(client, figure, (round) => figure.ask(client, round));
  console.log(`resident memory then: ${residentMegabytes(client).toFixed(0)} MB (target: under 120)`);
  await client.end();
  await measurePush('change to diagnostics, sent', text);
  await measurePush('the same with 800 problems', benchText(true));
}

/** A request that needs no work: what the pipe and the machine cost. */
async function emptyRequest(client: Client): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await client.at('textDocument/hover', 'file:///nothing', 0, 0);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return `p50 ${(times[rounds >> 1] ?? 0).toFixed(2)} ms, p99 ${(times[Math.floor(rounds * 0.99)] ?? 0).toFixed(2)} ms`;
}

async function open(text: string, options: ClientOptions = {}): Promise<Client> {
  const client = await startClient({ program, locale: 'ja', ...options });
  client.open(main, text);
  client.open(master, readFileSync(`${demo}master.cf`, 'utf8'));
  return client;
}

/** From the start of the process to its first hover. */
async function measureStart(text: string): Promise<void> {
  const times: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < 11; round++) {
    const start = performance.now();
    const client = await open(text);
    await client.at('textDocument/hover', main, 1, 12);
    times.push(performance.now() - start);
    busy.push(busyTime(client));
    await client.end();
  }
  const median = (all: number[]) => (all.sort((a, b) => a - b)[5] ?? 0).toFixed(0);
  console.log(
    `start of the server to the first hover: p50 ${median(times)} ms; ` +
      `of the processor ${median(busy)} ms (target: under 300)`,
  );
}

/** For clients that are sent diagnostics unasked. */
async function measurePush(what: string, text: string): Promise<void> {
  const client = await open(text);
  let arrived = () => {};
  client.connection.onNotification('textDocument/publishDiagnostics', ({ uri }: { uri: string }) => {
    if (uri === main) arrived();
  });
  const change = (round: number) =>
    new Promise<void>((resolve) => {
      arrived = resolve;
      type(client, round);
    });
  await report(client, { what, target: 10 }, change);
  await client.end();
}

/** Beside the time that passes, that of the server's main thread: it counts where the machine has other work. */
async function report(
  client: Client,
  { what, target }: Pick<Figure, 'what' | 'target'>,
  work: (round: number) => Promise<unknown>,
): Promise<void> {
  await work(0);
  const times: number[] = [];
  const busy: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const [start, before] = [performance.now(), busyTime(client)];
    await work(round);
    times.push(performance.now() - start);
    busy.push(busyTime(client) - before);
  }
  const at = (all: number[], share: number) =>
    (all.sort((a, b) => a - b)[Math.floor(rounds * share)] ?? 0).toFixed(2);
  console.log(
    `${what}: p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms; ` +
      `of the processor p50 ${at(busy, 0.5)} ms, p99 ${at(busy, 0.99)} ms (target: under ${target})`,
  );
}

/** Milliseconds that the main thread of the server has had a processor; not a number where Linux does not say. */
function busyTime({ server: { pid } }: Client): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}

function residentMegabytes({ server }: Client): number {
  try {
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
