import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCidrRules } from '../../../server/src/core/tables/cidrTable.ts';
import { readIndexedTable } from '../../../server/src/core/tables/indexedTable.ts';
import { openTable } from '../../../server/src/core/tables/openTable.ts';
import { compilePatterns } from '../../../server/src/core/tables/patternTable.ts';
import {
  cidrWarnings,
  indexedWarnings,
  patternWarnings,
} from '../../../server/src/core/tables/postmapWarnings.ts';
import {
  askPostmap,
  expressions,
  hasTableType,
  type PostmapAnswer,
  type Question,
} from '../../support/postmap.ts';
import {
  addresses,
  generateKeys,
  generateNetworks,
  generatePatterns,
  generateTable,
  subjects,
  wideSubjects,
} from '../../support/tablesGenerator.ts';

/** What Postfix Lens makes of the same table; an answer that it leaves open has no value here. */
function ours({ type, text, keys }: Question): PostmapAnswer & { readonly open: readonly string[] } {
  const table = openTable({ type, name: 'FILE' }, { read: (file) => ({ file, text }), expressions });
  assert.ok('lookUp' in table);
  const values = new Map<string, string>();
  const open: string[] = [];
  for (const key of keys) {
    const answer = table.lookUp(key);
    if (answer?.kind === 'found') values.set(key, answer.value);
    if (answer?.kind === 'depends') open.push(key);
    // postmap ends at an error and prints nothing.
    if (answer?.kind === 'depends' && answer.reason === 'refuses') values.clear();
  }
  return { values, warnings: warningsOf(type, text), open };
}

function warningsOf(type: string, text: string): string[] {
  if (type === 'cidr') return cidrWarnings(readCidrRules(text), 'FILE');
  if (type === 'pcre' || type === 'regexp')
    return patternWarnings(compilePatterns(text, type, expressions), 'FILE');
  return indexedWarnings(readIndexedTable(text), type, 'FILE');
}

function compare(questions: readonly Question[]): { asked: number; found: number; warnings: number } {
  const theirs = askPostmap(questions);
  const totals = { asked: 0, found: 0, warnings: 0 };
  questions.forEach((question, index) => {
    const expected = theirs[index];
    const { values, warnings, open } = ours(question);
    const about = `${question.type}: ${JSON.stringify(question.text)}`;
    assert.deepEqual(warnings, expected?.warnings, about);
    const known = [...(expected?.values ?? [])].filter(([key]) => !open.includes(key));
    assert.deepEqual([...values], known, about);
    totals.asked += question.keys.length;
    totals.found += values.size;
    totals.warnings += warnings.length;
  });
  return totals;
}

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);

for (const type of ['hash', 'btree', 'lmdb', 'cdb', 'texthash']) {
  test(`${type}: generated tables answer and warn as the real postmap's`, (t) => {
    if (!hasTableType(t, type)) return;
    const totals = compare(
      seeds(120).map((seed) => ({ type, text: generateTable(seed), keys: generateKeys(seed) })),
    );
    assert.ok(totals.found > 500 && totals.warnings > 100, JSON.stringify(totals));
  });
}

for (const type of ['regexp', 'pcre'] as const) {
  test(`${type}: generated tables answer and warn as the real postmap's`, (t) => {
    if (!hasTableType(t, type)) return;
    const totals = compare([
      ...seeds(250).map((seed) => ({ type, text: generatePatterns(seed, type), keys: subjects })),
      // Expressions match bytes, and a result that holds a part of a character is an error.
      ...seeds(60).flatMap((seed) =>
        wideSubjects.map((key) => ({ type, text: generatePatterns(seed, type), keys: [key] })),
      ),
    ]);
    assert.ok(totals.found > 1000 && totals.warnings > 500, JSON.stringify(totals));
  });
}

test("cidr: generated tables answer and warn as the real postmap's", (t) => {
  if (!hasTableType(t, 'cidr')) return;
  const totals = compare(
    seeds(200).map((seed) => ({ type: 'cidr', text: generateNetworks(seed), keys: addresses })),
  );
  assert.ok(totals.found > 500 && totals.warnings > 500, JSON.stringify(totals));
});
