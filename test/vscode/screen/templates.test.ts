/** A template as it is seen: nothing underlined that is the engine's, and the rest explained. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { demoFolder } from '../../../scripts/lib/project.ts';
import { openWorkbench } from './workbench.ts';

const mainCf = `# {{ ansible_managed }}
{% set domain = 'example.com' %}
myhostname = {{ inventory_hostname }}
mydomain = {{ domain }}
myorigin = $mydomain
{% if relay is defined %}
relayhost = [{{ relay }}]:587
{% else %}
relayhost =
{% endif %}
smtpd_recipient_restrictions =
    permit_mynetworks,
{% for rbl in rbls %}
    reject_rbl_client {{ rbl }},
{% endfor %}
    permit
message_size_limit = {{ limit | default(10240000) }}
biff = perhaps
`;

test('a template of Ansible has one mistake, and hovers that show its own text', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const demo = join(folder, 'demo');
  cpSync(demoFolder, demo, { recursive: true });
  writeFileSync(join(demo, 'postfix', 'main.cf.j2'), mainCf);
  const settings = { 'postfixLens.docs.language': 'ja', 'editor.minimap.enabled': false };
  const workbench = await openWorkbench({ workspace: demo, settings });
  t.after(() => workbench.close());
  await workbench.openFile('postfix/main.cf.j2');
  const errors = workbench.page.locator('.view-overlays .squiggly-error');
  await errors.first().waitFor();
  assert.equal(await errors.count(), 1);
  assert.equal(await workbench.page.locator('.view-overlays .squiggly-warning').count(), 0);
  await workbench.hasLine(/^myorigin = \$mydomain\s*→ \{\{ domain \}\}/);
  await workbench.hoverOn('myorigin');
  assert.match(await workbench.hoverText(), /展開結果: \{\{ domain \}\}/);
  await workbench.screenshot('template-dark-ja');
});
