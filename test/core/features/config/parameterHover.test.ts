/** What a hover leads to, and where it ends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import { type Documentation, entryOfMarkdown } from '../../../../server/src/core/docs/documentation.ts';
import {
  type Help,
  parameterHover,
  parameterPage,
} from '../../../../server/src/core/features/config/parameterHover.ts';
import type { Language } from '../../../../server/src/core/l10n.ts';

const paragraphs = Array.from({ length: 12 }, (_, index) =>
  `Paragraph ${index}: ${'word '.repeat(20)}`.trim(),
);
const long = ['It decides, with `mydomain`.', 'See `relayhost`, not `no_such_name`.', ...paragraphs].join(
  '\n\n',
);

function documented(markdown: string): Documentation {
  return {
    entry: (kind, name) =>
      kind === 'parameter' && name === 'mydestination' ? entryOfMarkdown(markdown) : undefined,
    translated: () => undefined,
  };
}

const links = { definition: (name: string) => `def:${name}`, wholeText: (name: string) => `all:${name}` };

function hover(text: string, help: Partial<Help> = {}, name = 'mydestination'): string {
  const configuration = readConfiguration({ main: { file: 'main.cf', text } });
  return parameterHover(configuration, name, { language: 'en', documentation: documented(long), ...help });
}

test('names that exist are links, in the essence, the text and the list of related ones', () => {
  const markdown = hover('', { links });
  assert.match(markdown, /It decides, with \[`mydomain`\]\(def:mydomain\)\./);
  assert.match(markdown, /See \[`relayhost`\]\(def:relayhost\), not `no_such_name`\./);
  assert.match(markdown, /See also: .*\[`local_recipient_maps`\]\(def:local_recipient_maps\)/);
  assert.doesNotMatch(markdown, /def:mydestination/, 'a hover does not lead to itself');
});

test('without links to follow a hover has them as code, and all of its text', () => {
  const markdown = hover('');
  assert.doesNotMatch(markdown, /def:|all:/);
  assert.ok(markdown.includes(paragraphs.at(-1) ?? ''));
});

test('a long text ends early, with a link to the rest', () => {
  for (const [language, limit] of [
    ['en', 900],
    ['ja', 450],
  ] as const satisfies readonly (readonly [Language, number])[]) {
    const markdown = hover('', { links, language });
    assert.ok(markdown.includes('Paragraph 1'), language);
    assert.ok(!markdown.includes('Paragraph 11'), language);
    assert.match(markdown, /\[(Read on|続きを読む)\]\(all:mydestination\)/);
    const text = markdown.slice(markdown.indexOf('See ['), markdown.lastIndexOf('---'));
    assert.ok(text.length < limit + 100, `${language}: ${text.length}`);
  }
});

test('a short text has no such link', () => {
  assert.doesNotMatch(hover('', { links, documentation: documented('Short.\n\nText.') }), /all:/);
});

test('many lines of comments end early too, for a parameter of the user as well', () => {
  const comments = Array.from({ length: 30 }, (_, index) => `# line ${index}\n`).join('');
  const markdown = hover(`${comments}own_name = a\nmyorigin = $own_name\n`, { links }, 'own_name');
  assert.match(markdown, /line 11\n/);
  assert.doesNotMatch(markdown, /line 12\n/);
  assert.match(markdown, /\[Read on\]\(all:own_name\)/);
});

test('a page has a heading and everything', () => {
  const configuration = readConfiguration({ main: { file: 'main.cf', text: 'mydestination = a\n' } });
  const help = {
    language: 'en',
    documentation: documented(long),
    links: { definition: links.definition },
  } as const;
  const page = parameterPage(configuration, 'mydestination', help);
  assert.ok(page.startsWith('# mydestination\n\nIt decides, with [`mydomain`](def:mydomain).\n\n- Set here'));
  assert.ok(page.includes(paragraphs.at(-1) ?? ''));
  assert.doesNotMatch(page, /Read on/);
});
