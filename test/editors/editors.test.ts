/** Other editors, as docs/editors sets them up: the real programs, without a screen. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { findProgram } from '../../scripts/lib/processes.ts';
import { projectRoot } from '../../scripts/lib/project.ts';

/** A folder with a main.cf, a home of its own, and a `postfix-lens` on the path. */
function setUp(t: TestContext): { readonly main: string; readonly env: NodeJS.ProcessEnv } {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const cli = join(projectRoot, 'server/src/cli.ts');
  writeFileSync(join(bin, 'postfix-lens'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`);
  chmodSync(join(bin, 'postfix-lens'), 0o755);
  const main = join(folder, 'main.cf');
  writeFileSync(main, 'mydomain = example.com\nmyorigin = $mydomian\ninet_protocols all\n');
  const { PATH } = process.env;
  return { main, env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, PATH: `${bin}:${PATH}` } };
}

/** What the editor printed: the hover on `mydomain`, and the lines and codes of the diagnostics. */
function ask(program: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  const { stdout, stderr, error } = spawnSync(program, [...args], { encoding: 'utf8', env, timeout: 60_000 });
  assert.ifError(error);
  const json = /\{"(?:hover|diagnostics)".*\}/s.exec(stdout)?.[0];
  assert.ok(json, `no answer from ${program}:\n${stdout}\n${stderr}`);
  const { hover, diagnostics }: { hover: string; diagnostics: string[] } = JSON.parse(json);
  assert.match(hover, /\*\*mydomain\*\*/);
  for (const expected of ['1 undefined-parameter', '2 missing-equals']) {
    assert.ok(diagnostics.includes(expected), `${expected} in ${diagnostics.join()}`);
  }
}

test('Neovim shows hovers and diagnostics', (t) => {
  const nvim = findProgram('nvim');
  if (!nvim) return t.skip('Neovim is not installed: apt-get install neovim');
  const { main, env } = setUp(t);
  const [config, script] = [
    join(projectRoot, 'docs/editors/neovim.lua'),
    join(import.meta.dirname, 'ask.lua'),
  ];
  ask(nvim, ['--headless', '-n', '-u', config, main, '-c', `luafile ${script}`], env);
});

test('Emacs with eglot shows hovers and diagnostics', (t) => {
  const emacs = findProgram('emacs');
  if (!emacs) return t.skip('Emacs is not installed: apt-get install emacs-nox elpa-eglot');
  const { main, env } = setUp(t);
  const [config, script] = [join(projectRoot, 'docs/editors/emacs.el'), join(import.meta.dirname, 'ask.el')];
  const packages = ['--eval', '(progn (require (quote package)) (package-initialize))'];
  ask(emacs, ['--batch', ...packages, '-l', config, '-l', script, main], env);
});
