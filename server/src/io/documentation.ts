import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parameterNamed } from '../core/config/parameters.ts';
import {
  type Documentation,
  type Entry,
  type EntryKind,
  harvestedEntries,
  readEntries,
} from '../core/docs/documentation.ts';
import { harvestComments } from '../core/docs/harvest.ts';
import type { Language } from '../core/l10n.ts';
import { readJapaneseText } from './japaneseText.ts';

type Entries = ReadonlyMap<string, Entry>;

/** Folders of the documentation, by kind of entry. */
const folders: Readonly<Record<EntryKind, string>> = {
  parameter: 'parameters',
  restriction: 'restrictions',
  table: 'tables',
  service: 'services',
  column: 'columns',
  action: 'actions',
};

/**
 * The documentation in `folder`, which has one folder a language: the commented main.cf, and folders of
 * Markdown files. Each part is read when it is first asked for; what is missing is empty.
 */
export function openDocumentation(folder: string, translatedMainCf?: string): Documentation {
  const kept = new Map<string, Entries>();
  const once = (key: string, read: () => Entries): Entries => {
    const entries = kept.get(key) ?? read();
    kept.set(key, entries);
    return entries;
  };
  return {
    entry(kind, name, language) {
      if (kind === 'parameter') {
        const found = once(`main-${language}`, () => readMainCf(join(folder, language, 'main.cf'))).get(name);
        if (found) return found;
      }
      return once(`${kind}-${language}`, () => readFolder(folder, language, kind)).get(name);
    },
    translated(name) {
      if (!translatedMainCf) return undefined;
      return once('translated', () => readMainCf(translatedMainCf)).get(name);
    },
  };
}

function readMainCf(path: string): Entries {
  const text = readJapaneseText(path);
  if (text === undefined) return new Map();
  return harvestedEntries(harvestComments(text, (name) => parameterNamed(name) !== undefined));
}

function readFolder(folder: string, language: Language, kind: EntryKind): Entries {
  const path = join(folder, language, folders[kind]);
  const entries = new Map<string, Entry>();
  for (const name of markdownFiles(path)) {
    for (const [key, entry] of readEntries(readFileSync(join(path, name), 'utf8'))) entries.set(key, entry);
  }
  return entries;
}

function markdownFiles(path: string): string[] {
  try {
    return readdirSync(path).filter((name) => name.endsWith('.md'));
  } catch {
    return [];
  }
}
