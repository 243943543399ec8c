import type { Configuration } from '../config/configuration.ts';
import { candidatePaths, type FileReference, fileReferences } from '../features/config/links.ts';
import type { FileId, Location } from '../features/types.ts';
import { purposeOf, type TablePurpose } from './purposes.ts';

/** A place of main.cf or master.cf that names a table in a file. */
export interface TableUse {
  readonly type: string;
  /** As main.cf names it, expanded. */
  readonly path: string;
  readonly parameter: string;
  /** `check_client_access` and the like, where the table stands behind one. */
  readonly restriction?: string;
  readonly purpose: TablePurpose;
  readonly location: Location;
}

/** All tables in files that a configuration names, those of main.cf first. */
export function tableUses(configuration: Configuration): readonly TableUse[] {
  const known = usesOf.get(configuration);
  if (known) return known;
  const { main, master } = configuration;
  const uses = [
    ...usesIn(fileReferences(configuration, 'main'), main.file),
    ...(master ? usesIn(fileReferences(configuration, 'master'), master.file) : []),
  ];
  usesOf.set(configuration, uses);
  return uses;
}

/** Rules and the kinds of documents ask for them again and again. */
const usesOf = new WeakMap<Configuration, readonly TableUse[]>();

function usesIn(references: readonly FileReference[], file: FileId): TableUse[] {
  return references.flatMap(({ type, path, parameter, before, span }) => {
    if (type === '') return [];
    const restriction = /^check_\w+$/.test(before) ? before : undefined;
    const purpose = purposeOf(parameter, restriction);
    return { type, path, parameter, ...(restriction && { restriction }), purpose, location: { file, span } };
  });
}

/** The uses of the file `path` among those of a configuration whose main.cf lies in `folder`. */
export function usesOfFile(uses: readonly TableUse[], path: string, folder: string): TableUse[] {
  return uses.filter((use) => candidatePaths(use.path, folder).includes(path));
}

/** Whether a parameter names tables that daemons write themselves. */
export function isCache(parameter: string): boolean {
  return /_cache_(?:database|map)$|^address_verify_map$/.test(parameter);
}

/** The kinds of files that tables are made from. */
export type TableKind = 'table' | 'pattern' | 'cidr' | 'client';

/** The kind of file that a table of `type` is made from; undefined for types without a file, and for aliases. */
export function kindOfType(type: string): TableKind | undefined {
  return Object.hasOwn(kinds, type) ? kinds[type] : undefined;
}

const kinds: Readonly<Record<string, TableKind>> = {
  hash: 'table',
  btree: 'table',
  lmdb: 'table',
  cdb: 'table',
  dbm: 'table',
  sdbm: 'table',
  texthash: 'table',
  pcre: 'pattern',
  regexp: 'pattern',
  cidr: 'cidr',
  ldap: 'client',
  mysql: 'client',
  pgsql: 'client',
  sqlite: 'client',
  memcache: 'client',
  mongodb: 'client',
};
