import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { askPostalias, hasPostalias } from './support/postalias.ts';

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const root = join(import.meta.dirname, '..');
const manifest: { contributes: { snippets: readonly { language: string; path: string }[] } } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

function snippetsOf(language: string): [name: string, snippet: Snippet][] {
  const contributed = manifest.contributes.snippets.find((candidate) => candidate.language === language);
  assert.ok(contributed, language);
  const snippets: Record<string, Snippet> = JSON.parse(readFileSync(join(root, contributed.path), 'utf8'));
  assert.ok(Object.keys(snippets).length > 0);
  return Object.entries(snippets);
}

/**
 * What is inserted when every default is taken. VS Code replaces an unknown variable such as an
 * unescaped `$mydomain` with its name, which no snippet means: that throws.
 */
function expand(body: readonly string[]): string {
  const defaults = new Map<string, string>();
  const element =
    /\\([\\$}])|\$(?:(\d+)|\{(\d+)\}|\{(\d+):((?:\\[\\$}]|[^\\$}])*)\}|\{(\d+)\|([^|]+)\|\})|[$\\]/g;
  const text = body.join('\n').replace(element, (all: string, ...groups: (string | undefined)[]) => {
    const [escaped, plain, braced, stop, value = '', choice, choices = ''] = groups;
    if (escaped !== undefined) return escaped;
    if (stop !== undefined) defaults.set(stop, value.replace(/\\([\\$}])/g, '$1'));
    if (choice !== undefined) defaults.set(choice, choices.split(',')[0] ?? '');
    const inserted = defaults.get(plain ?? braced ?? stop ?? choice ?? '');
    if (inserted === undefined) throw new Error(`${all} in ${body.join('\n')}`);
    return inserted;
  });
  return `${text}\n`;
}

/** Everything that the real postconf says of a folder that holds these files. */
function postconf(files: Readonly<Record<string, string>>, options: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-snippets-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), text);
      // Postfix waits for a file that changed within the last second.
      utimesSync(join(folder, name), 1_500_000_000, 1_500_000_000);
    }
    return spawnSync('postconf', ['-c', folder, ...options], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function hasPostconf(t: TestContext): boolean {
  const { CI } = process.env;
  if (spawnSync('postconf', ['mail_version']).status === 0) return true;
  const reason = 'postconf is not installed: apt-get install postfix';
  if (CI === 'true') throw new Error(reason);
  t.skip(reason);
  return false;
}

const header = 'compatibility_level = 3.6\n';

for (const [name, { body }] of snippetsOf('postfix-main')) {
  test(`main.cf snippet “${name}” is accepted as it stands`, (t) => {
    if (!hasPostconf(t)) return;
    const text = expand(body);
    const result = postconf({ 'main.cf': header + text, 'master.cf': '' }, ['-n', '-x']);
    assert.equal(result.stderr, '');
    assert.equal(result.status, 0);
    const assigned = [...text.matchAll(/^([^\s=]+) *=/gm)].map((match) => match[1]);
    const printed = [...result.stdout.matchAll(/^(\S+) =/gm)].map((match) => match[1]);
    // -c shows as a setting of its own.
    assert.deepEqual(printed.sort(), [...assigned, 'compatibility_level', 'config_directory'].sort());
  });
}

for (const [name, { body }] of snippetsOf('postfix-master')) {
  test(`master.cf snippet “${name}” is accepted as it stands`, (t) => {
    if (!hasPostconf(t)) return;
    const text = expand(body);
    // A snippet of options alone belongs below a service.
    const masterCf = text.startsWith(' ') ? `smtp inet n - n - - smtpd\n${text}` : text;
    const services = masterCf.split('\n').filter((line) => /^\S/.test(line));
    const listed = postconf({ 'main.cf': header, 'master.cf': masterCf }, ['-M']);
    assert.equal(listed.stderr, '');
    assert.deepEqual(
      listed.stdout
        .split('\n')
        .filter((line) => /^\S/.test(line))
        .map(serviceOf)
        .sort(),
      services.map(serviceOf).sort(),
    );
    // -n looks into the -o options: it warns of a name that no program reads.
    assert.equal(postconf({ 'main.cf': header, 'master.cf': masterCf }, ['-n', '-x']).stderr, '');
  });
}

function serviceOf(line: string): string {
  return line.split(/\s+/).slice(0, 8).join(' ');
}

test('aliases snippets give the entries that they show, without a warning', (t) => {
  if (!hasPostalias(t)) return;
  const texts = snippetsOf('postfix-aliases').map(([, { body }]) => expand(body));
  for (const [index, result] of askPostalias(texts).entries()) {
    const text = texts[index] ?? '';
    assert.deepEqual(result.built, [], text);
    const names = [...text.matchAll(/^(\S+):(?:\s|$)/gm)].map((match) => match[1]?.toLowerCase());
    assert.deepEqual(result.lines.map((line) => line.split(':\t')[0]).sort(), names.sort());
  }
});

test('a command in the aliases snippets keeps its blanks', (t) => {
  if (!hasPostalias(t)) return;
  const command = snippetsOf('postfix-aliases').find(([, { prefix }]) => prefix === 'command');
  const [result] = askPostalias([expand(command?.[1].body ?? [])]);
  assert.match(result?.lines[0] ?? '', /\|\/\S+ --queue general/);
});

for (const { language } of manifest.contributes.snippets) {
  test(`${language}: prefixes are unique, descriptions are in both languages`, () => {
    const snippets = snippetsOf(language).map(([, snippet]) => snippet);
    const prefixes = snippets.flatMap(({ prefix }) => prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    for (const { description } of snippets) {
      assert.match(description, /^[\x20-\x7e]+ \/ .*[\u3040-\u9fff]/);
    }
  });
}

test('a dollar sign that is not escaped is found', () => {
  assert.throws(() => expand(['myorigin = $mydomain']));
  assert.throws(() => expand(['again = $2']));
  assert.equal(expand(['${1:a} \\$b $1 ${2|c,d|}']), 'a $b a c\n');
});
