import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parameterNamed } from '../../server/src/core/config/parameters.ts';
import { restrictionNamed } from '../../server/src/core/config/values/restrictions.ts';
import type { WantedSetting } from '../../server/src/core/features/config/settingPlace.ts';
import { formsByDaemon } from '../../server/src/maillog/events/index.ts';
import { parseLine } from '../../server/src/maillog/line.ts';
import {
  serviceOfLine,
  settingRules,
  settingsOfLine,
} from '../../server/src/maillog/settings/settingsOfLine.ts';

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

function lineOf(daemon: string, message: string) {
  const id = /^(?:to=<|from=<|connect to|host |header|reject: (?:header|body|mime))/.test(message)
    ? '4A5B6C7D8E: '
    : '';
  const noqueue = /^(?:milter-)?reject: (?!header|body|mime|connect)/.test(message) ? 'NOQUEUE: ' : '';
  return parseLine(`Nov 24 08:00:00 mx1 postfix/${daemon}[1]: ${id}${noqueue}${message}`);
}

for (const rule of settingRules) {
  const [sample = ''] = rule.samples;
  test(`behind "${sample.slice(0, 100)}"`, () => {
    assert.ok(rule.samples.length > 0);
    assert.doesNotMatch(rule.reason.en, japanese);
    assert.match(rule.reason.ja, japanese);
    for (const message of rule.samples) {
      for (const daemon of rule.daemons ?? ['smtpd']) {
        const line = lineOf(daemon, message);
        const [first] = settingsOfLine(line);
        assert.equal(first?.reason, rule.reason, `${daemon}: ${message}`);
        checkNames(settingsOfLine(line).map(({ wanted }) => wanted));
      }
    }
  });
}

/** Names that are no placeholder have to be those of Postfix. */
function checkNames(all: readonly WantedSetting[]): void {
  for (const wanted of all) {
    if (wanted.kind === 'parameter') assert.ok(parameterNamed(wanted.name), wanted.name);
    if (wanted.kind !== 'restriction') continue;
    for (const list of wanted.lists) assert.ok(parameterNamed(list), list);
    for (const name of wanted.names) assert.ok(name === 'reject_spam' || restrictionNamed(name), name);
  }
}

/** What no setting is behind: the client went away, or an operator did something. */
const noSetting = /^(?:lost connection|hangup|disconnect|NOQUEUE: lost)/;

test('refusals and warnings of the programs’ own samples have a setting behind them', () => {
  const samples = [...formsByDaemon].flatMap(([daemon, forms]) =>
    forms.flatMap((form) => form.samples.map((message) => ({ daemon, message }))),
  );
  const wanted = samples.filter(
    ({ message }) =>
      /^(?:milter-|proxy-)?reject: |^warning: |^fatal: /.test(message) && !noSetting.test(message),
  );
  // Programs share forms: the one that writes a message is among those that have its form.
  const byMessage = Map.groupBy(wanted, ({ message }) => message);
  const without = [...byMessage].filter(([message, writers]) =>
    writers.every(({ daemon }) => settingsOfLine(lineOf(daemon, message)).length === 0),
  );
  assert.deepEqual(
    without.map(([message]) => message),
    [],
  );
});

test('what went well, and what others wrote, has no setting behind it', () => {
  const lines = [
    'Nov 24 08:00:00 mx1 postfix/smtp[1]: 4A5B6C7D8E: to=<a@b>, relay=mx[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 mail for x loops back to myself)',
    'Nov 24 08:00:00 mx1 postfix/qmgr[1]: 4A5B6C7D8E: removed',
    'Nov 24 08:00:00 mx1 dovecot: warning: Relay access denied',
    'nonsense',
    '',
  ];
  for (const line of lines) assert.deepEqual(settingsOfLine(parseLine(line)), []);
});

test('a warning leads to the parameters that it names', () => {
  const [first] = settingsOfLine(
    lineOf('master', 'fatal: parameter inet_interfaces: no local interface found for 192.0.2.1'),
  );
  assert.deepEqual(first?.wanted, { kind: 'parameter', name: 'inet_interfaces' });
});

test('the service that wrote a line is told by its tag', () => {
  const line = (tag: string) => parseLine(`Nov 24 08:00:00 mx1 ${tag}[1]: connect from a[192.0.2.1]`);
  assert.equal(serviceOfLine(line('postfix/submission/smtpd')), 'submission');
  assert.equal(serviceOfLine(line('postfix/smtpd')), undefined);
});
