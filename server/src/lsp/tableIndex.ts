/** Whether the index of a lookup table is as new as the table, and what makes it anew. */
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Configuration } from '../core/config/configuration.ts';
import { type IndexCommand, indexedTables, indexedTypes } from '../core/config/indexedTables.ts';
import { candidatePaths } from '../core/features/config/links.ts';
import { tableIndices } from '../io/tableIndices.ts';
import type { TableIndex, TableIndexParams } from '../protocol.ts';
import { pathOf } from './documents.ts';
import { configurationOf } from './parameters.ts';
import type { Workspace } from './workspace.ts';

/** What is known of the index of the file `uri`; null where Postfix reads it from none, or nobody knows. */
export function tableIndex(workspace: Workspace, { uri }: TableIndexParams): TableIndex | null {
  const path = pathOf(uri);
  if (path === undefined) return null;
  return namedTable(workspace, path) ?? (isAliases(workspace, uri) ? indexBeside(path) : undefined) ?? null;
}

function isAliases({ documents }: Workspace, uri: string): boolean {
  const document = documents.find(uri);
  return document !== undefined && documents.kindOf(document) === 'aliases';
}

/** As a configuration near the file names it. */
function namedTable(workspace: Workspace, path: string): TableIndex | undefined {
  for (const { folder, configuration } of configurationsNear(workspace, path)) {
    const found = tableOf(configuration, folder, path);
    if (found) return found;
  }
  return undefined;
}

/** The folder of the main.cf nearest to a file that is none itself; undefined where there is none. */
export function configurationFolder(workspace: Workspace, uri: string): string | undefined {
  const path = pathOf(uri);
  const [nearest] = path === undefined ? [] : configurationsNear(workspace, path);
  return nearest?.folder;
}

interface NearConfiguration {
  readonly folder: string;
  readonly configuration: Configuration;
}

/** Those that may name the file: of its folder, of /etc/postfix for /etc, and the like for copies. */
function configurationsNear(workspace: Workspace, path: string): NearConfiguration[] {
  const folder = dirname(path);
  const parent = dirname(folder);
  return [folder, join(folder, 'postfix'), parent, join(parent, 'postfix')].flatMap((each) => {
    const uri = pathToFileURL(join(each, 'main.cf')).href;
    const configuration = configurationOf(workspace, uri);
    return configuration ? [{ folder: each, configuration }] : [];
  });
}

function tableOf(configuration: Configuration, folder: string, path: string): TableIndex | undefined {
  const tables = indexedTables(configuration);
  const itself = tables.find((table) => table.path === path);
  if (itself) return stateOf(itself.command, itself.type, path, folder);
  // A copy of what main.cf names: its own index counts, where it has one.
  const copied = tables.find((table) => candidatePaths(table.path, folder).includes(path));
  const command = copied?.command === 'newaliases' ? 'postalias' : copied?.command;
  const state = copied && command && stateOf(command, copied.type, path, folder);
  return state?.state === 'missing' ? undefined : state;
}

/** No main.cf names the file, but it has an index. */
function indexBeside(path: string): TableIndex | undefined {
  const states = indexedTypes.flatMap((type) => stateOf('postalias', type, path) ?? []);
  return states.find(({ state }) => state !== 'missing');
}

function stateOf(command: IndexCommand, type: string, path: string, folder?: string): TableIndex | undefined {
  const [index] = tableIndices(path, [type]);
  if (!index) return undefined;
  return {
    command,
    table: `${type}:${path}`,
    index: index.path,
    state: index.state,
    ...(folder !== undefined && { folder }),
  };
}
