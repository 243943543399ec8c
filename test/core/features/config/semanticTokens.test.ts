import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import {
  mainSemanticTokens,
  masterSemanticTokens,
} from '../../../../server/src/core/features/config/semanticTokens.ts';
import type { SemanticToken } from '../../../../server/src/core/features/types.ts';
import { slice } from '../../../../server/src/core/text/span.ts';
import { generateConfig } from '../../../support/configGenerator.ts';

function read(main: string, master = '') {
  return readConfiguration({
    main: { file: 'main.cf', text: main },
    master: { file: 'master.cf', text: master },
  });
}

function shown(text: string, tokens: readonly SemanticToken[]): string[] {
  return tokens.map(({ span, type, modifiers }) => [slice(text, span), type, ...modifiers].join(' '));
}

function inMain(text: string, master = ''): string[] {
  return shown(text, mainSemanticTokens(read(text, master)));
}

for (const [text, ...tokens] of [
  ['mydomain = a\n', 'mydomain parameter definition set'],
  ['biff = yes\n', 'biff parameter definition default'],
  ['no_such = a\n', 'no_such ownName definition unknown'],
  [
    'own = a\nmyorigin = $own$mydomain$nosuch\n',
    'own ownName definition',
    'myorigin parameter definition set',
    'own ownName',
    'mydomain parameter default',
    'nosuch ownName unknown',
  ],
  ['smtpd_use_tls = yes\n', 'smtpd_use_tls parameter definition deprecated set'],
  [
    'alias_maps = hash:/etc/aliases,\n  nosuch:/x\n',
    'alias_maps parameter definition set',
    'hash tableType',
    '/etc/aliases path',
    '/x path',
  ],
  [
    'smtpd_restriction_classes = strict\nstrict = reject\nsmtpd_client_restrictions = permit_mynetworks strict\n  check_client_access cidr:/a, reject\n',
    'smtpd_restriction_classes parameter definition set',
    'strict ownName definition',
    'reject restriction reject',
    'smtpd_client_restrictions parameter definition set',
    'permit_mynetworks restriction permit',
    'strict ownName',
    'check_client_access restriction',
    'cidr tableType',
    '/a path',
    'reject restriction reject',
  ],
] as const) {
  test(`tokens of ${JSON.stringify(text)}`, () => assert.deepEqual(inMain(text), tokens));
}

test('a transport is a service of master.cf', () => {
  const text = 'default_transport = slow:host\nrelay_transport = fast\n';
  const tokens = inMain(text, 'slow unix - - y - - smtp\n').filter((token) => token.includes('service'));
  assert.deepEqual(tokens, ['slow service']);
});

test('tokens of master.cf', () => {
  const text = 'smtp inet n - y - - smtpd\n  -o own=1 -o relayhost=$own.$mydomain\n';
  assert.deepEqual(shown(text, masterSemanticTokens(read('', text))), [
    'smtp service definition',
    'own ownName definition',
    'relayhost parameter definition set',
    'own ownName',
    'mydomain parameter default',
  ]);
});

test('tokens are in order, apart, and within their lines, whatever the text', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { main, master } = generateConfig(seed);
    const configuration = read(main, master);
    assertTidy(main, mainSemanticTokens(configuration), seed);
    assertTidy(master, masterSemanticTokens(configuration), seed);
  }
});

function assertTidy(text: string, tokens: readonly SemanticToken[], seed: number): void {
  let end = 0;
  for (const { span } of tokens) {
    assert.ok(span.start >= end && span.end > span.start && span.end <= text.length, `seed ${seed}`);
    assert.doesNotMatch(slice(text, span), /[\r\n]/, `seed ${seed}`);
    end = span.end;
  }
}
