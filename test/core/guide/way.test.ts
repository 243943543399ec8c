/** The way of a route on the picture: what is marked, and how it ends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration } from '../../../server/src/core/config/configuration.ts';
import { arrows, type BoxName, boxNames } from '../../../server/src/core/guide/boxes.ts';
import { guidePage } from '../../../server/src/core/guide/guidePage.ts';
import { mailFlowSvg } from '../../../server/src/core/guide/mailFlow.ts';
import { wayOf } from '../../../server/src/core/guide/way.ts';
import { endText } from '../../../server/src/core/guide/wayText.ts';
import { createRouter } from '../../../server/src/core/route/route.ts';
import { routeSources } from '../../../server/src/core/route/sources.ts';

const base =
  'compatibility_level = 3.6\nmyhostname = mail.example.com\nmydestination = example.com\nalias_maps = hash:/aliases\n' +
  'local_recipient_maps =\nvirtual_mailbox_domains = box.example\nvirtual_mailbox_maps =\n' +
  'transport_maps = hash:/transport\nvirtual_alias_maps = hash:/virtual\n';

const stock = [
  'smtp inet n - y - - smtpd',
  'smtp unix - - y - - smtp',
  'relay unix - - y - - smtp',
  'lmtp unix - - y - - lmtp',
  'local unix - n n - - local',
  'virtual unix - n n - - virtual',
  'error unix - - y - - error',
  'retry unix - - y - - error',
  'discard unix - - y - - discard',
  'filter unix - n n - - pipe flags=R user=nobody argv=/bin/true',
  '',
].join('\n');

const files: Readonly<Record<string, string>> = {
  '/aliases': 'team: taro, |"/bin/list"\nme: me@elsewhere.example\n',
  '/virtual': 'both@example.com taro@example.com, a@box.example, b@away.example\n',
  '/transport':
    'filtered.example filter:\ndropped.example discard:\nrefused.example error:5.7.1 no mail\nstore.example lmtp:unix:/run/lmtp\nlost.example nosuch:\nwaits.example retry:later\n',
};

function wayFor(address: string, { main = '', master = stock }: { main?: string; master?: string } = {}) {
  const configuration = readConfiguration({
    main: { file: 'main.cf', text: base + main },
    ...(master !== '' && { master: { file: 'master.cf', text: master } }),
  });
  const read = (file: string) => {
    const text = files[file];
    return text === undefined ? { unreadable: 'ENOENT' } : { file, text };
  };
  const route = createRouter(configuration, routeSources(configuration, { read }))(address, '<>');
  const way = wayOf(route, configuration);
  const marked = (mark: string) => boxNames.filter((name) => way.boxes.get(name) === mark);
  return {
    way,
    passed: marked('passed'),
    maybe: marked('maybe'),
    ends: way.ends.map((end) => endText(end, 'en')),
  };
}

const inQueue: readonly BoxName[] = [
  'network',
  'smtpd',
  'cleanup',
  'trivialRewrite',
  'incoming',
  'active',
  'qmgr',
];

function behindQueue(address: string, options = {}): BoxName[] {
  const { passed, maybe } = wayFor(address, options);
  assert.deepEqual(maybe, []);
  for (const name of inQueue) assert.ok(passed.includes(name), name);
  return passed.filter((name) => !inQueue.includes(name));
}

test('the program of the transport in master.cf decides where the way ends', () => {
  assert.deepEqual(behindQueue('a@away.example'), ['smtp', 'servers']);
  assert.deepEqual(behindQueue('a@box.example'), ['virtual', 'mailboxes']);
  assert.deepEqual(behindQueue('taro@example.com'), ['local', 'aliases', 'mailboxes']);
  assert.deepEqual(behindQueue('a@store.example'), ['lmtp', 'lmtpServer']);
  assert.deepEqual(behindQueue('a@filtered.example'), ['pipe', 'programs']);
  for (const domain of ['dropped', 'refused', 'waits']) {
    assert.deepEqual(behindQueue(`a@${domain}.example`), ['error'], domain);
  }
  const master = stock.replace('virtual unix - n n - - virtual', 'virtual unix - n n - - pipe argv=/x');
  assert.deepEqual(behindQueue('a@box.example', { master }), ['pipe', 'programs']);
  assert.deepEqual(behindQueue('a@lost.example'), ['deferred'], 'no such service');
});

test('a relay domain leaves through smtp, which the service relay runs', () => {
  const { way, ends } = wayFor('a@inner.example', {
    main: 'relay_domains = inner.example\nrelay_recipient_maps =\n',
  });
  assert.deepEqual(ends, [
    {
      what: 'a@inner.example: relay:inner.example',
      through: 'Network → smtpd → cleanup → incoming → active → qmgr → smtp → Other servers',
    },
  ]);
  const drawn = arrows.filter((arrow) => way.arrows.has(arrow)).map(({ from, to }) => `${from} ${to}`);
  assert.deepEqual(drawn, [
    'network smtpd',
    'smtpd cleanup',
    'cleanup trivialRewrite',
    'cleanup incoming',
    'incoming active',
    'active qmgr',
    'qmgr trivialRewrite',
    'qmgr smtp',
    'smtp servers',
  ]);
});

test('several deliveries have several ends; aliases of local send mail on', () => {
  assert.deepEqual(behindQueue('both@example.com'), [
    'smtp',
    'local',
    'virtual',
    'servers',
    'aliases',
    'mailboxes',
  ]);
  assert.deepEqual(wayFor('both@example.com').ends.length, 3);
  assert.deepEqual(behindQueue('me@example.com'), ['smtp', 'local', 'servers', 'aliases']);
  assert.match(wayFor('team@example.com').ends[1]?.through ?? '', /qmgr → local → aliases$/, 'a command');
});

test('mailbox_transport takes mail from local', () => {
  const { ends, way } = wayFor('taro@example.com', { main: 'mailbox_transport = lmtp:unix:/run/lmtp\n' });
  assert.match(ends[0]?.through ?? '', /qmgr → local → lmtp → LMTP server$/);
  const isDrawn = (from: BoxName, to: BoxName) =>
    arrows.some((arrow) => arrow.from === from && arrow.to === to && way.arrows.has(arrow));
  assert.deepEqual([isDrawn('local', 'lmtp'), isDrawn('qmgr', 'lmtp')], [true, false]);
});

test('who refuses ends the way', () => {
  const main = 'virtual_alias_domains = alias.example\n';
  assert.deepEqual(wayFor('nobody@alias.example', { main }).passed, ['network', 'smtpd']);
  const limit = 'virtual_alias_expansion_limit = 2\n';
  assert.deepEqual(wayFor('both@example.com', { main: limit }).passed, [
    'network',
    'smtpd',
    'cleanup',
    'trivialRewrite',
  ]);
});

test('what depends on a table that cannot be read is dashed, up to who asks the table', () => {
  const ldap = (parameter: string) => wayFor('taro@example.com', { main: `${parameter} = ldap:/x.cf\n` });
  assert.deepEqual(ldap('transport_maps').maybe, inQueue);
  assert.deepEqual(ldap('transport_maps').way.ends[0]?.at, 'trivialRewrite');
  assert.deepEqual(ldap('virtual_alias_maps').maybe, ['network', 'smtpd', 'cleanup', 'trivialRewrite']);
  assert.deepEqual(ldap('alias_maps').maybe, [...inQueue, 'local', 'aliases']);
  assert.deepEqual(ldap('alias_maps').ends[0]?.what, 'Depends on ldap:/x.cf (alias_maps)');
  const stockOnly = wayFor('a@away.example', { master: '' });
  assert.deepEqual(stockOnly.maybe.slice(-2), ['smtp', 'servers'], 'without a master.cf');
});

test('the picture shows the marks, the hops at the ends, and says both to a screen reader', () => {
  const { way } = wayFor('a@away.example');
  for (const language of ['en', 'ja'] as const) {
    const svg = mailFlowSvg(language, { address: 'a@away.example', way });
    assert.equal(svg.match(/class="box \w+ passed(?: end)?"/g)?.length, way.boxes.size);
    assert.equal(svg.match(/<path class="arrow \w+ passed"/g)?.length, way.arrows.size);
    assert.match(svg, /<b>smtp<\/b> <span>smtp:away\.example<\/span><i class="spoken"> \(/);
    assert.match(
      svg,
      language === 'en' ? /aria-label="The way of mail for a@/ : /aria-label="a@away\.example 宛て/,
    );
    assert.doesNotMatch(svg, /style=|<script|\bon\w+=/);
  }
});

test('an address is text, whatever it holds', () => {
  const address = '"<script>alert(1)</script>"@away.example';
  const { way } = wayFor(address);
  const configuration = readConfiguration({ main: { file: 'main.cf', text: base } });
  const html = guidePage({ configuration, language: 'en', way: { address, way } });
  assert.doesNotMatch(html, /<script/);
  assert.match(html, /&lt;script&gt;/);
});
