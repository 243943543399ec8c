import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { unknownHost } from '../../../server/src/core/config/configuration.ts';
import type { Host } from '../../../server/src/core/config/defaults.ts';
import { configRules } from '../../../server/src/core/rules/config/index.ts';
import type { Diagnostic } from '../../../server/src/core/rules/rule.ts';
import type { NeighbourFiles } from '../../../server/src/core/tables/namedFiles.ts';
import { generateConfig } from '../../support/configGenerator.ts';
import { type ConfigTexts, diagnoseTexts } from '../../support/configRules.ts';
import { readMarkers } from '../../support/markers.ts';

/** A machine with two table client files, one of them wrong. */
const host: Host = {
  ...unknownHost,
  readTableClient: (path) => ({
    text: path.includes('mistyped') ? 'server_hst = ldap.example.com\n' : 'server_host = ldap.example.com\n',
  }),
};

/** A folder in which every table is as it should be, but for some names. */
function filesIn(folder: string): NeighbourFiles {
  return {
    folder,
    stateOf(path) {
      if (path.endsWith('/secret')) return { state: 'unreadable', reason: 'EACCES' };
      const isMissing = /mistyped|not-indexed\.|only-index$|^\/elsewhere/.test(path);
      return { state: isMissing ? 'missing' : 'present' };
    },
  };
}

function findIn(code: string, text: string, language: 'en' | 'ja' = 'en', master?: string): Diagnostic[] {
  const isMaster = code.startsWith('master-');
  const files = filesIn(code === 'missing-table-in-copy' ? '/home/taro/mail' : '/etc/postfix');
  const beside = master === undefined ? {} : { master };
  const texts: ConfigTexts = isMaster
    ? { master: text, host, language, files }
    : { main: text, ...beside, host, language, files };
  return diagnoseTexts(texts)[isMaster ? 'master' : 'main'];
}

describe('the examples of every rule', () => {
  for (const { code, docs } of configRules) {
    test(code, () => {
      const bad = findIn(code, docs.bad, 'en', docs.master);
      assert.ok(
        bad.some((found) => found.code === code),
        `bad is found: ${JSON.stringify(bad)}`,
      );
      assert.deepEqual(
        findIn(code, docs.good, 'en', docs.master).map(({ message }) => message),
        [],
        'good is clean, of other findings too',
      );
      for (const language of ['en', 'ja'] as const) {
        assert.ok(docs.what[language].length > 20);
        for (const { message, related } of findIn(code, docs.bad, language, docs.master)) {
          const texts = [message, ...related.map((each) => each.message)];
          for (const text of texts)
            assert.doesNotMatch(text, /\{(?:reason|hint|instead|item|value|words)\}|undefined/);
        }
      }
    });
  }
});

test('codes are unique and match the file names', async () => {
  const codes = configRules.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  for (const rule of configRules) {
    const module = await import(`../../../server/src/core/rules/config/${rule.code}.ts`);
    assert.ok(Object.values(module).includes(rule), rule.code);
  }
});

/** The texts between the marks are where the rule's findings stand, no more and no less. */
function checkPlaces(
  code: string,
  marked: { main?: string; master?: string; version?: string; folder?: string },
): void {
  const [main, master] = [readMarkers(marked.main ?? ''), readMarkers(marked.master ?? '')];
  const found = diagnoseTexts({
    main: main.text,
    ...(marked.master !== undefined && { master: master.text }),
    ...(marked.version !== undefined && { version: marked.version }),
    host,
    files: filesIn(marked.folder ?? '/etc/postfix'),
  });
  const placesOf = (diagnostics: readonly Diagnostic[], text: string) =>
    diagnostics
      .filter((each) => each.code === code)
      .map(({ span: { start, end } }) => `${start}-${end} ${text.slice(start, end)}`);
  const expected = ({ ranges, text }: typeof main) =>
    ranges.map(({ start, end }) => `${start}-${end} ${text.slice(start, end)}`);
  assert.deepEqual(placesOf(found.main, main.text), expected(main), `${code}: ${JSON.stringify(found.main)}`);
  assert.deepEqual(
    placesOf(found.master, master.text),
    expected(master),
    `${code}: ${JSON.stringify(found.master)}`,
  );
}

const service = 'smtp inet n - y - - smtpd\n';

const places: readonly (readonly [code: string, marked: Parameters<typeof checkPlaces>[1]])[] = [
  [
    'missing-table',
    {
      main: 'mydestination = localhost, !⟦/etc/mistyped⟧, proxy:hash:⟦$config_directory/mistyped⟧\nown = mysql:⟦/etc/mistyped.cf⟧\nsmtpd_client_restrictions = check_client_access cidr:⟦/mistyped/folder/x⟧, permit\nsmtp_tls_session_cache_database = lmdb:/mistyped/cache\nvirtual_alias_maps = $own, tcp:/mistyped, texthash:/etc/postfix/not-indexed, pcre:{{/x/ y}}\nsmtpd_tls_cert_file = /etc/mistyped.pem\n',
      master: 'smtp inet n - y - - smtpd -o header_checks=pcre:⟦/etc/mistyped⟧\n',
    },
  ],
  // The source need not be there where an index is.
  ['missing-table', { main: 'virtual_alias_maps = lmdb:/etc/only-index, regexp:⟦/etc/only-index⟧\n' }],
  // Of a copy, what lies outside its folder is on another machine.
  ['missing-table', { main: 'virtual_alias_maps = lmdb:/etc/mistyped\n', folder: '/home/taro/mail' }],
  ['missing-table', { main: 'virtual_alias_maps = lmdb:/etc/mistyped\n', folder: '/elsewhere' }],
  // It names files in its own folder: Postfix reads it here.
  [
    'missing-table',
    { main: 'virtual_alias_maps = lmdb:⟦/etc/mistyped⟧, cidr:/srv/mail/x\n', folder: '/srv/mail' },
  ],
  [
    'missing-table-in-copy',
    {
      main: 'virtual_alias_maps = lmdb:⟦/etc/postfix/mistyped⟧, lmdb:/etc/postfix/not-indexed, lmdb:/etc/mistyped\n',
      folder: '/home/taro/mail',
    },
  ],
  [
    'missing-index',
    {
      main: 'virtual_alias_maps = lmdb:⟦/etc/postfix/not-indexed⟧, lmdb:/etc/postfix/virtual\n',
      master: 'smtp inet n - y - - smtpd\n  -o alias_maps=hash:⟦/etc/not-indexed⟧\n',
    },
  ],
  ['missing-index', { main: 'alias_maps = lmdb:/etc/not-indexed\n', folder: '/home/taro/mail' }],
  ['unreadable-table', { main: 'smtp_sasl_password_maps = lmdb:⟦/etc/postfix/secret⟧\n' }],
  [
    'undefined-transport',
    {
      main: 'default_transport = ⟦stmp⟧:x\nrelay_transport = $own\nown = smtp:[x]\ncontent_filter = ⟦$scan⟧\nscan = amavis:[127.0.0.1]:10024\nvirtual_transport = virtual\n',
      master: 'smtp unix - - n - - smtp\nvirtual unix - n n - - virtual\n',
    },
  ],
  [
    'relayhost-mx-lookup',
    { main: 'relayhost = ⟦smtp.isp.example⟧, ⟦isp.example:587⟧, isp.example, [smtp.isp.example]\n' },
  ],
  [
    'mail-loops-back',
    {
      main: 'myhostname = a.example\nrelayhost = ⟦[A.example]⟧, ⟦localhost:25⟧, [a.example]:587, b.example\ndefault_transport = smtp:⟦[127.0.0.1]⟧\nrelay_transport = lmtp:[127.0.0.1]\n',
    },
  ],
  ['localhost-not-local', { main: 'mydestination = ⟦$myhostname, a.example⟧\nmyhostname = b.a.example\n' }],
  ['localhost-not-local', { main: 'mydestination = a.example, hash:/x\n' }],
  ['localhost-not-local', { main: 'mydestination =\n' }],
  ['domain-too-wide', { main: 'myhostname = ⟦example.com⟧\n' }],
  ['domain-too-wide', { main: 'myhostname = mail.example.com\n' }],
  ['missing-name', { main: 'a = b\n⟦= c⟧ \n' }],
  ['missing-equals', { main: '⟦mydomain example.com⟧ \n' }],
  ['orphan-continuation', { main: ' \n  ⟦biff = no⟧  \nbiff = yes\n', master: `  ⟦-o a=b⟧ \n${service}` }],
  ['text-after-nul', { main: 'myhostname = mail⟦\0.example.com⟧\n' }],
  ['overridden-entry', { main: 'biff = no\n⟦biff⟧ = yes\nbiff = yes\n⟦biff⟧ = no\n' }],
  [
    'assignment-in-continuation',
    { main: 'mydestination = a,\n  b\n\n# c\n  ⟦relayhost⟧ = [d]\n\t⟦biff⟧=no\n' },
  ],
  [
    'assignment-in-continuation',
    {
      main: 'smtpd_client_restrictions = check_policy_service { inet:a:1,\n  policy_context = b\n  biff = c }\n',
    },
  ],
  ['trailing-comment', { main: 'mydestination = a,\n b\n c ⟦# d e⟧ \n' }],
  [
    'trailing-comment',
    { main: 'smtp_tls_protocols = >=TLSv1.2 ⟦#x⟧\nmydestination = a#b\nsmtpd_banner = x # y\n' },
  ],
  ['undefined-parameter', { main: 'mydestination = a,\n  $⟦nosuch⟧, ${⟦nono⟧?{a}:{b}}\n' }],
  ['undefined-parameter', { main: '', master: 'smtp inet n - y - - smtpd\n  -o myorigin=$⟦nosuch⟧\n' }],
  ['unused-parameter', { main: '⟦foo⟧ = 1\nbar = 2\nmydestination = $bar\n' }],
  ['unused-parameter', { master: `smtp inet n - y - - smtpd -o ⟦foo⟧=1\n` }],
  ['unused-parameter', { main: '⟦smtpd_reject_filter_maps⟧ =\n', version: '3.7' }],
  ['deprecated-parameter', { main: '⟦smtpd_use_tls⟧ = yes\n' }],
  ['deprecated-parameter', { main: 'smtpd_use_tls = yes\n', version: '3.7' }],
  ['discouraged-parameter', { main: '⟦tls_low_cipherlist⟧ = x\n', version: '3.8' }],
  ['discouraged-parameter', { main: 'tls_low_cipherlist = x\n', version: '3.7' }],
  ['removed-parameter', { main: '⟦smtpd_tls_cipherlist⟧ = HIGH\n' }],
  ['read-only-parameter', { main: '⟦process_id⟧ = 1\n' }],
  ['truncated-macro', { main: 'myorigin = a ⟦${mydomain⟧\nmydestination = $myorigin\n' }],
  ['truncated-macro', { main: 'myorigin = a,\n  b ⟦$(mydomain⟧\n' }],
  ['empty-macro-name', { main: 'myorigin = a\n  ⟦$⟧ b ${}\nfoo = ⟦${}⟧\nbiff = $foo\n' }],
  ['macro-syntax', { main: 'myorigin = ${my⟦-domain⟧}\n' }],
  ['macro-level', { main: 'relay_domains =\n  ${{$compatibility_level} <level {⟦two⟧} ? {a} : {}}\n' }],
  ['macro-level', { main: 'low = ${{⟦x⟧} <level {2} ? {a} : {}}\nrelay_domains = $low\n' }],
  ['macro-number', { main: 'relay_domains = ${{⟦99999999999999999999⟧} < {2} ? {a} : {b}}\n' }],
  ['macro-loop', { main: 'aa = b, $⟦bb⟧\nbb = c\n  $⟦aa⟧\nmydestination = $aa\n' }],
  ['macro-loop', { main: 'mydestination = $⟦mydestination⟧, a\n' }],
  ['macro-loop', { main: 'aa = ${aa?b}\nmydestination = $aa\n' }],
  ['macro-loop', { master: 'smtp inet n - y - - smtpd -o smtpd_banner=$⟦smtpd_banner⟧\n' }],
  [
    'bad-boolean',
    { main: 'biff = ⟦true⟧\nsoft_bounce = YES\nhelpful_warnings = ${stress?no}${stress:yes}\n' },
  ],
  ['bad-boolean', { main: 'foo = 1\nbiff = ⟦$foo⟧\n' }],
  ['bad-boolean', { main: '⟦biff⟧ =\nsoft_bounce = $service_name\n' }],
  [
    'bad-integer',
    {
      main: 'message_size_limit = ⟦10M⟧\nqueue_minfree = -5\nmailbox_size_limit = 99999999999\nhash_queue_depth = ⟦0⟧\n',
    },
  ],
  [
    'bad-integer',
    { main: 'slow_destination_recipient_limit = ⟦x⟧\n', master: 'slow unix - - y - - smtp -o max_use=⟦y⟧\n' },
  ],
  ['bad-time', { main: 'max_idle = ⟦10x⟧\nmaximal_backoff_time = 10seconds\nminimal_backoff_time = 5\n' }],
  [
    'bad-time',
    { main: 'max_idle = ⟦1.5h⟧\nmaximal_backoff_time = ⟦10 s⟧\nsmtpd_timeout = ${stress?{x}:{y}}\n' },
  ],
  ['bad-length', { main: '⟦mail_owner⟧ =\nmynetworks =\n' }],
  ['bad-host-name', { main: '⟦mydomain⟧ =\nmyhostname = ⟦a b⟧\nmyorigin = ⟦a, b⟧\n' }],
  [
    'bad-enum',
    {
      main: 'smtp_tls_security_level = ⟦maybe⟧\nlmtp_tls_security_level = MAY\nnotify_classes = bounce,\n  ⟦everything⟧, 2bounce\n',
    },
  ],
  ['bad-enum', { main: 'smtpd_tls_protocols = !SSLv2, !⟦SSLv9⟧\n'.replace('!⟦', '⟦!') }],
  ['bad-enum', { main: 'smtp_tls_protocols = ⟦>=⟧ TLSv1.2\nlmtp_tls_protocols = >=0304\n' }],
  [
    'bad-network',
    {
      main: 'mynetworks = 127.0.0.0/8 ⟦192.168.1.5/24⟧,\n  ⟦[::1⟧ ⟦2001:db8::/32⟧ [fe80::]/64 !10.0.0.0/8 hash:/a /b ⟦1.2.3.0/33⟧ x.example\n',
    },
  ],
  ['bad-network', { main: 'foo = 10.0.0.1/8\nmynetworks = 127.0.0.1 ⟦$foo⟧ $mynetworks_style\n' }],
  ['bad-next-hop', { main: 'relayhost = [a.example]:⟦99999⟧\nfallback_transport = smtp:⟦[b⟧\n' }],
  [
    'bad-next-hop',
    {
      main: 'relayhost = [a.example]:587\nsmtp_fallback_relay = [::1]:25, b.example, ⟦-c⟧, [IPv6:2001:db8::1]:submission\n',
    },
  ],
  ['bad-port', { main: 'smtp_tcp_port = ⟦0⟧\n' }],
  [
    'unknown-table-type',
    {
      main: 'alias_maps = hash:/a,\n  ⟦hahs⟧:/b pipemap:{hash:/c, ⟦foo⟧:/d} proxy:⟦bar⟧:/e\nmydestination = ⟦xyz⟧:/f a\n',
    },
  ],
  [
    'unknown-table-type',
    { main: 'alias_maps = ⟦mongodb⟧:/a\ndefault_database_type = ⟦db⟧\n', version: '3.7' },
  ],
  [
    'bad-table',
    {
      main: 'virtual_alias_maps = ⟦hash:⟧ /a, ⟦/b⟧ static:{a b} inline:{a=b {c = d} ⟦e⟧} unionmap:⟦hash⟧:/f\n'.replace(
        'unionmap:⟦hash⟧:/f',
        'unionmap:⟦hash:/f⟧',
      ),
    },
  ],
  [
    'bad-table',
    {
      main: 'transport_maps = pipemap:⟦{hash:/a⟧\nalias_maps = unix:⟦passwd⟧, unix:passwd.byname\nproxy_read_maps = $alias_maps a\n',
    },
  ],
  ['bad-table', { main: 'header_checks = pcre:⟦{ {/x/ REJECT} }⟧\n', version: '3.6' }],
  ['table-braces', { main: 'smtpd_milters = inet:a:1,\n ⟦{ inet:b:2, c=d⟧\n' }],
  ['table-client', { main: 'virtual_alias_maps = hash:/a ⟦ldap:/etc/mistyped.cf⟧ ldap:/etc/fine.cf\n' }],
  [
    'unknown-restriction',
    {
      main: 'smtpd_helo_restrictions = permit_mynetworks,\n  ⟦reject_nothing⟧, Permit, strict\nsmtpd_restriction_classes = strict\nstrict = ⟦nonsense⟧\n',
    },
  ],
  [
    'unknown-restriction',
    { main: 'smtpd_recipient_restrictions = ⟦defer_unauth_destination⟧, reject\n', version: '2.9' },
  ],
  [
    'unknown-restriction',
    {
      main: 'local_header_rewrite_clients = permit_mynetworks, check_address_map hash:/a, ⟦permitt⟧\npostscreen_access_list = permit_mynetworks, cidr:/b\n',
    },
  ],
  [
    'unknown-restriction',
    { master: 'smtp inet n - y - - smtpd -o smtpd_client_restrictions=permit_mynetworks,⟦rejekt⟧\n' },
  ],
  [
    'restriction-argument',
    {
      main: 'smtpd_sender_restrictions = ⟦check_sender_access⟧\nsmtpd_client_restrictions = ⟦reject_rbl_client⟧ permit_mynetworks, check_client_access hash:/a, ⟦sleep⟧ x\n'.replace(
        ' x\n',
        '\n',
      ),
    },
  ],
  [
    'restriction-argument',
    {
      main: 'smtpd_data_restrictions = ⟦hash:/a⟧\nsmtpd_client_restrictions = hash:/b, check_policy_service { inet:a:1, timeout=5s }, ⟦check_policy_service⟧ c\n'.replace(
        ' c\n',
        '\n',
      ),
    },
  ],
  [
    'restriction-stage',
    { main: 'smtpd_client_restrictions = check_recipient_access hash:/a, ⟦check_etrn_access⟧ hash:/b\n' },
  ],
  [
    'restriction-stage',
    {
      main: 'smtpd_delay_reject = no\nsmtpd_helo_restrictions = ⟦reject_unlisted_recipient⟧, reject_invalid_helo_hostname\n',
    },
  ],
  [
    'ignored-restriction',
    {
      main: 'smtpd_client_restrictions = reject, ⟦permit_mynetworks,\n  hash:/a⟧\nsmtpd_helo_restrictions = warn_if_reject reject, permit\n',
    },
  ],
  ['removed-restriction', { main: 'smtpd_helo_restrictions = ⟦permit_naked_ip_address⟧\n' }],
  ['removed-restriction', { main: 'smtpd_helo_restrictions = permit_naked_ip_address\n', version: '3.7' }],
  [
    'deprecated-restriction',
    { main: 'smtpd_helo_restrictions = ⟦permit_naked_ip_address⟧\n', version: '3.7' },
  ],
  [
    'missing-relay-protection',
    {
      main: 'smtpd_relay_restrictions = ⟦permit_mynetworks⟧\nsmtpd_recipient_restrictions = permit, reject\n',
    },
  ],
  [
    'missing-relay-protection',
    {
      main: 'smtpd_recipient_restrictions = ⟦permit_mynetworks⟧\nsmtpd_relay_restrictions =\n'
        .replace('⟦permit_mynetworks⟧', 'permit_mynetworks')
        .replace('smtpd_relay', '⟦smtpd_relay')
        .replace('restrictions =\n', 'restrictions⟧ =\n'),
    },
  ],
  [
    'missing-relay-protection',
    {
      main: 'smtpd_relay_restrictions = ours\nsmtpd_restriction_classes = ours\nours = reject_unauth_destination\n',
    },
  ],
  [
    'missing-relay-protection',
    {
      main: 'smtpd_recipient_restrictions = permit_mynetworks\ncompatibility_level = 3.6\n',
      master:
        'smtp inet n - y - - smtpd\n10025 inet n - y - - smtpd -o smtpd_relay_restrictions=⟦permit_mynetworks⟧\n587 inet n - y - - smtpd -o smtpd_relay_restrictions=reject\n',
    },
  ],
  [
    'domain-in-two-classes',
    {
      main: 'mydestination = a.example, $mydomain, b.example\nmydomain = c.example\nvirtual_alias_domains = hash:/a ⟦B.example⟧\nvirtual_mailbox_domains = ⟦c.example⟧\nrelay_domains = $mydestination, d.example, ⟦a.example⟧\n',
    },
  ],
  ['refused-value', { main: 'inet_protocols = ⟦ipv5⟧\n' }],
  ['master-field-count', { master: `⟦smtp inet n - y smtpd⟧\n${service}` }],
  ['master-field', { master: 'smtp ⟦tcp⟧ ⟦no⟧ - y - ⟦-1⟧ smtpd\n' }],
  ['master-inet-private', { master: `smtp inet ⟦-⟧ - y - - smtpd\nsmtp unix - - y - - smtp\n` }],
  [
    'master-duplicate-service',
    {
      master: `${service}⟦25⟧ inet n - y - 1 postscreen\nsmtp unix - - y - - smtp\n127.0.0.1:25 inet n - y - - smtpd\n⟦smtp⟧ unix y - y - - smtp\nsmtp unix n - y - - smtp\n`,
    },
  ],
  [
    'master-option',
    {
      master:
        'a unix - - y - - smtp ⟦-o⟧\nb unix - - y - - smtp -o ⟦x⟧ -o syslog_name=c\nd unix - - y - - smtp\n  -o ⟦syslog_name = e⟧\nf unix - - y - - smtp -o ⟦syslog_name= g⟧\nh unix - - y - - pipe -o max_use= user=i argv=j\nk unix - - y - - smtp -o ⟦{ nothing }⟧ -v\n',
    },
  ],
  ['master-braces', { master: 'a unix - - y - - smtp -o ⟦{ syslog_name = b }x⟧\n' }],
  [
    'master-stray-argument',
    {
      master:
        'smtp inet n - y - - smtpd -v -o max_use=1 ⟦#⟧ note\na unix - - y - - pipe user=a argv=#\nb unix - - y - - /usr/bin/x y\n',
    },
  ],
  [
    'master-orphaned-options',
    {
      master:
        `${service}  -o max_use=1\n#submission inet n - y - - smtpd\n#  -o max_use=2\n  ⟦-o syslog_name=x\n\n  -v⟧\n# note\n  -o max_idle=5\nsmtp unix - - y - - smtp\n#  just words about it\n  -o max_use=3\n`
          .replace('# note\n', '# note\n')
          .replace('  -o max_idle=5', '  ⟦-o max_idle=5⟧'),
    },
  ],
  [
    'master-unused-option',
    {
      master:
        'smtp unix - - y - - smtp -o ⟦smtpd_banner⟧=x -o smtp_helo_name=y -o syslog_name=z\nx unix - - y - - /bin/x -o smtpd_banner=y\n',
    },
  ],
];

for (const [code, marked] of places) {
  test(`${code} stands exactly at its text: ${JSON.stringify(marked).slice(0, 90)}`, () =>
    checkPlaces(code, marked));
}

const messages: readonly (readonly [main: string, code: string, message: RegExp])[] = [
  ['smtpd_bannner = x\n', 'unused-parameter', /did you mean smtpd_banner\?$/],
  ['smtpd_tls_certfile = x\n', 'unused-parameter', /did you mean smtpd_tls_cert_file\?$/],
  ['completely_other = x\n', 'unused-parameter', /^Nothing uses completely_other$/],
  ['slow_destination_rate_delay = 1s\n', 'unused-parameter', /master\.cf defines no transport slow$/],
  ['myorigin = $mydomian\n', 'undefined-parameter', /did you mean mydomain\?$/],
  ['my_nets = 10.0.0.0/8\nmynetworks = $my_net\n', 'undefined-parameter', /did you mean my_nets\?$/],
  ['smtpd_use_tls = yes\n', 'deprecated-parameter', /use smtpd_tls_security_level$/],
  ['max_idle = 1y\n', 'bad-time', /"y" is no unit/],
  ['hash_queue_depth = 0\n', 'bad-integer', /0 is below the minimum, 1;/],
  ['mynetworks = 192.168.1.5/24\n', 'bad-network', /the network is 192\.168\.1\.0\/24$/],
  ['mynetworks = [2001:db8::1]/32\n', 'bad-network', /the network is \[2001:db8::\]\/32$/],
  ['mynetworks = 2001:db8::/32\n', 'bad-network', /write \[2001:db8::\]\/32$/],
  ['aa = $bb\nbb = $cc\ncc = $aa\nmydestination = $aa\n', 'macro-loop', /aa → bb → cc → aa;/],
  [
    'smtpd_helo_restrictions = permit_mynetwork\n',
    'unknown-restriction',
    /did you mean permit_mynetworks\?$/,
  ],
];

for (const [main, code, message] of messages) {
  test(`${code} says the way out: ${message.source}`, () => {
    const found = diagnoseTexts({ main }).main.find((each) => each.code === code);
    assert.match(found?.message ?? '', message);
  });
}

test('a value that comes through a name is reported with the place where the name is set', () => {
  const main = 'wait = 10x\nmax_idle = $wait\n';
  const [found] = diagnoseTexts({ main }).main;
  assert.equal(found?.code, 'bad-time');
  assert.deepEqual(
    found?.related.map(({ span }) => main.slice(span.start, span.end)),
    ['10x'],
  );
  const master = 'smtp inet n - y - - smtpd -o max_idle=$wait\n';
  const [inMaster] = diagnoseTexts({ main, master }).master;
  assert.deepEqual(
    inMaster?.related.map(({ file }) => file),
    ['main.cf'],
  );
});

test('defaults are never complained about: empty files, and each release', () => {
  for (const version of ['2.0', '2.10', '3.0', '3.7.11', '3.12']) {
    assert.deepEqual(diagnoseTexts({ version, master: service }), { main: [], master: [] });
  }
});

test('random text never throws, and every place lies in its file', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'mynetworks = ',
      'smtpd_client_restrictions = ',
      'alias_maps = ',
      'relayhost = ',
      '  -o ',
      '$',
      '${',
      '}',
      '{',
      'pipemap:{',
      '[',
      ']',
      '/',
      ':',
      '#',
      '\n',
      '\n ',
      '\0',
      '=',
      ' ',
      'smtp inet n - y - - smtpd',
      ',',
      'a',
      '\r\n',
      'mydestination',
      'check_client_access',
      'smtpd_restriction_classes = a\na = ',
      '!',
      '10.0.0.0/8',
      '::1',
    ),
  );
  const text = fc.array(line, { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (main, master) => {
      const found = diagnoseTexts({ main, master, host });
      for (const { span } of found.main)
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= main.length);
      for (const { span } of found.master)
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= master.length);
    }),
    { numRuns: 2000, seed: 5 },
  );
});

test('2,000 generated configurations never throw', () => {
  for (let seed = 0; seed < 2000; seed++) diagnoseTexts({ ...generateConfig(seed), host });
});

/** Files that a loop within a loop would take minutes for. */
const largeFiles: readonly (readonly [code: string, findings: number, row: (index: number) => string])[] = [
  ['overridden-entry', 99_999, (index) => `biff = ${index % 2 ? 'yes' : 'no'}\n`],
  ['unused-parameter', 100_000, (index) => `mydestinatoin${index} = a\n`],
  ['bad-network', 99_999, (index) => (index === 0 ? 'mynetworks = 10.0.0.0/8\n' : '  192.168.0.1/24\n')],
  ['undefined-parameter', 100_000, (index) => (index === 0 ? 'mydestination = $a\n' : `  $a${index}, {\n`)],
  [
    'unknown-restriction',
    99_999,
    (index) => (index === 0 ? 'smtpd_client_restrictions = reject_rbl_client x\n' : `  y${index}\n`),
  ],
];

for (const [code, findings, row] of largeFiles) {
  test(`100,000 lines with as many findings: ${code}`, () => {
    const main = Array.from({ length: 100_000 }, (_, index) => row(index)).join('');
    const found = diagnoseTexts({ main }).main.filter((each) => each.code === code);
    assert.equal(found.length, findings);
  });
}
