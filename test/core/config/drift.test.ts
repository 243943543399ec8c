import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { readConfiguration } from '../../../server/src/core/config/configuration.ts';
import { runPostconf } from '../../../server/src/core/config/report.ts';
import { parseVersion } from '../../../server/src/core/config/version.ts';
import { thisHost } from '../../../server/src/io/host.ts';
import { configFolder, postconfVersion, removeFolder } from '../../support/postconf.ts';

/** Defaults that cannot agree, and why. */
const accepted: Readonly<Record<string, string>> = {
  process_id: 'every process has its own',
};

test('the facts agree with the installed postconf -d', (t) => {
  const installed = postconfVersion();
  if (installed === undefined) {
    assert.notEqual(process.env['CI'], 'true', 'postconf is not installed');
    t.skip('postconf is not installed: apt-get install postfix');
    return;
  }
  const folder = configFolder({ 'main.cf': '', 'master.cf': '' });
  try {
    const { stdout } = spawnSync('postconf', ['-c', folder, '-d'], { encoding: 'utf8' });
    const version = parseVersion(installed) ?? assert.fail(`unknown version ${installed}`);
    const configuration = readConfiguration({
      main: { file: 'main.cf', text: '' },
      version,
      host: thisHost(),
      folder,
    });
    const { output } = runPostconf(configuration, { show: 'defaults', expanded: false, names: [] });
    const real = byName(stdout.split('\n').filter(Boolean));
    const ours = byName(output.split('\n').filter(Boolean));
    assert.ok(real.size > 500, 'postconf lists its parameters');
    assert.deepEqual(
      [...real].filter(([name, value]) => ours.get(name) !== value && !(name in accepted)),
      [],
      'defaults that postconf has, and we have otherwise or not at all',
    );
    assert.deepEqual(
      [...ours.keys()].filter((name) => !real.has(name)),
      [],
      'names that postconf does not know',
    );
  } finally {
    removeFolder(folder);
  }
});

function byName(lines: readonly string[]): Map<string, string> {
  return new Map(
    lines.map((line) => {
      const at = line.indexOf(' =');
      return [line.slice(0, at), line.slice(at + 3)];
    }),
  );
}
