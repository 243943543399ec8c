import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAliases } from '../../../server/src/core/aliases/model.ts';
import { postaliasWarnings, storedLines } from '../../../server/src/core/aliases/postalias.ts';
import { generateAliases } from '../../support/aliasesGenerator.ts';
import { askPostalias, hasPostalias, type PostaliasResult } from '../../support/postalias.ts';

const files = 1200;

/** What Postfix Lens makes of the same file. */
function ours(text: string): PostaliasResult {
  const model = readAliases(text, 'bytes');
  const warnings = postaliasWarnings(model, 'FILE').map(({ message }) => message);
  const isPrinted = (message: string) => message.startsWith('table hash:');
  return {
    lines: storedLines(model).filter((line) => line !== '@:\t@'),
    built: warnings.filter((message) => !isPrinted(message)),
    printed: warnings.filter(isPrinted).sort(),
  };
}

function agrees(text: string, theirs: PostaliasResult | undefined): boolean {
  return JSON.stringify(ours(text)) === JSON.stringify(theirs);
}

/** A shorter file on which the two still differ: without the lines, then the characters that do not matter. */
function minimise(text: string): string {
  const byLines = withoutNeedlessParts(text.split(/(?<=\n)/));
  return withoutNeedlessParts(Array.from(byLines)).slice(0, 500);
}

function visible(text: string): string {
  return JSON.stringify(text).replace(/[\x7f-\xff]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}

function withoutNeedlessParts(parts: readonly string[]): string {
  let kept = [...parts];
  for (let progress = true; progress; ) {
    const shorter = kept.map((_, index) => kept.toSpliced(index, 1));
    const theirs = askPostalias(shorter.map((candidate) => candidate.join('')));
    const found = shorter.find((candidate, index) => !agrees(candidate.join(''), theirs[index]));
    progress = found !== undefined;
    kept = found ?? kept;
  }
  return kept.join('');
}

test(`${files} generated files give the entries and warnings of the real postalias`, (t) => {
  if (!hasPostalias(t)) return;
  const texts = Array.from({ length: files }, (_, seed) => generateAliases(seed));
  const theirs = askPostalias(texts);
  const seed = texts.findIndex((text, index) => !agrees(text, theirs[index]));
  if (seed !== -1) {
    const text = minimise(texts[seed] ?? '');
    const [expected] = askPostalias([text]);
    assert.deepEqual(ours(text), expected, `seed ${seed}, minimised: ${visible(text)}`);
  }
  const entries = theirs.reduce((sum, { lines }) => sum + lines.length, 0);
  const warnings = theirs.flatMap(({ built }) => built).join('\n');
  assert.ok(entries > files, `the files hold entries: ${entries}`);
  for (const kind of [
    'need name:value pair',
    'name must be local',
    'non-UTF-8 input',
    'duplicate entry',
    'white',
  ]) {
    assert.ok(warnings.includes(kind), `some file makes postalias say: ${kind}`);
  }
});
