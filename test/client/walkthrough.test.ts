import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parameterNamed } from '../../server/src/core/config/parameters.ts';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly markdown: string };
}

const root = join(import.meta.dirname, '../..');

function readJson(path: string) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

const { contributes } = readJson('package.json');
const [walkthrough]: readonly { readonly steps: readonly Step[] }[] = contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];

test('every step has a text beside it in both languages, and none is left over', () => {
  const wanted = steps.flatMap(({ media }) => [
    media.markdown,
    media.markdown.replace(/\.md$/, '.nls.ja.md'),
  ]);
  for (const path of wanted) assert.ok(existsSync(join(root, path)), path);
  const found = readdirSync(join(root, 'walkthrough')).map((name) => `./walkthrough/${name}`);
  assert.deepEqual(found.sort(), wanted.sort());
});

test('both languages name the same code, and no parameter that does not exist', () => {
  for (const { id, media } of steps) {
    const [en, ja] = ['.md', '.nls.ja.md'].map((end) => namesIn(media.markdown.replace(/\.md$/, end)));
    assert.deepEqual(ja, en, id);
    const parameters =
      en?.filter((name) => /^[a-z]+_[a-z_]+$/.test(name) && !name.startsWith('permit_')) ?? [];
    for (const name of parameters) assert.ok(parameterNamed(name), name);
  }
});

function namesIn(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8').replace(/```.*?```/gs, '');
  const names = [...text.matchAll(/`([\x21-\x7e]+)`/g)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !name.startsWith('$')).sort();
}

test('its buttons run commands of the extension or of VS Code', () => {
  const own: readonly string[] = contributes.commands.map(({ command }: { command: string }) => command);
  for (const texts of ['package.nls.json', 'package.nls.ja.json'].map(readJson)) {
    const descriptions = steps.map(({ description }) => String(texts[description.slice(1, -1)]));
    const commands = descriptions.flatMap((text) =>
      [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, command = '']) => command),
    );
    assert.ok(commands.includes('postfixLens.showMailFlow'));
    for (const command of commands) {
      assert.ok(own.includes(command) || command.startsWith('workbench.action.'), command);
    }
  }
});
