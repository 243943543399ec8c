import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let workbench: Workbench;

before(async () => {
  workbench = await openWorkbench({
    workspace: demoFolder,
    settings: { 'postfixLens.docs.language': 'en' },
  });
  await workbench.openFile('log/maillog');
});

after(() => workbench?.close());

test('the mouse on a line shows the story of its message', async () => {
  await workbench.hoverOn('A52512381AD');
  const text = await workbench.hoverText();
  assert.match(text, /o'neil@app\.example\.com/);
  assert.match(text, /games@example\.com/);
});

test('the button in the title groups the lines by queue ID', async () => {
  await workbench.page
    .getByRole('button', { name: /Group by queue ID/ })
    .first()
    .click();
  await workbench.hasLine(/^A52512381AD .*→.*games@example\.com/);
});

test('in the grouped view every message folds to its summary', async () => {
  await workbench.runCommand('Fold All');
  await workbench.lacksLine(/^Nov 24 /);
  await workbench.hasLine(/^A52512381AD /);
});
