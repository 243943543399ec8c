import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parameterNamed } from '../core/config/parameters.ts';
import {
  type Documentation,
  type Entry,
  type EntryKind,
  entryOfMarkdown,
  harvestedEntries,
  readEntries,
} from '../core/docs/documentation.ts';
import { harvestComments } from '../core/docs/harvest.ts';
import type { Language } from '../core/l10n.ts';
import { readJapaneseText } from './japaneseText.ts';

/** The documentation of one language, by kind and name, as Markdown; what the build writes as JSON. */
export type CompiledDocumentation = Partial<Record<EntryKind, Readonly<Record<string, string>>>>;

/** Folders of the documentation, by kind of entry. */
const folders: Readonly<Record<EntryKind, string>> = {
  parameter: 'parameters',
  restriction: 'restrictions',
  table: 'tables',
  service: 'services',
  column: 'columns',
  action: 'actions',
  form: 'forms',
  special: 'special-names',
};

const kinds: readonly EntryKind[] = [
  'parameter',
  'restriction',
  'table',
  'service',
  'column',
  'action',
  'form',
  'special',
];

/**
 * The documentation in `folder`: a compiled file a language, or the folders that it is made from. A
 * language is read when it is first asked for; what is missing is empty.
 */
export function openDocumentation(folder: string, translatedMainCf?: string): Documentation {
  const languages = new Map<Language, CompiledDocumentation>();
  let translated: ReadonlyMap<string, Entry> | undefined;
  return {
    entry(kind, name, language) {
      const compiled = languages.get(language) ?? readLanguage(folder, language);
      languages.set(language, compiled);
      const entries = compiled[kind];
      const markdown = entries && Object.hasOwn(entries, name) ? entries[name] : undefined;
      return markdown === undefined ? undefined : entryOfMarkdown(markdown);
    },
    translated(name) {
      if (!translatedMainCf) return undefined;
      translated ??= readMainCf(translatedMainCf);
      return translated.get(name);
    },
  };
}

function readLanguage(folder: string, language: Language): CompiledDocumentation {
  const compiled = join(folder, `${language}.json`);
  return existsSync(compiled)
    ? JSON.parse(readFileSync(compiled, 'utf8'))
    : compileDocumentation(folder, language);
}

/** Collects the documentation of a language from its main.cf and its folders of Markdown files. */
export function compileDocumentation(folder: string, language: Language): CompiledDocumentation {
  const compiled: CompiledDocumentation = {};
  for (const kind of kinds) {
    const entries = readFolder(join(folder, language, folders[kind]));
    if (kind === 'parameter') {
      for (const [name, entry] of readMainCf(join(folder, language, 'main.cf'))) entries.set(name, entry);
    }
    compiled[kind] = Object.fromEntries([...entries].map(([name, { markdown }]) => [name, markdown]));
  }
  return compiled;
}

function readMainCf(path: string): ReadonlyMap<string, Entry> {
  const text = readJapaneseText(path);
  if (text === undefined) return new Map();
  return harvestedEntries(harvestComments(text, (name) => parameterNamed(name) !== undefined));
}

function readFolder(path: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  if (!existsSync(path)) return entries;
  for (const name of readdirSync(path).filter((each) => each.endsWith('.md'))) {
    for (const [key, entry] of readEntries(readFileSync(join(path, name), 'utf8'))) entries.set(key, entry);
  }
  return entries;
}
