import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TokenizedLine } from './tokenize.ts';

/**
 * The lines as a text to review: each after `>`, below it one line of carets for each stretch that has
 * the same scopes. `.postfix`, which ends every scope, is left out.
 */
export function renderTokens(lines: readonly TokenizedLine[]): string {
  return lines.flatMap((line) => [`>${line.text}`, ...stretches(line).map(renderStretch)]).join('\n');
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

function stretches({ tokens }: TokenizedLine): Stretch[] {
  const found: Stretch[] = [];
  for (const { start, end, text, scopes } of tokens) {
    if (text.trim() === '' || scopes.length === 0) continue;
    const label = scopes.join(' | ').replaceAll('.postfix', '');
    const last = found.at(-1);
    if (last?.end === start && last.label === label) found.splice(-1, 1, { start: last.start, end, label });
    else found.push({ start, end, label });
  }
  return found;
}

function renderStretch({ start, end, label }: Stretch): string {
  return `${' '.repeat(start + 1)}${'^'.repeat(end - start)} ${label}`;
}

/** Compares with a file; `UPDATE_SNAPSHOTS=1` writes it. A missing one fails, in CI and elsewhere. */
export function assertSnapshot(file: string, actual: string): void {
  const { UPDATE_SNAPSHOTS } = process.env;
  if (UPDATE_SNAPSHOTS === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  assert.ok(existsSync(file), `no snapshot ${file}: write it with UPDATE_SNAPSHOTS=1 and review it`);
  assert.equal(actual, readFileSync(file, 'utf8'));
}
