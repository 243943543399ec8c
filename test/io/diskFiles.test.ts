import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { openDiskFiles } from '../../server/src/io/diskFiles.ts';
import { findFiles } from '../../server/src/io/findFiles.ts';

function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a file is read again when it has changed, and only then', async (t) => {
  const path = join(folderFor(t), 'main.cf');
  const disk = openDiskFiles();
  assert.deepEqual(disk.read(path), { state: 'missing' });
  writeFileSync(path, 'a = 1\n');
  assert.deepEqual(disk.read(path), { state: 'missing' }, 'one turn sees one state');
  await setImmediate();
  const file = disk.read(path);
  assert.deepEqual(file, { state: 'read', text: 'a = 1\n' });
  await setImmediate();
  assert.equal(disk.read(path), file);
  writeFileSync(path, 'b = 22\n');
  await setImmediate();
  assert.deepEqual(disk.read(path), { state: 'read', text: 'b = 22\n' });
});

test('files that have changed are told once, those that came and went too', (t) => {
  const folder = folderFor(t);
  const [seen, unseen] = [join(folder, 'seen'), join(folder, 'unseen')];
  const disk = openDiskFiles();
  disk.read(seen);
  assert.deepEqual(disk.changed(), []);
  writeFileSync(seen, 'x');
  writeFileSync(unseen, 'x');
  assert.deepEqual(
    disk.changed((path) => path !== seen),
    [],
  );
  assert.deepEqual(disk.changed(), [seen]);
  assert.deepEqual(disk.changed(), []);
  rmSync(seen);
  assert.deepEqual(disk.changed(), [seen]);
});

test('a long file is read each time, and its changes are told', async (t) => {
  const path = join(folderFor(t), 'main.cf');
  writeFileSync(path, '#'.repeat(5_000_000));
  const disk = openDiskFiles();
  const file = disk.read(path);
  assert.ok(file.state === 'read' && file.text.length === 5_000_000);
  await setImmediate();
  assert.deepEqual(disk.read(path), file);
  assert.deepEqual(disk.changed(), []);
  writeFileSync(path, 'short');
  assert.deepEqual(disk.changed(), [path]);
});

test('files are found by name below a folder, hidden folders and links to folders passed over', async (t) => {
  const folder = folderFor(t);
  for (const path of ['etc/postfix', '.git', 'node_modules/x', 'etc/postfix-out']) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'main.cf'), '');
  }
  symlinkSync(folder, join(folder, 'etc/round'));
  symlinkSync(join(folder, 'etc/postfix/main.cf'), join(folder, 'main.cf'));
  const found = await findFiles(folder, (name) => name === 'main.cf');
  assert.deepEqual(found.sort(), [
    join(folder, 'etc/postfix-out/main.cf'),
    join(folder, 'etc/postfix/main.cf'),
    join(folder, 'main.cf'),
  ]);
  assert.deepEqual(await findFiles(join(folder, 'nowhere'), () => true), []);
});
