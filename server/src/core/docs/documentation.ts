import type { Language } from '../l10n.ts';
import { commentMarkdown, type HarvestedComment, type HarvestedComments } from './harvest.ts';

/** A text about one name, as Markdown. */
export interface Entry {
  /** Its first paragraph: what the thing decides. */
  readonly essence: string;
  readonly markdown: string;
}

/** What things of Postfix can be looked up. */
export type EntryKind =
  | 'parameter'
  | 'restriction'
  | 'table'
  | 'service'
  | 'column'
  | 'action'
  | 'form'
  | 'special';

/** Everything that hovers can say beyond the facts. */
export interface Documentation {
  /** What we ship. */
  entry(kind: EntryKind, name: string, language: Language): Entry | undefined;
  /** What the user's own translated main.cf says of a parameter. */
  translated(name: string): Entry | undefined;
}

/** No texts at all: hovers then show facts alone. */
export const noDocumentation: Documentation = {
  entry: () => undefined,
  translated: () => undefined,
};

/** The entry for a comment of a main.cf that is written as Markdown. */
export function entryOf(comment: HarvestedComment): Entry | undefined {
  const markdown = commentMarkdown(comment.lines);
  if (markdown === '') return undefined;
  const examples =
    comment.examples.length > 0 ? `\n\n\`\`\`postfix-main\n${comment.examples.join('\n')}\n\`\`\`` : '';
  return entryOfMarkdown(markdown + examples);
}

/** A text as an entry; its first paragraph is the essence. */
export function entryOfMarkdown(markdown: string): Entry {
  return { essence: markdown.split('\n\n', 1)[0] ?? '', markdown };
}

/** The entries of a documentation file: a `## name` heading and its text each. */
export function readEntries(markdown: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const section of markdown.split(/^## /m).slice(1)) {
    const newline = section.indexOf('\n');
    const text = section.slice(newline + 1).trim();
    if (newline !== -1 && text !== '') {
      entries.set(section.slice(0, newline).trim(), entryOfMarkdown(text));
    }
  }
  return entries;
}

/** The entries of a commented main.cf. */
export function harvestedEntries(comments: HarvestedComments): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [name, comment] of comments) {
    const entry = entryOf(comment);
    if (entry) entries.set(name, entry);
  }
  return entries;
}
