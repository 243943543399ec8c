import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findFiles } from '../io/findFiles.ts';
import { type Documents, pathOf } from './documents.ts';

/** Postfix's files below the folders that the client has open, whether or not they are open themselves. */
export interface WorkspaceFiles {
  /** The configuration and alias files of all folders with their tables, and those that are open. */
  all(): Promise<TextDocument[]>;
  /** Whether a file is in one of the folders. */
  holds(uri: string): boolean;
  /** Folders, by URI, that have come and gone. */
  changeFolders(added: readonly string[], removed: readonly string[]): void;
  /** Looks for files anew when they are next asked for. */
  searchAgain(): void;
}

/** The names under which Postfix reads its files; copies of them are of interest only once they are opened. */
const names: ReadonlySet<string> = new Set(['main.cf', 'master.cf', 'aliases']);

/** Endings of indices of tables: whether they are older than their sources is said in these. */
const indexEndings = ['db', 'lmdb', 'cdb', 'dir'];

/** Patterns, as the protocol has them, of the files that change what is said of others. */
export const watchedPatterns: readonly string[] = [
  `**/{${[...names].join()}}`,
  `**/*.{${indexEndings.join()}}`,
];

/** Whether a file is among those of `watchedPatterns`. */
export function isWatched(path: string): boolean {
  return names.has(basename(path)) || indexEndings.some((ending) => path.endsWith(`.${ending}`));
}

/**
 * Follows the files of `folders` (URIs). `age` in milliseconds: so long the list of them is believed. `tablesOf`
 * gives the URIs of the tables that a main.cf names.
 */
export function followFiles(
  documents: Documents,
  folders: readonly string[],
  age: number,
  tablesOf: (main: TextDocument) => readonly string[],
): WorkspaceFiles {
  const open = new Set(folders);
  let found: Promise<string[]> | undefined;
  let time = 0;

  const search = async (): Promise<string[]> => {
    const paths = [...open].flatMap((uri) => pathOf(uri) ?? []);
    const lists = await Promise.all(paths.map((path) => findFiles(path, (name) => names.has(name))));
    return [...new Set(lists.flat())].map((path) => pathToFileURL(path).href);
  };

  const holds = (uri: string) =>
    [...open].some((folder) => uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`));

  return {
    async all() {
      if (!found || performance.now() - time > age) {
        time = performance.now();
        found = search();
      }
      const closed = (await found).flatMap((uri) => documents.find(uri) ?? []);
      const mains = closed.filter(({ uri }) => uri.endsWith('/main.cf'));
      const tables = [...new Set(mains.flatMap(tablesOf))]
        .filter(holds)
        .flatMap((uri) => documents.find(uri) ?? []);
      return [...new Set([...documents.open.all(), ...closed, ...tables])].filter(
        isConfigurationOf(documents),
      );
    },
    holds,
    changeFolders(added, removed) {
      for (const uri of removed) open.delete(uri);
      for (const uri of added) open.add(uri);
      found = undefined;
    },
    searchAgain() {
      found = undefined;
    },
  };
}

function isConfigurationOf({ kindOf }: Documents): (document: TextDocument) => boolean {
  return (document) => configurationKinds.has(kindOf(document) ?? '');
}

const configurationKinds: ReadonlySet<string> = new Set([
  'main',
  'master',
  'aliases',
  'table',
  'pattern',
  'cidr',
  'client',
]);
