import assert from 'node:assert/strict';
import test from 'node:test';
import { readAliases } from '../../../server/src/core/aliases/model.ts';
import { type Configuration, readConfiguration } from '../../../server/src/core/config/configuration.ts';
import { harvestComments } from '../../../server/src/core/docs/harvest.ts';
import { aliasesDiagnostics } from '../../../server/src/core/features/aliases/diagnostics.ts';
import { mainDiagnostics, masterDiagnostics } from '../../../server/src/core/features/config/diagnostics.ts';
import { formatMain } from '../../../server/src/core/features/config/formatMain.ts';
import { formatMaster } from '../../../server/src/core/features/config/formatMaster.ts';
import type { Diagnostic } from '../../../server/src/core/rules/rule.ts';
import { maskTemplate } from '../../../server/src/core/template/mask.ts';
import { templateRegions } from '../../../server/src/core/template/regions.ts';
import { restoreEdits } from '../../../server/src/core/template/restore.ts';
import { restoreText } from '../../../server/src/core/text/opaque.ts';
import { slice } from '../../../server/src/core/text/span.ts';
import { generateConfig } from '../../support/configGenerator.ts';
import { seeded } from '../../support/random.ts';
import { applyEdits } from '../../support/textEdits.ts';

function read(main: string, file = 'main.cf.j2', master = ''): Configuration {
  return readConfiguration({
    main: { file, text: maskTemplate(file, main) },
    master: { file: 'master.cf.j2', text: maskTemplate('master.cf.j2', master) },
  });
}

function codes(main: string, file?: string): string[] {
  return mainDiagnostics(read(main, file), 'en').map(({ code, span }) => `${code} ${slice(main, span)}`);
}

for (const [file, text, expected] of [
  [
    'main.cf.j2',
    'a = {{ x }}{% if y %}b{% endif %}{# c #}',
    ['{{ x }}', '{% if y %}', '{% endif %}', '{# c #}'],
  ],
  ['main.cf.j2', 'a = {{ "}}" }} b', ['{{ "}}" }}']],
  ['main.cf.j2', '{% raw %}\na = ${{$b} == {c}}\n{% endraw %}', ['{% raw %}', '{% endraw %}']],
  ['main.cf.j2', 'a = {{ open', []],
  ['main.cf.erb', 'a = <%= @x %>\n<% if y -%>\n<%% z', ['<%= @x %>', '<% if y -%>']],
  [
    'main.cf.tmpl',
    'a = ${HOST} $PORT ${mydomain} ${{$b} == {c}} {{ .Value }}',
    ['${HOST}', '$PORT', '{{ .Value }}'],
  ],
  ['main.cf.tpl', 'OWN = b\na = ${OWN}', []],
  ['main.cf', 'a = {{ x }}', []],
] as const) {
  test(`the template's own parts of ${JSON.stringify(text)} in ${file}`, () => {
    assert.deepEqual(
      templateRegions(file, text).map(({ span }) => slice(text, span)),
      expected,
    );
  });
}

const template = `{# ansible
managed #}
{% set domain = 'example.com' %}
mydomain = {{ domain }}
message_size_limit = {{ limit | default(10240000) }}
smtpd_tls_security_level = {{ level }}
{{ extra }}
{% if relay %}
relayhost = [{{ relay }}]:587
{% else %}
relayhost =
{% endif %}
smtpd_recipient_restrictions =
    permit_mynetworks,
{% for rbl in rbls %}
    reject_rbl_client {{ rbl }},
{% endfor %}
    {{ last }}
{{ name }}_maps = hash:/etc/postfix/{{ name }}
mydestination = $own_names
`;

test('a template in order has no findings', () => {
  assert.deepEqual(codes(template), []);
});

test('mistakes outside of what the engine owns are found, at their places', () => {
  const broken = `${template}biff = maybe {{ x }}\nnotify_classes = nonsense\nno equals here\nmyorigin = \${mydomain\n`;
  const found = codes(broken);
  assert.ok(!found.some((each) => each.includes('biff') || each.includes('maybe')), found.join('\n'));
  for (const code of ['missing-equals no equals here', 'bad-enum nonsense']) {
    assert.ok(found.includes(code), `${code} in\n${found.join('\n')}`);
  }
  assert.ok(
    found.some((each) => /^truncated-macro/.test(each)),
    found.join('\n'),
  );
});

test('a value that comes from the engine is not judged where it is used', () => {
  assert.deepEqual(
    codes('own = {{ x }}\nmessage_size_limit = $own\nbiff = $own\n').filter((code) => code.startsWith('bad')),
    [],
  );
});

test('what is masked comes back as it was, in its place', () => {
  for (const text of [template, '{# 日本語\nのコメント #}\na = {{ "日本" }}\r\n\t{% x %}\r\n']) {
    const masked = maskTemplate('main.cf.j2', text);
    assert.equal(masked.length, text.length);
    assert.equal(restoreText(masked).replace('\ue1ff', 'の'), text);
  }
});

test('master.cf and aliases are tolerated likewise', () => {
  const master =
    '{% for p in ports %}\n{{ p }} inet n - {{ chroot }} - - smtpd\n  -o myhostname={{ host }}\n{% endfor %}\nsmtp inet n - y - - smtpd\n';
  assert.deepEqual(masterDiagnostics(read('', 'main.cf.j2', master), 'en'), []);
  const aliases =
    'postmaster: {{ admin }}\n{% for a in all %}\n{{ a.name }}: {{ a.to | join(", ") }}\n{% endfor %}\nroot: {{ admin }}\n';
  assert.deepEqual(aliasesDiagnostics(readAliases(maskTemplate('aliases.j2', aliases)), 'en'), []);
  assert.ok(
    aliasesDiagnostics(readAliases(maskTemplate('aliases.j2', `${aliases}no colon\n`)), 'en').length > 0,
  );
});

/** ERB's marks are none of Postfix's own, which `{{` may be. */
const generated = 'main.cf.erb';
const regions = ['<%= @a %>', "<%= b['x y'] %>", '<%= @c, d %>', '<%=e%>'];

/** The main.cf of a seed with expressions in some values, and the same with plain words of their length. */
function templateOf(seed: number): { template: string; plain: string } {
  const random = seeded(seed);
  const lines = generateConfig(seed).main.replaceAll('\0', '').split('\n');
  const pairs = lines.map((line) => {
    const at = line.indexOf(' ');
    if (!/^[a-z_]+ *= \S/.test(line) || !random.oneIn(3) || at === -1) return [line, line] as const;
    const region = random.pick(regions);
    return [`${line} ${region}`, `${line} ${'w'.repeat(region.length)}`] as const;
  });
  return { template: pairs.map(([a]) => a).join('\n'), plain: pairs.map(([, b]) => b).join('\n') };
}

test('a template has the findings elsewhere that it has with plain words in it, 300 generated files', () => {
  let compared = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const { template: text, plain } = templateOf(seed);
    const configuration = read(text, generated);
    const isNear = nearTemplate(configuration);
    const far = (found: readonly Diagnostic[]) =>
      found
        .filter(({ span, message }) => !isNear(span.start) && !/w{5}/.test(message))
        .map(({ code, span }) => `${code} ${span.start}-${span.end}`);
    const ours = far(mainDiagnostics(configuration, 'en'));
    const theirs = far(mainDiagnostics(read(plain, 'main.cf'), 'en'));
    assert.deepEqual(ours, theirs, `seed ${seed}\n${text}`);
    compared += ours.length;
  }
  assert.ok(compared > 500, `${compared} findings`);
});

/** Whether a place is in an assignment whose value the engine has a part in, itself or through others. */
function nearTemplate({ examination, settings, main }: Configuration): (at: number) => boolean {
  const isOpaque = (text: string) => /[\ue000-\ue1ff]/.test(text);
  const names = new Set(
    [...settings.values()]
      .filter((setting) => isOpaque(setting.value + examination.expand(setting).text))
      .map(({ name }) => name),
  );
  return (at) => {
    const entry = main.tree.entries.find(({ line }) => line.span.start <= at && at <= line.span.end);
    return entry?.kind !== 'assignment' || names.has(entry.name);
  };
}

test('formatting keeps every part of the engine, and comes to rest, in 400 generated files', () => {
  let changed = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const { template: text } = templateOf(seed);
    const once = formatted(text, generated);
    const parts = (of: string) => templateRegions(generated, of).map(({ span }) => slice(of, span));
    assert.deepEqual(parts(once), parts(text), `seed ${seed}`);
    assert.equal(formatted(once, generated), once, `seed ${seed}`);
    if (once !== text) changed++;
  }
  assert.ok(changed > 200);
  assert.equal(formatted(template, 'main.cf.j2'), template);
});

function formatted(text: string, file: string): string {
  const configuration = read(text, file);
  const edits = formatMain(configuration, { width: 100 });
  return applyEdits(text, restoreEdits(configuration.main.text, edits));
}

test('formatting master.cf keeps them too', () => {
  const master =
    '{{ port }} inet n - y - - smtpd\n   -o a={{ b }}\n{% if x %}\nlmtp unix - - y - - lmtp\n{% endif %}\n';
  const configuration = read('', 'main.cf.j2', master);
  const edits = restoreEdits(configuration.master?.text ?? '', formatMaster(configuration));
  const text = applyEdits(master, edits);
  assert.equal(text.replace(/\s+/g, ' '), master.replace(/\s+/g, ' '));
  assert.match(text, /\n\{% if x %\}\n/);
});

test("the engine's own lines are no comments about a parameter", () => {
  const text = maskTemplate('main.cf.j2', '# Ours.\n{% if x %}\nmyorigin = a\n{% endif %}\n');
  const comments = harvestComments(text, () => true);
  assert.match(JSON.stringify(comments.get('myorigin')), /Ours\./);
  assert.doesNotMatch(JSON.stringify(comments.get('myorigin')), /[\ue000-\ue1ff]/);
});

test('an edit that would damage what the engine owns is not made', () => {
  const masked = maskTemplate('main.cf.j2', 'a = {{ x }}\n');
  assert.deepEqual(restoreEdits(masked, [{ span: { start: 4, end: 11 }, newText: '' }]), []);
  assert.deepEqual(restoreEdits(masked, [{ span: { start: 6, end: 6 }, newText: ' ' }]), []);
  assert.deepEqual(restoreEdits(masked, [{ span: { start: 1, end: 4 }, newText: '=' }]), [
    { span: { start: 1, end: 4 }, newText: '=' },
  ]);
});
