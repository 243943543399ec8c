import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Configuration } from '../core/config/configuration.ts';
import { candidatePaths } from '../core/features/config/links.ts';
import type { ExpressionLibrary } from '../core/tables/expressions.ts';
import { type IndexedTable, readIndexedTableInSteps } from '../core/tables/indexedTable.ts';
import { indexedFile, readTableFile, type TableFile, type TableSetting } from '../core/tables/tableFile.ts';
import { kindOfType, type TableKind, type TableUse, tableUses, usesOfFile } from '../core/tables/uses.ts';
import { firstFile } from '../io/firstFile.ts';
import { tableIndices } from '../io/tableIndices.ts';
import type { Configurations } from './configurations.ts';
import { type Documents, pathOf } from './documents.ts';

/** The table files of the session, each with the configuration that names it. */
export interface Tables {
  /** What main.cf or master.cf of its folder, or of one above, takes a file for. */
  kindByUse(uri: string): TableKind | 'aliases' | undefined;
  /** The configuration that names a file, else the one nearest to it. */
  configurationFor(uri: string): Configuration | undefined;
  /** The URIs of the table files that a main.cf and its master.cf name and that are not too long to read unasked. */
  namedBy(main: TextDocument): string[];
  /** A table file, read; undefined while a long one is being read, which `onRead` then tells. */
  read(document: TextDocument, kind: TableKind): TableFile | undefined;
  /** Called when a long table has been read. */
  onRead(listener: () => void): void;
  forget(uri: string): void;
}

/** How far above a table its main.cf is looked for. */
const highestFolder = 3;

/** In characters: tables above this size are read in steps, in between other requests. */
const longTable = 1_000_000;

/** So many entries of a long table are looked at one by one; lost lines and duplicates are found in all. */
const lookedAt = 10_000;

/** In milliseconds: how long a step may keep others waiting. */
const stepTime = 8;

interface Naming extends TableSetting {
  readonly uses: readonly TableUse[];
  readonly configuration?: Configuration;
}

export function createTables(
  documents: Documents,
  configurations: Configurations,
  expressions: ExpressionLibrary,
): Tables {
  const read = new Map<string, { key: readonly unknown[]; file: TableFile }>();
  const long = openLongTables();

  const namingOf = (uri: string): Naming => {
    const path = pathOf(uri);
    if (path === undefined) return { uses: [] };
    let nearest: Configuration | undefined;
    for (const folder of foldersAbove(path)) {
      const main = documents.find(pathToFileURL(`${folder}/main.cf`).href);
      if (!main) continue;
      const configuration = configurations.ofMain(main);
      const uses = usesOfFile(tableUses(configuration), path, folder);
      if (uses.length > 0) return { uses, configuration };
      nearest ??= configuration;
    }
    return { uses: [], ...(nearest && { configuration: nearest }) };
  };

  return {
    kindByUse(uri) {
      const [use] = namingOf(uri).uses;
      const kind = use && kindOfType(use.type);
      return kind === 'table' && use?.purpose === 'aliases' ? 'aliases' : kind;
    },
    configurationFor: (uri) => namingOf(uri).configuration,
    namedBy(main) {
      const path = pathOf(main.uri);
      if (path === undefined) return [];
      const folder = dirname(path);
      const uses = tableUses(configurations.ofMain(main)).filter(
        ({ type }) => kindOfType(type) !== undefined,
      );
      const files = uses.flatMap((use) => firstFile(candidatePaths(use.path, folder), longTable) ?? []);
      return [...new Set(files)].map((file) => pathToFileURL(file).href);
    },
    read(document, kind) {
      const naming = namingOf(document.uri);
      const indices = indicesOf(document.uri, naming.uses);
      const key = [
        document.version,
        document,
        kind,
        naming.configuration,
        indices.map(({ state }) => state).join(),
      ];
      const last = read.get(document.uri);
      if (last && key.every((part, index) => part === last.key[index])) return last.file;
      const setting = { ...naming, indices, expressions };
      const text = document.getText();
      const isLong = kind === 'table' && text.length > longTable;
      const table = isLong ? long.read(document, text) : undefined;
      if (isLong && !table) return undefined;
      const name = document.uri.slice(document.uri.lastIndexOf('/') + 1);
      const file = table
        ? indexedFile(table, { ...setting, lookedAt })
        : readTableFile(text, kind, setting, name);
      read.set(document.uri, { key, file });
      return file;
    },
    onRead: long.onRead,
    forget(uri) {
      read.delete(uri);
      long.forget(uri);
    },
  };
}

/** The folder of a file and those above it, nearest first. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0 && folders.length < highestFolder; ) {
    folders.push(path.slice(0, end));
    end = path.lastIndexOf('/', end - 1);
  }
  return folders;
}

/** The indices of a table where Postfix itself would look for them; of a copy elsewhere they say nothing. */
function indicesOf(uri: string, uses: readonly TableUse[]) {
  const path = pathOf(uri);
  if (path === undefined) return [];
  return tableIndices(
    path,
    uses.filter((use) => use.path === path).map(({ type }) => type),
  );
}

interface LongTables {
  /** The table of a document's text where it has been read; otherwise reading begins. */
  read(document: TextDocument, text: string): IndexedTable | undefined;
  onRead(listener: () => void): void;
  forget(uri: string): void;
}

function openLongTables(): LongTables {
  const tables = new Map<string, { text: string; table?: IndexedTable }>();
  let tell: () => void = () => undefined;

  const work = (document: TextDocument, steps: ReturnType<typeof readIndexedTableInSteps>, text: string) => {
    const job = tables.get(document.uri);
    // Another text has come, or the document is closed.
    if (job?.text !== text || job.table) return;
    const end = performance.now() + stepTime;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        tables.set(document.uri, { text, table: step.value });
        tell();
        return;
      }
      if (performance.now() > end) break;
    }
    setImmediate(work, document, steps, text);
  };

  return {
    read(document, text) {
      const known = tables.get(document.uri);
      if (known?.text === text) return known.table;
      tables.set(document.uri, { text });
      setImmediate(work, document, readIndexedTableInSteps(text), text);
      return undefined;
    },
    onRead(listener) {
      tell = listener;
    },
    forget: (uri) => void tables.delete(uri),
  };
}
