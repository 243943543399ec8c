import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import {
  lensContent,
  mainLenses,
  masterLenses,
} from '../../../../server/src/core/features/config/codeLenses.ts';
import type { Language } from '../../../../server/src/core/l10n.ts';
import { slice } from '../../../../server/src/core/text/span.ts';

function lensesOf(main: string, master: string, language: Language = 'en') {
  const configuration = readConfiguration({
    main: { file: 'main.cf', text: main },
    master: { file: 'master.cf', text: master },
  });
  const shown = (file: 'main' | 'master', lenses: ReturnType<typeof mainLenses>) =>
    lenses.map((lens) => {
      const content = lensContent(configuration, file, lens, language);
      const places = (content?.locations ?? []).map(({ file: where, span }) =>
        [where, slice(where === 'main.cf' ? main : master, span)].join(' '),
      );
      return [slice(file === 'main' ? main : master, lens.span), content?.title, ...places];
    });
  return {
    main: shown('main', mainLenses(configuration)),
    master: shown('master', masterLenses(configuration)),
  };
}

test('names that something refers to say how often', () => {
  const main = `\
mydomain = example.com
myorigin = $mydomain
own = x
used = $mydomain
mydestination = \${used}, $used
smtpd_restriction_classes = strict
strict = reject
smtpd_client_restrictions = strict
`;
  assert.deepEqual(lensesOf(main, '').main, [
    ['mydomain', '2 references', 'main.cf mydomain', 'main.cf mydomain'],
    ['used', '2 references', 'main.cf used', 'main.cf used'],
    ['mydestination', 'local: 2 domains'],
    ['strict', '2 references', 'main.cf strict', 'main.cf strict'],
  ]);
});

test('a list of domains says how many they are, and which are in another list too', () => {
  const main = `\
mydestination = a.example, localhost, b.example
virtual_alias_domains = B.example, hash:/x, /y
relay_domains = a.example, c.example
virtual_mailbox_domains = mysql:/z
`;
  assert.deepEqual(lensesOf(main, '').main, [
    [
      'mydestination',
      'local: 3 domains, 2 of them also in virtual_alias_domains, relay_domains',
      'main.cf B.example',
      'main.cf a.example',
    ],
    [
      'virtual_alias_domains',
      'virtual aliases: 1 domain + 2 tables, 1 of them also in mydestination',
      'main.cf b.example',
    ],
    ['relay_domains', 'relayed: 2 domains, 1 of them also in mydestination', 'main.cf a.example'],
    ['virtual_mailbox_domains', 'virtual mailboxes: 1 table'],
  ]);
  const [[, title = ''] = []] = lensesOf('mydestination = a, b\nrelay_domains = a\n', '', 'ja').main;
  assert.equal(title, 'ローカル: 2 ドメイン, うち 1 件は relay_domains にも記載');
});

test('only the assignment that counts has lenses', () => {
  const main = 'own = a\nown = b\nmyorigin = $own\n';
  assert.deepEqual(lensesOf(main, '').main, [['own', '1 reference', 'main.cf own']]);
});

test('what services override says by which', () => {
  const service = (name: string) => `${name} inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n`;
  const names = ['submission', 'smtps', '2525', '2526', '2527'];
  const main = 'smtpd_tls_security_level = may\nmyorigin = a\n';
  const place = 'master.cf smtpd_tls_security_level';
  assert.deepEqual(lensesOf(main, names.slice(0, 2).map(service).join('')).main, [
    ['smtpd_tls_security_level', 'overridden in master.cf by submission, smtps', place, place],
  ]);
  const [[, many = ''] = []] = lensesOf(main, names.map(service).join(''), 'ja').main;
  assert.equal(many, 'master.cf の submission, smtps, 2525, … で上書き');
});

test('a service of master.cf says how often it is named', () => {
  const main = 'default_transport = slow\nslow_destination_rate_delay = 1s\nrelay_transport = relay\n';
  const master = 'slow unix - - n - - smtp\nidle unix - - n - - smtp\nsmtp inet n - y - - smtpd\n';
  const [first, ...others] = lensesOf(main, master).master;
  assert.deepEqual(first?.slice(0, 2), ['slow', '2 references']);
  assert.deepEqual(others, []);
});

test('a lens whose name is gone has nothing to say', () => {
  const configuration = readConfiguration({ main: { file: 'main.cf', text: '\n\n\n' } });
  assert.equal(
    lensContent(configuration, 'main', { kind: 'references', span: { start: 1, end: 2 } }, 'en'),
    undefined,
  );
});
