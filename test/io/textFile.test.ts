import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readTextFile } from '../../server/src/io/textFile.ts';

test('a file is read, missing or unreadable, never an exception', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'main.cf');
  writeFileSync(path, Buffer.from([0x61, 0xff, 0x0a]));
  assert.deepEqual(readTextFile(path), { state: 'read', text: 'a\ufffd\n' });
  assert.deepEqual(readTextFile(join(folder, 'none')), { state: 'missing' });
  assert.deepEqual(readTextFile(join(path, 'below-a-file')), { state: 'missing' });
  assert.deepEqual(readTextFile(folder), { state: 'unreadable', reason: 'not a regular file' });
  assert.equal(readTextFile('a\0b').state, 'unreadable');
});
