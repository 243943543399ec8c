import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { configFolder, removeFolder } from '../../support/postconf.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const files: Readonly<Record<string, string>> = {
  'main.cf': `\
virtual_alias_maps = hash:/etc/postfix/virtual
header_checks = regexp:/etc/postfix/subjects
smtpd_client_restrictions = check_client_access cidr:/etc/postfix/clients
transport_maps = lmdb:/etc/postfix/transport
`,
  'master.cf': 'smtp unix - - y - - smtp\nslow unix - - y - 2 smtp\n',
  virtual: `\
# ドメインの宛先
postmaster@example.org  postmaster
info@example.org        taro@example.com, hanako@example.com
@example.org            staff@example.com
INFO@example.org        jiro@example.com
sales@example.org
`,
  subjects: `\
# 件名の検査
if /^Subject:/
/^Subject: .*(lottery|宝くじ)/  REJECT $1 は受け取りません
/^Subject: (unclosed/  WARN
/^Subject: .*invoice/  QUARANTINE
endif
`,
  clients: `\
192.0.2.0/24     REJECT
192.0.2.128/25   OK
198.51.100.7/24  REJECT
2001:db8::/32    DUNNO
`,
  transport: 'example.org  slow:[mx.example.org]\nexample.net  fast:\n',
};

let folder: string;
let workbench: Workbench;

before(async () => {
  folder = configFolder({});
  mkdirSync(join(folder, 'postfix'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'postfix', name), text);
  const settings = { 'postfixLens.docs.language': 'ja', 'editor.minimap.enabled': false };
  workbench = await openWorkbench({ workspace: folder, settings });
});

after(async () => {
  await workbench?.close();
  removeFolder(folder);
});

test('an indexed table: its mistakes are underlined, a hover says what it is for', async () => {
  await workbench.openFile('postfix/virtual');
  await squiggles();
  await workbench.hoverOn('taro@example.com');
  assert.match(await workbench.hoverText(), /virtual_alias_maps/);
  await workbench.screenshot('tables-virtual');
});

test('a table of expressions whose name says nothing is known by main.cf', async () => {
  await workbench.openFile('postfix/subjects');
  await squiggles();
  await workbench.hoverOn('REJECT');
  assert.match(await workbench.hoverText(), /REJECT/);
  await workbench.screenshot('tables-subjects');
});

test('a table of networks: a rule that is never reached fades, host bits are an error', async () => {
  await workbench.openFile('postfix/clients');
  await squiggles();
  await workbench.hoverOn('198.51.100.7/24');
  assert.match(await workbench.hoverText(), /198\.51\.100\.0\/24/);
  await workbench.screenshot('tables-clients');
});

async function squiggles(): Promise<void> {
  await workbench.page
    .locator('.view-overlays .squiggly-error, .view-overlays .squiggly-warning')
    .first()
    .waitFor();
}
