import { parseMacros } from '../syntax/macro.ts';
import type { Configuration } from './configuration.ts';
import { defaultOf } from './examination.ts';
import { expand } from './expand.ts';
import type { Service } from './settings.ts';

/** The types of tables that Postfix reads from an index, with the ending of its file; DATABASE_README. */
const indexEndings: Readonly<Record<string, string>> = {
  hash: '.db',
  btree: '.db',
  lmdb: '.lmdb',
  cdb: '.cdb',
  dbm: '.dir',
  sdbm: '.dir',
};

/** The program that makes an index anew. */
export type IndexCommand = 'newaliases' | 'postalias' | 'postmap';

/** A lookup table that a configuration reads from an index. */
export interface IndexedTable {
  readonly type: string;
  /** The text file, absolute. */
  readonly path: string;
  readonly command: IndexCommand;
}

/** The path of the index of a table of this type; undefined for types that have none. */
export function indexFile(type: string, path: string): string | undefined {
  const ending = indexEndings[type];
  return ending === undefined ? undefined : path + ending;
}

/** All types that have an index, the usual ones first. */
export const indexedTypes: readonly string[] = Object.keys(indexEndings);

/** `type:path`, perhaps behind `proxy:`. */
const table = new RegExp(`(?<![\\w/])(${indexedTypes.join('|')}):(/[^\\s,{}]+)`, 'g');

/**
 * The tables that main.cf and the services name and that Postfix reads from an index, each once. `newaliases`
 * makes those of alias_database, `postalias` the others of alias_maps; newaliases(1).
 */
export function indexedTables(configuration: Configuration): IndexedTable[] {
  const tables = new Map<string, IndexedTable>();
  const collect = (name: string, value: string) => {
    for (const [key, type = '', path = ''] of value.matchAll(table)) {
      const command = commandFor(name);
      const known = tables.get(key);
      if (!known || rank(command) < rank(known.command)) tables.set(key, { type, path, command });
    }
  };
  for (const [name, value] of valuesOf(configuration)) collect(name, value);
  return [...tables.values()];
}

function commandFor(name: string): IndexCommand {
  if (name === 'alias_database') return 'newaliases';
  return name === 'alias_maps' ? 'postalias' : 'postmap';
}

function rank(command: IndexCommand): number {
  return ['newaliases', 'postalias', 'postmap'].indexOf(command);
}

/** The expanded values of all settings, and of the two defaults that name tables of aliases. */
function valuesOf(configuration: Configuration): [name: string, value: string][] {
  const { examination } = configuration;
  const expanded = (name: string, text: string, service?: Service): [string, string] => {
    const { text: value, failed } = expand(parseMacros(text), examination.lookup(service), name);
    return [name, failed ? '' : value];
  };
  const settings = [...examination.settings.values()].map(({ name, value }) => expanded(name, value));
  const options = configuration.services.flatMap((service) =>
    [...(service.settings?.values() ?? [])].map(({ name, value }) => expanded(name, value, service)),
  );
  const defaults = ['alias_maps', 'alias_database'].flatMap((name) => {
    const known = examination.settings.has(name) ? undefined : examination.names.get(name);
    const value = known && defaultOf(examination.defaults, known);
    return value?.kind === 'value' ? [expanded(name, value.value)] : [];
  });
  return [...settings, ...options, ...defaults];
}
