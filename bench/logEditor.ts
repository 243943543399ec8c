/** Figures of a mail log of 30 MB in a text editor: the bundled language server, asked over its standard streams. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { requests } from '../server/src/protocol.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const generator = join(root, '../shared/tools/maillog-gen.mjs');
const server = join(root, 'server/dist/main.js');
const uri = 'file:///var/log/maillog';
const moves = 200;

/** Prints all figures. */
export async function benchLogEditor(): Promise<void> {
  const text = logText();
  if (text === undefined) {
    console.log('skipped: ../shared/tools/maillog-gen.mjs is not here');
    return;
  }
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  try {
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await connection.sendNotification('initialized', {});
    await measure(connection, text);
  } finally {
    connection.dispose();
    child.kill();
  }
}

function logText(): string | undefined {
  const path = join(root, '.cache/maillog-30M.log');
  if (!existsSync(path)) {
    if (!existsSync(generator)) return undefined;
    mkdirSync(join(root, '.cache'), { recursive: true });
    spawnSync(process.execPath, [generator, '--size', '30M', '--out', path], { stdio: 'inherit' });
  }
  return readFileSync(path, 'utf8');
}

async function measure(connection: MessageConnection, text: string): Promise<void> {
  const lineCount = text.split('\n').length;
  const ask = (method: string, params: object) => connection.sendRequest<unknown>(method, params);
  const at = (line: number) => ({ textDocument: { uri }, position: { line, character: 60 } });
  // A text arrives in the server as soon as the editor has it: the clock starts when the server has taken it over.
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'postfix-maillog', version: 1, text },
  });
  await ask(requests.detectLanguage, { uri: 'file:///x', head: '' });
  const folding = await timed(() => ask('textDocument/foldingRange', { textDocument: { uri } }));
  const marks = await timed(() => ask(requests.logMarks, { uri, firstLine: 0, lastLine: 250 }));
  const highlight = await timed(() => ask('textDocument/documentHighlight', at(3)));
  print('folds after opening', folding, 300);
  print('colours and highlight after that', marks + highlight, 300);
  print('outline', await timed(() => ask('textDocument/documentSymbol', { textDocument: { uri } })));
  const longest = { thread: 0, highlight: 0, step: 0 };
  for (let move = 0; move < moves; move++) {
    const line = Math.floor((lineCount * ((move * 7919) % moves)) / moves);
    const thread = await timed(() => ask(requests.logThread, { uri, line }));
    const marked = await timed(() => ask('textDocument/documentHighlight', at(line)));
    const step = await timed(() => ask(requests.logStep, { uri, line, target: 'problem', forward: true }));
    longest.thread = Math.max(longest.thread, thread);
    longest.highlight = Math.max(longest.highlight, marked);
    longest.step = Math.max(longest.step, step);
  }
  print(`the message at the cursor, longest of ${moves} moves`, longest.thread, 100);
  print('its highlight', longest.highlight, 100);
  print('the next problem', longest.step, 100);
  const more = text.slice(0, text.indexOf('\n', 100_000) + 1);
  const end = { line: lineCount - 1, character: 0 };
  await connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: end, end }, text: more }],
  });
  print('100 kB appended', await timed(() => ask(requests.logThread, { uri, line: lineCount + 10 })));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function print(what: string, ms: number, target?: number): void {
  console.log(`${what}: ${ms.toFixed(1)} ms${target === undefined ? '' : ` (target: under ${target})`}`);
}
