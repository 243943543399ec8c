import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfiguration } from '../../../server/src/core/config/configuration.ts';
import { defaultIn, parameterNamed } from '../../../server/src/core/config/parameters.ts';
import { runPostconf } from '../../../server/src/core/config/report.ts';
import {
  formatVersion,
  isSince,
  newestVersion,
  parseVersion,
} from '../../../server/src/core/config/version.ts';
import { postconfMessage } from '../../../server/src/core/config/words.ts';

function version(text: string) {
  return parseVersion(text) ?? assert.fail(text);
}

function messages(text: string, release: string): string[] {
  const configuration = readConfiguration({ main: { file: 'main.cf', text }, version: version(release) });
  const { problems } = runPostconf(configuration, { show: 'set', expanded: false, names: [] });
  return problems.map((problem) => postconfMessage(problem, { main: '/c/main.cf', master: '/c/master.cf' }));
}

test('versions are read and compared', () => {
  assert.equal(formatVersion(version('3.7.11')), '3.7.11');
  assert.equal(formatVersion(version('3.12-20260821')), '3.12');
  assert.equal(parseVersion('three'), undefined);
  assert.ok(isSince(version('3.10'), '3.9'));
  assert.ok(!isSince(version('3.7.8'), '3.9', ['3.7.9']));
  assert.ok(isSince(version('3.7.9'), '3.9', ['3.7.9']));
  assert.ok(isSince(version('2.3'), ''));
});

test('defaults are those of the release', () => {
  const relayDomains = parameterNamed('relay_domains') ?? assert.fail();
  assert.equal(defaultIn(relayDomains, version('2.11'), 'upstream'), '$mydestination');
  assert.match(defaultIn(relayDomains, newestVersion, 'upstream'), /compatibility_level/);
});

test('a parameter is unused before it came', () => {
  const text = 'mynetworks = 127.0.0.1\nsmtpd_forbid_bare_newline = yes\n';
  assert.deepEqual(messages(text, '3.7.8'), [
    'warning: /c/main.cf: unused parameter: smtpd_forbid_bare_newline=yes',
  ]);
  assert.deepEqual(messages(text, '3.7.9'), []);
});

test('newer releases warn of parameters that are to go, of comments behind values and of NUL bytes', () => {
  const text =
    'mynetworks = 127.0.0.1\nsmtpd_use_tls = yes\ndefault_process_limit = 200 # for the campaign\nmyorigin = a\0b\n';
  assert.deepEqual(messages(text, '3.7.11'), []);
  assert.deepEqual(messages(text, '3.12'), [
    'warning: /c/main.cf: line 4: text after null byte may be ignored',
    'warning: /c/main.cf: #comment after other text is not allowed: # for the campaign...',
    'warning: /c/main.cf: support for parameter smtpd_use_tls will be removed; instead, specify smtpd_tls_security_level',
  ]);
});
