/** What ships is what is tested: the .vsix, installed as a user does it. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { demoFolder, vsixPath } from '../../../scripts/lib/project.ts';
import { openWorkbench, type Workbench } from '../screen/workbench.ts';

let workbench: Workbench;

before(async () => {
  assert.ok(existsSync(vsixPath()), 'npm run package has made the .vsix');
  workbench = await openWorkbench({
    workspace: demoFolder,
    vsix: vsixPath(),
    settings: { 'postfixLens.docs.language': 'ja' },
  });
});

after(() => workbench?.close());

test('the packaged extension hovers on a parameter', async () => {
  await workbench.openFile('postfix/main.cf');
  await workbench.hoverOn('mydestination');
  const text = await workbench.hoverText();
  assert.match(text, /mydestination/);
  assert.match(text, /既定/, 'the documentation that is shipped beside the server');
});

test('the packaged extension groups a log', async () => {
  await workbench.openFile('log/maillog');
  await workbench.runCommand('Postfix Lens: Group by queue ID');
  await workbench.hasLine(/^A52512381AD /);
});
