import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const cli = join(import.meta.dirname, '../server/src/cli.ts');

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  return { status, stdout, lines: stderr.trimEnd().split('\n') };
}

test('--version and --help are fine', () => {
  assert.match(run('--version').stdout, /^\d+\.\d+\.\d+\n$/);
  const help = run('--help');
  assert.equal(help.status, 0);
  assert.match(help.stdout, /^Usage: postfix-lens /);
});

test('wrong use is status 2 with one line', () => {
  const rows = [
    [],
    ['--no-such-option'],
    ['no-such-command'],
    ['--lang', 'de', 'lsp', '--stdio'],
    ['lsp'],
    ['lsp', '--stdio', '--node-ipc'],
    ['aliases'],
  ];
  for (const args of rows) {
    const { status, stdout, lines } = run(...args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0] ?? '', /^postfix-lens: /);
  }
});

test('lsp --stdio is the language server', async () => {
  const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const send = (message: object) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  let answer = '';
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
    if (answer.includes('"serverInfo"')) server.stdin.end();
  });
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  await new Promise((resolve) => server.once('exit', resolve));
  assert.match(answer, /"name":"Postfix Lens"/);
});

test('a pipe that is closed early ends the program quietly', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'aliases');
  writeFileSync(file, Array.from({ length: 40_000 }, (_, at) => `name${at}: value\n`).join(''));
  const program = spawn(process.execPath, [cli, 'aliases', file]);
  let errors = '';
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  program.stdout.once('data', () => program.stdout.destroy());
  const status = await new Promise((resolve) => program.once('exit', resolve));
  assert.deepEqual([status, errors], [0, '']);
});
