import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { allParameters, type Parameter, parameterNamed } from '../../server/src/core/config/parameters.ts';
import restrictions from '../../server/src/core/data/restrictions.json' with { type: 'json' };
import services from '../../server/src/core/data/services.json' with { type: 'json' };
import tableTypes from '../../server/src/core/data/tableTypes.json' with { type: 'json' };
import type { EntryKind } from '../../server/src/core/docs/documentation.ts';
import { masterColumns } from '../../server/src/core/syntax/masterCf.ts';
import { type CompiledDocumentation, compileDocumentation } from '../../server/src/io/documentation.ts';

const folder = fileURLToPath(new URL('../../server/docs', import.meta.url));
const docs = { en: compileDocumentation(folder, 'en'), ja: compileDocumentation(folder, 'ja') };
const kinds = Object.keys(docs.en).filter((kind): kind is EntryKind => kind in docs.ja);

function entries(compiled: CompiledDocumentation, kind: EntryKind): [string, string][] {
  return Object.entries(compiled[kind] ?? {});
}

/** Words in backquotes. */
function quoted(markdown: string): Set<string> {
  return new Set(
    [...markdown.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? ''),
  );
}

/** The words in backquotes that are names or values, but no placeholders such as `/file/name`, sorted. */
function facts(markdown: string): string[] {
  return [...quoted(markdown)]
    .filter((word) => nameIn(word) !== undefined || /^[\w.$-]+$/.test(word))
    .filter(isFact)
    .sort();
}

function isFact(word: string): boolean {
  const name = nameIn(word);
  return (name !== undefined && parameterNamed(name) !== undefined) || values.has(word);
}

/** Every value that the facts know, and every default without blanks. */
const values = new Set(
  allParameters().flatMap(({ values: all = [], default: value }) => [
    ...all,
    ...(value.includes(' ') ? [] : [value]),
  ]),
);

/** The parameter's name in a word such as `$name`. */
function nameIn(word: string): string | undefined {
  return /^\$?[{(]?([a-zA-Z0-9][a-zA-Z0-9_]*)[)}]?$/.exec(word)?.[1];
}

test('every parameter is documented in both languages', () => {
  for (const language of ['en', 'ja'] as const) {
    const missing = allParameters().filter(({ name }) => !docs[language].parameter?.[name]);
    assert.deepEqual(
      missing.map(({ name }) => name),
      [],
      language,
    );
  }
});

/** Names that values expanded while mail is handled may use. */
const delayedNames = new Set(allParameters().flatMap(({ delayedNames: names = [] }) => names));

/** Names in the arguments of pipe(8). */
const pipeNames =
  'client_address client_helo client_hostname client_port client_protocol domain envid extension mailbox nexthop original_recipient queue_id recipient sasl_method sasl_sender sasl_username sender size user'.split(
    ' ',
  );

const things: readonly (readonly [EntryKind, readonly string[]])[] = [
  ['restriction', restrictions.map(({ name }) => name)],
  ['table', tableTypes.map(({ name }) => name)],
  ['service', services.map(({ name }) => name)],
  ['column', masterColumns],
  ['form', ['s', 'm', 'h', 'd', 'w', '-o', '-v', '-D', '$name', '$$']],
  [
    'action',
    'OK REJECT DEFER DEFER_IF_REJECT DEFER_IF_PERMIT 4NN 5NN DUNNO BCC DISCARD FILTER HOLD IGNORE STRIP REPLACE PREPEND REDIRECT INFO WARN PASS'.split(
      ' ',
    ),
  ],
  ['special', [...delayedNames, ...pipeNames]],
];

for (const [kind, names] of things) {
  test(`every ${kind} is documented in both languages`, () => {
    for (const language of ['en', 'ja'] as const) {
      assert.deepEqual(
        names.filter((name) => !docs[language][kind]?.[name]),
        [],
        language,
      );
    }
  });
}

test('both languages have the same entries and mention the same names and values', () => {
  for (const kind of kinds) {
    assert.deepEqual(Object.keys(docs.en[kind] ?? {}).sort(), Object.keys(docs.ja[kind] ?? {}).sort(), kind);
    for (const [name, english] of entries(docs.en, kind)) {
      const japanese = docs.ja[kind]?.[name] ?? '';
      assert.deepEqual(facts(english), facts(japanese), `${kind} ${name}`);
    }
  }
});

/** Lengths in characters; the entries of the shipped main.cf are the longest. */
const bounds = { en: { least: 40, most: 3000, essence: 160 }, ja: { least: 15, most: 1600, essence: 100 } };

test('entries are neither placeholders nor essays, and begin with one sentence', () => {
  for (const language of ['en', 'ja'] as const) {
    const { least, most, essence } = bounds[language];
    for (const kind of kinds) {
      for (const [name, markdown] of entries(docs[language], kind)) {
        const first = markdown.split('\n\n', 1)[0] ?? '';
        const where = `${language} ${kind} ${name}`;
        assert.ok(
          markdown.length >= least && markdown.length <= most,
          `${where}: ${markdown.length} characters`,
        );
        assert.ok(first.length <= essence, `${where}: its first paragraph has ${first.length}`);
        assert.doesNotMatch(markdown, /\bTODO\b|\bTBD\b|lorem ipsum/i, where);
      }
    }
  }
});

test('the parameters of the stock main.cf are explained at length', () => {
  const stock =
    'mydestination mynetworks relayhost relay_domains myorigin inet_interfaces alias_maps smtpd_relay_restrictions';
  for (const name of stock.split(' ')) {
    assert.ok((docs.en.parameter?.[name] ?? '').length > 600, name);
    assert.ok((docs.ja.parameter?.[name] ?? '').length > 300, name);
  }
});

/** Words of the form of a parameter's name that are values, macros, environment variables or results of tables. */
const otherWords = new Set([
  ...allParameters().flatMap(({ values = [], suggestedValues = [] }) => [...values, ...suggestedValues]),
  ...things.flatMap(([, names]) => names),
  'MAIL_CONFIG',
  'MAIL_DEBUG',
  'MAIL_LOGTAG',
  'POSTLOG_SERVICE',
  'POSTLOG_HOSTNAME',
  'XDG_RUNTIME_DIR',
  'MUST_NOPEERMATCH',
]);

test('names in backquotes exist', () => {
  const unknown: string[] = [];
  for (const kind of kinds) {
    for (const [entry, markdown] of entries(docs.en, kind)) {
      for (const word of quoted(markdown)) {
        const name = /^\$?[{(]?([a-zA-Z][a-z0-9]*(?:_[a-zA-Z0-9]+)+)[)}]?$/.exec(word)?.[1];
        if (name === undefined || parameterNamed(name) || otherWords.has(name) || isExample(name)) continue;
        unknown.push(`${entry}: ${word}`);
      }
    }
  }
  assert.deepEqual(unknown, []);
});

/** Names that an entry makes up, or that other programs and files give. */
function isExample(name: string): boolean {
  return (
    /^(my|our|example|slow)_|^(transport|service|client|sasl|original)_/.test(name) || otherNames.has(name)
  );
}

/** Macros of milters, of reply templates and of policy requests. */
const otherNames = new Set([
  'auth_authen',
  'cert_subject',
  'daemon_name',
  'policy_context',
  'rbl_code',
  'rbl_domain',
  'rbl_reason',
  'rbl_what',
  'server_name',
  'tls_version',
]);

test('the documentation of a language takes less than a megabyte', () => {
  for (const language of ['en', 'ja'] as const) {
    assert.ok(Buffer.byteLength(JSON.stringify(docs[language])) < 1_000_000, language);
  }
});

test('releases that entries mention exist', () => {
  for (const kind of kinds) {
    for (const [name, markdown] of entries(docs.en, kind)) {
      for (const [, major, minor] of markdown.matchAll(/Postfix (\d+)\.(\d+)/g)) {
        const last = { 1: 1, 2: 11, 3: 12 }[Number(major)] ?? -1;
        assert.ok(Number(minor) <= last, `${kind} ${name}: Postfix ${major}.${minor}`);
      }
    }
  }
});

test('related names exist', () => {
  const isKnown = ({ seeAlso = [] }: Parameter) => seeAlso.every((name) => parameterNamed(name));
  assert.deepEqual(
    allParameters()
      .filter((parameter) => !isKnown(parameter))
      .map(({ name }) => name),
    [],
  );
});

const manual = '/usr/share/man/man5/postconf.5.gz';

/** Runs of eight words that cannot be said otherwise. */
const unavoidable = new Set<string>([]);

test('no run of eight words is shared with postconf(5)', (t) => {
  if (!existsSync(manual)) {
    assert.notEqual(process.env['CI'], 'true', 'the manual of Postfix is not installed');
    t.skip('postconf(5) is not installed: apt-get install postfix');
    return;
  }
  const runs = wordRuns(plainText(gunzipSync(readFileSync(manual)).toString('utf8')));
  assert.ok(runs.size > 20_000, 'the manual is read');
  const shared: string[] = [];
  for (const kind of kinds) {
    for (const [name, markdown] of entries(docs.en, kind)) {
      for (const run of wordRuns(markdown)) {
        if (runs.has(run) && !unavoidable.has(run)) shared.push(`${name}: ${run}`);
      }
    }
  }
  assert.deepEqual(shared, []);
});

/** A manual page without its formatting. */
function plainText(page: string): string {
  return page
    .replace(/^[.']\\".*$/gm, '')
    .replace(/^\.(?:[A-Za-z]{1,2}) ?/gm, '')
    .replace(/\\f[A-Z]|\\\(..|\\[&|^]/g, '')
    .replace(/\\-/g, '-');
}

function wordRuns(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9_$]+/g, ' ')
    .split(' ')
    .filter(Boolean);
  return new Set(words.slice(7).map((_, index) => words.slice(index, index + 8).join(' ')));
}
