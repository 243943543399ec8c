import assert from 'node:assert/strict';
import test from 'node:test';
import { type Configuration, readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import { parseVersion } from '../../../../server/src/core/config/version.ts';
import {
  mainDiagnostics,
  masterDiagnostics,
} from '../../../../server/src/core/features/config/diagnostics.ts';
import { configFixes, safeFixes } from '../../../../server/src/core/features/config/fixes/index.ts';
import { generateConfig } from '../../../support/configGenerator.ts';
import { applyFileEdits } from '../../../support/fileEdits.ts';

function configurationOf(main: string, master?: string, version = '3.12'): Configuration {
  const parsed = parseVersion(version);
  return readConfiguration({
    main: { file: 'main.cf', text: main },
    ...(master !== undefined && { master: { file: 'master.cf', text: master } }),
    ...(parsed && { version: parsed }),
  });
}

function problemsOf(configuration: Configuration, file: 'main' | 'master') {
  return (file === 'main' ? mainDiagnostics : masterDiagnostics)(configuration, 'en');
}

/** What each fix of the first problem of that code makes of main.cf. */
function fixed(main: string, code: string, version?: string): string[] {
  const configuration = configurationOf(main, undefined, version);
  const problem = problemsOf(configuration, 'main').find((each) => each.code === code);
  assert.ok(problem, `${code} in ${main}`);
  return configFixes(configuration, 'main', problem, 'en').map(({ edits }) =>
    applyFileEdits('main.cf', main, edits),
  );
}

function fixedMaster(master: string, code: string, main = '', version?: string): string[] {
  const configuration = configurationOf(main, master, version);
  const problem = problemsOf(configuration, 'master').find((each) => each.code === code);
  assert.ok(problem, `${code} in ${master}`);
  return configFixes(configuration, 'master', problem, 'en').map(({ edits }) =>
    applyFileEdits('master.cf', master, edits),
  );
}

test('the nearest name', () => {
  assert.deepEqual(fixed('myorigin = $mydomian\n', 'undefined-parameter'), ['myorigin = $mydomain\n']);
  assert.deepEqual(
    fixed('myorigin = ${own_nam}\nown_name = a\nrelayhost = $own_name\n', 'undefined-parameter'),
    ['myorigin = ${own_name}\nown_name = a\nrelayhost = $own_name\n'],
  );
  assert.deepEqual(fixed('relayhots = a\n', 'unused-parameter'), ['relayhost = a\n', '#relayhots = a\n']);
  assert.deepEqual(
    fixed('smtpd_helo_restrictions =\n  permit_mynetwork,\n  reject\n', 'unknown-restriction'),
    ['smtpd_helo_restrictions =\n  permit_mynetworks,\n  reject\n'],
  );
  assert.deepEqual(fixed('relocated_maps = hash:/etc/x\n', 'berkeley-db-table'), [
    'relocated_maps = lmdb:/etc/x\n',
  ]);
  assert.deepEqual(fixed('alias_maps = hahs:/etc/aliases\n', 'unknown-table-type'), [
    'alias_maps = hash:/etc/aliases\n',
  ]);
  assert.deepEqual(fixed('smtpd_tls_security_level = encrpt\n', 'bad-enum'), [
    'smtpd_tls_security_level = encrypt\n',
  ]);
});

test('one of two settings', () => {
  assert.deepEqual(fixed('relayhost = a,\n# why\n  b\nbiff = no\nrelayhost = c\n', 'overridden-entry'), [
    '# why\nbiff = no\nrelayhost = c\n',
    'relayhost = a,\n# why\n  b\nbiff = no\n',
  ]);
});

test('a missing = and a lost continuation line', () => {
  assert.deepEqual(fixed('mydestination = a,\nb.example\n', 'missing-equals'), [
    'mydestination = a,\nb.example =\n',
    'mydestination = a,\n  b.example\n',
  ]);
  assert.deepEqual(fixed('inet_interfaces all\n', 'missing-equals'), ['inet_interfaces = all\n']);
  assert.deepEqual(fixed('mydestination = a\n\n  relayhost = b\n', 'assignment-in-continuation'), [
    'mydestination = a\n\nrelayhost = b\n',
  ]);
  assert.deepEqual(fixed('  relayhost = b\n', 'orphan-continuation'), ['relayhost = b\n']);
});

test('a trailing comment moves to its own line', () => {
  assert.deepEqual(fixed('mydestination = a, # one\n  b\n', 'trailing-comment'), [
    '# one\nmydestination = a,\n  b\n',
  ]);
  assert.deepEqual(fixed('mydestination = a,\r\n  b # two three\r\n', 'trailing-comment'), [
    'mydestination = a,\r\n  # two three\r\n  b\r\n',
  ]);
  assert.deepEqual(fixed('biff = no # silence\n', 'bad-boolean'), ['# silence\nbiff = no\n']);
});

test('words that mean yes or no', () => {
  assert.deepEqual(fixed('biff = True\n', 'bad-boolean'), ['biff = yes\n']);
  assert.deepEqual(fixed('biff = off\n', 'bad-boolean'), ['biff = no\n']);
  assert.deepEqual(fixed('biff = perhaps\n', 'bad-boolean'), []);
});

test('deprecated parameters become their successors, with the value translated', () => {
  const cases = [
    ['smtpd_use_tls = yes\n', 'smtpd_tls_security_level = may\n'],
    ['smtpd_use_tls = no\n', 'smtpd_tls_security_level = none\n'],
    ['smtpd_use_tls = yes\nsmtpd_enforce_tls = yes\n', 'smtpd_tls_security_level = encrypt\n'],
    ['smtpd_enforce_tls = yes\n', 'smtpd_tls_security_level = encrypt\n'],
    ['smtp_use_tls=yes\n', 'smtp_tls_security_level=may\n'],
    // smtp(8) verifies what it enforces, unless it is told not to.
    ['smtp_enforce_tls = yes\n', 'smtp_tls_security_level = verify\n'],
    [
      'smtp_enforce_tls = yes\nsmtp_tls_enforce_peername = no\n',
      'smtp_tls_security_level = encrypt\nsmtp_tls_enforce_peername = no\n',
    ],
    ['smtpd_use_tls = yes\nsmtpd_tls_security_level = may\n', 'smtpd_tls_security_level = may\n'],
    ['disable_dns_lookups = yes\n', 'smtp_dns_support_level = disabled\n'],
  ] as const;
  for (const [before, after] of cases) {
    assert.deepEqual(fixed(before, 'deprecated-parameter', '3.9'), [after], before);
  }
  assert.deepEqual(fixed('fallback_relay = [a]\n', 'deprecated-parameter'), ['smtp_fallback_relay = [a]\n']);
  assert.deepEqual(fixed('smtp_tls_per_site = hash:/a\n', 'deprecated-parameter'), []);
});

test('deprecated restrictions become their successors', () => {
  assert.deepEqual(fixed('smtpd_helo_restrictions = reject_invalid_hostname\n', 'deprecated-restriction'), [
    'smtpd_helo_restrictions = reject_invalid_helo_hostname\n',
  ]);
  assert.deepEqual(fixed('smtpd_client_restrictions = reject_maps_rbl\n', 'removed-restriction'), []);
});

test('master.cf: successors, idle options, blanks round =, duplicates', () => {
  const smtpd = 'smtp inet n - y - - smtpd';
  assert.deepEqual(fixedMaster(`${smtpd}\n  -o smtpd_enforce_tls=yes\n`, 'deprecated-parameter', '', '3.9'), [
    `${smtpd}\n  -o smtpd_tls_security_level=encrypt\n`,
  ]);
  assert.deepEqual(
    fixedMaster(
      `${smtpd}\n  -o smtpd_enforce_tls=yes\n  -v\n`,
      'deprecated-parameter',
      'smtpd_tls_security_level = may\n',
    ),
    [`${smtpd}\n  -v\n`],
  );
  assert.deepEqual(fixedMaster(`${smtpd} -o smtp_bind_address=1.2.3.4 -v\n`, 'master-unused-option'), [
    `${smtpd} -v\n`,
  ]);
  assert.deepEqual(fixedMaster(`${smtpd}\n  -o biff = no\n`, 'master-option'), [`${smtpd}\n  -o biff=no\n`]);
  assert.deepEqual(fixedMaster(`${smtpd}\n${smtpd} -v\n`, 'master-duplicate-service'), [
    `${smtpd} -v\n`,
    `${smtpd}\n`,
  ]);
});

test('all safe fixes at once leave nothing that they could fix', () => {
  const text =
    'relayhost = a\nrelayhost = b # x\nbiff = on\nmydestination = a # b\ninet_interfaces all\nfallback_relay = c\n';
  const configuration = configurationOf(text);
  const edits = safeFixes(configuration, 'main', problemsOf(configuration, 'main'));
  const result = applyFileEdits('main.cf', text, edits);
  assert.equal(
    result,
    '# x\nrelayhost = b\nbiff = yes\n# b\nmydestination = a\ninet_interfaces = all\nsmtp_fallback_relay = c\n',
  );
  const after = configurationOf(result);
  assert.deepEqual(safeFixes(after, 'main', problemsOf(after, 'main')), []);
});

test('titles are Japanese for Japanese readers', () => {
  const configuration = configurationOf('myorigin = $mydomian\n');
  const problem = problemsOf(configuration, 'main').find(({ code }) => code === 'undefined-parameter');
  assert.ok(problem);
  assert.equal(configFixes(configuration, 'main', problem, 'ja')[0]?.title, 'mydomain に変更');
});

test('a fix never adds a problem of the lines, in generated files', () => {
  const lineCodes = new Set(['missing-equals', 'missing-name', 'orphan-continuation', 'master-field-count']);
  let count = 0;
  for (let seed = 0; seed < 150; seed++) {
    const { main, master } = generateConfig(seed);
    const configuration = configurationOf(main, master);
    for (const file of ['main', 'master'] as const) {
      const problems = problemsOf(configuration, file);
      const broken = problems.filter(({ code }) => lineCodes.has(code)).length;
      for (const problem of problems) {
        for (const { edits, title } of configFixes(configuration, file, problem, 'en')) {
          count++;
          const changed = configurationOf(
            applyFileEdits('main.cf', main, edits),
            applyFileEdits('master.cf', master, edits),
          );
          const now = problemsOf(changed, file).filter(({ code }) => lineCodes.has(code)).length;
          assert.ok(now <= broken, `seed ${seed}: ${title} (${problem.code})`);
        }
      }
    }
  }
  assert.ok(count > 100, `${count} fixes`);
});

test('stale problems are survived', () => {
  const configuration = configurationOf('a = b\n', '');
  for (const code of ['missing-equals', 'trailing-comment', 'bad-boolean', 'master-option', 'no-such-rule']) {
    for (const file of ['main', 'master'] as const) {
      configFixes(configuration, file, { code, span: { start: 90, end: 95 } }, 'en');
      configFixes(configuration, file, { code, span: { start: 0, end: 0 } }, 'en');
    }
  }
  assert.deepEqual(
    configFixes(configuration, 'main', { code: 'bad-enum', span: { start: 90, end: 95 } }, 'en'),
    [],
  );
});
