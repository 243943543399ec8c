import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IRawTheme } from 'vscode-textmate';
import { assertSnapshot, renderTokens } from './snapshot.ts';
import { type GrammarName, loadGrammar, type TokenizedLine, tokenize } from './tokenize.ts';

const here = import.meta.dirname;
const root = join(here, '../..');
const names: readonly GrammarName[] = [
  'main',
  'master',
  'aliases',
  'table',
  'pcre',
  'cidr',
  'table-client',
  'maillog',
];

const megabyte = 2 ** 20;

/** Each file of `fixtures/` and the grammar that it is written for. */
const fixtures: Readonly<Record<string, GrammarName>> = {
  'main.cf': 'main',
  'restrictions.cf': 'main',
  'master.cf': 'master',
  aliases: 'aliases',
  virtual: 'table',
  'checks.pcre': 'pcre',
  'clients.cidr': 'cidr',
  'mysql.cf': 'table-client',
  'maillog.log': 'maillog',
};

for (const [file, name] of Object.entries(fixtures)) {
  test(`${file} has the reviewed tokens`, async () => {
    const text = readFileSync(join(here, 'fixtures', file), 'utf8');
    const rendered = renderTokens(tokenize(await loadGrammar(name), text));
    assertSnapshot(join(here, 'snapshots', `${file}.tokens`), rendered);
  });
}

test('every fixture is tested and every snapshot has a fixture', () => {
  assert.deepEqual(readdirSync(join(here, 'fixtures')).sort(), Object.keys(fixtures).sort());
  const snapshots = Object.keys(fixtures).map((file) => `${file}.tokens`);
  assert.deepEqual(readdirSync(join(here, 'snapshots')).sort(), snapshots.sort());
});

for (const name of names) {
  test(`${name}: every pattern compiles, every include leads to a rule`, async () => {
    await loadGrammar(name);
    const rules = rulesOf(name);
    const patterns = rules.flatMap(({ match, begin, end }) => [match, begin, end].filter(isString));
    assert.ok(patterns.length > 5);
    for (const pattern of patterns) {
      assert.doesNotThrow(() => oniguruma.createOnigScanner([pattern]).dispose(), pattern);
    }
    for (const include of rules.map((rule) => rule.include).filter(isString)) {
      const [scope, rule] = include.split('#');
      const target = scope === '' ? name : scope?.replace('source.postfix-', '');
      assert.ok(rule && Object.hasOwn(repositoryOf(target), rule), include);
    }
  });

  test(`${name}: white space is the ASCII kind, as for Postfix`, () => {
    // Oniguruma's \s, \w and \d take Unicode's characters too; Postfix's names and separators do not.
    for (const rule of rulesOf(name)) {
      for (const pattern of [rule.match, rule.begin, rule.end].filter(isString)) {
        assert.doesNotMatch(pattern, /\\[swdSWD]/);
      }
    }
  });

  for (const [what, unit, length] of [
    ['letters', 'a', megabyte],
    ['digits', '1', megabyte],
    ['angle brackets', '<', megabyte],
    ['equals signs', '=', megabyte],
    ['capitals', 'A', megabyte / 8],
    ['dollars', '$', megabyte / 8],
    ['braces', '{', megabyte / 8],
    ['open expressions', '${a?', megabyte / 8],
    ['blanks', ' ', megabyte / 8],
    ['colons', ':', megabyte / 8],
    ['quotes', '"', megabyte / 8],
    ['dotted digits', '1.', megabyte / 8],
    ['words', 'status= ', megabyte / 8],
  ] as const) {
    test(`${name}: a long line of ${what} is tokenized to its end`, async () => {
      const grammar = await loadGrammar(name);
      const line = openings[name] + unit.repeat(length / unit.length);
      // The limit stands for a stall only: VS Code itself gives up after 20,000 characters.
      assert.equal(grammar.tokenizeLine2(line, textmate.INITIAL, 60_000).stoppedEarly, false);
    });
  }
}

/** Brings the long text to where the grammar looks at it closely. */
const openings: Readonly<Record<GrammarName, string>> = {
  main: 'name = ',
  master: 'smtp inet n - y - - smtpd ',
  aliases: 'root: ',
  table: 'user@example.com ',
  pcre: '/',
  cidr: '192.0.2.0/24 ',
  'table-client': 'query = ',
  maillog: 'Nov 24 08:01:07 mx1 postfix/smtp[1]: A52512381AD: ',
};

for (const [name, next, alphabet] of [
  [
    'main',
    'next = ${x?{fine}}',
    [...'${}()?:=<>!#," \t\n[]/', '\n#', '\n  ', 'a', '1', 'hash:', '$name', 'yes'],
  ],
  [
    'master',
    'smtp inet n - y - - smtpd -o a=b',
    [...'${}()?:= \t\n[]', '\n#', '\n  ', '-o ', '-o { a =', 'a', '1'],
  ],
  ['table', 'next@x smtp:[a]', [...'"\\,:#@<>| \t\n[]', '\n#', '\n  ', 'OK', 'smtp:', 'a']],
  ['pcre', '/next/i REJECT x', [...'/!\\,:#@()[]{}$ \t\n', '\n#', '\n  ', 'if ', 'endif', 'a', '$1']],
  ['cidr', '10.0.0.0/8 OK', [...'!/.:[]# \t\n', '\n#', '\n  ', 'if ', 'endif', '10.0.0.0', 'OK']],
  ['table-client', 'next = a', [..."%'=/# \t\n", '\n#', '\n  ', 'SELECT', 'a', '1']],
  ['aliases', 'next: "|/bin/prog", taro', [...'"\\,:#@<>| \t\n', '\n#', '\n  ', ':include:', 'a']],
] as const) {
  test(`${name}: nothing that is left open reaches the next logical line`, async () => {
    const grammar = await loadGrammar(name);
    const alone = tokenize(grammar, next);
    const anything = fc.array(fc.constantFrom(...alphabet), { maxLength: 25 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(anything, (text) => {
        assert.deepEqual(tokenize(grammar, `${text}\n${next}`).slice(-1), alone);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });
}

test('maillog: a line means the same wherever it stands', async () => {
  const grammar = await loadGrammar('maillog');
  const lines = readFileSync(join(here, 'fixtures/maillog.log'), 'utf8').split('\n');
  const together = tokenize(grammar, lines.join('\n'));
  assert.deepEqual(
    together.reverse(),
    lines.reverse().flatMap((line) => tokenize(grammar, line)),
  );
});

test('maillog: the real logs have the queue IDs and outcomes that were counted', async () => {
  const grammar = await loadGrammar('maillog');
  const folder = join(root, 'test/fixtures/maillog');
  const files = readdirSync(folder).filter((file) => file.endsWith('.log'));
  assert.ok(files.length > 0);
  const expected: unknown = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  for (const file of files) {
    const lines = tokenize(grammar, readFileSync(join(folder, file), 'utf8')).filter(
      ({ text }) => text !== '',
    );
    assert.ok(lines.every((line) => textsOf(line, 'entity.name.function.daemon').length === 1));
    const truth = property(expected, file);
    assert.equal(lines.filter(beginsWithQueueId).length, property(truth, 'linesWithQueueId'), file);
    assert.deepEqual(countOutcomes(lines), property(truth, 'status'), file);
  }
});

/** The ID is what the message begins with: `warning: ID: …` is not counted. */
function beginsWithQueueId(line: TokenizedLine): boolean {
  const id = line.tokens.find(({ scopes }) => scopes.includes('entity.name.tag.queue-id.postfix'));
  return id !== undefined && line.text.startsWith(']: ', id.start - 3);
}

function countOutcomes(lines: readonly TokenizedLine[]): Record<string, number> {
  const scopes = [
    'markup.inserted.status.sent',
    'markup.changed.status.deferred',
    'markup.deleted.status.bounced',
  ];
  const counts: Record<string, number> = {};
  for (const outcome of lines.flatMap((line) => scopes.flatMap((scope) => textsOf(line, scope)))) {
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

// What VS Code's default themes say of these scopes. The `token.…` ones it adds to any theme that has none.
const themes: Readonly<Record<string, IRawTheme>> = {
  dark: theme('#D4D4D4', {
    'markup.inserted': '#B5CEA8',
    'markup.changed': '#569CD6',
    'markup.deleted': '#CE9178',
    'token.warn-token': '#CD9731',
    'token.error-token': '#F44747',
    'support.type': '#4EC9B0',
    'support.function': '#DCDCAA',
    'keyword.control': '#C586C0',
  }),
  light: theme('#000000', {
    'markup.inserted': '#098658',
    'markup.changed': '#0451A5',
    'markup.deleted': '#A31515',
    'token.warn-token': '#CD9731',
    'token.error-token': '#CD3131',
    'support.type': '#267F99',
    'support.function': '#795E26',
    'keyword.control': '#AF00DB',
  }),
};

function theme(foreground: string, colors: Readonly<Record<string, string>>): IRawTheme {
  const rules = Object.entries(colors).map(([scope, color]) => ({ scope, settings: { foreground: color } }));
  return { settings: [{ settings: { foreground } }, ...rules] };
}

for (const [name, colors] of Object.entries(themes)) {
  test(`${name} theme: outcomes, and what a restriction does, differ in colour`, async () => {
    const log = await loadGrammar('maillog', colors);
    const delivery = 'Nov 24 08:01:07 mx1 postfix/smtp[1]: A52512381AD: to=<a@b>, status=';
    const outcomes = ['sent', 'deferred', 'bounced'].map((status) =>
      colorAt(log, `${delivery}${status} (text)`, delivery.length),
    );
    assert.equal(new Set([...outcomes, colorAt(log, delivery, 21)]).size, 4);

    const main = await loadGrammar('main', colors);
    const effects = ['permit_mynetworks', 'reject_unauth_destination', 'check_client_access'].map(
      (restriction) => colorAt(main, `x = ${restriction}`, 4),
    );
    assert.equal(new Set([...effects, colorAt(main, 'x = word', 4)]).size, 4);
  });
}

/** The number of the colour at an offset of a first line, from the token metadata (bits 15 to 23). */
function colorAt(grammar: IGrammar, line: string, offset: number): number {
  const { tokens } = grammar.tokenizeLine2(line, textmate.INITIAL);
  let color = 0;
  for (let at = 0; at < tokens.length && (tokens[at] ?? 0) <= offset; at += 2) {
    color = ((tokens[at + 1] ?? 0) >>> 15) & 0x1ff;
  }
  return color;
}

function textsOf(line: TokenizedLine, scope: string): string[] {
  return line.tokens.filter(({ scopes }) => scopes.includes(`${scope}.postfix`)).map(({ text }) => text);
}

interface Rule {
  readonly match?: unknown;
  readonly begin?: unknown;
  readonly end?: unknown;
  readonly include?: unknown;
}

/** Every object of a grammar's file, rules and captures alike. */
function rulesOf(name: GrammarName): Rule[] {
  const objects = (value: unknown): Rule[] => {
    if (typeof value !== 'object' || value === null) return [];
    return [value, ...Object.values(value).flatMap(objects)];
  };
  return objects(readGrammarFile(name));
}

function repositoryOf(name: string | undefined): object {
  const repository = property(readGrammarFile(name), 'repository');
  assert.ok(typeof repository === 'object' && repository !== null);
  return repository;
}

function readGrammarFile(name: string | undefined): unknown {
  return JSON.parse(readFileSync(join(root, `syntaxes/postfix-${name}.tmLanguage.json`), 'utf8'));
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
