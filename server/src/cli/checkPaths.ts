import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readAliases } from '../core/aliases/model.ts';
import { passwdOf, usersIn } from '../core/aliases/users.ts';
import { type Configuration, readConfiguration, type SourceText } from '../core/config/configuration.ts';
import type { PostfixVersion } from '../core/config/version.ts';
import { detectKind } from '../core/detect.ts';
import { aliasesDiagnostics } from '../core/features/aliases/diagnostics.ts';
import { aliasesFixes } from '../core/features/aliases/fixes.ts';
import { mainDiagnostics, masterDiagnostics } from '../core/features/config/diagnostics.ts';
import { configFixes } from '../core/features/config/fixes/index.ts';
import { candidatePaths } from '../core/features/config/links.ts';
import { tableDiagnostics } from '../core/features/tables/diagnostics.ts';
import { tableFixes } from '../core/features/tables/fixes.ts';
import type { CodeAction, PlacedCode } from '../core/features/types.ts';
import type { Language } from '../core/l10n.ts';
import type { Diagnostic } from '../core/rules/rule.ts';
import type { ExpressionLibrary } from '../core/tables/expressions.ts';
import { readTableFile } from '../core/tables/tableFile.ts';
import { kindOfType, type TableKind, type TableUse, tableUses, usesOfFile } from '../core/tables/uses.ts';
import { maskTemplate } from '../core/template/mask.ts';
import { templateEnding } from '../core/template/regions.ts';
import { restoreAction } from '../core/template/restore.ts';
import { fileState } from '../io/fileState.ts';
import { tableIndices } from '../io/tableIndices.ts';
import type { TextFile } from '../io/textFile.ts';

export interface CheckContext {
  readonly readFile: (path: string) => TextFile;
  readonly expressions?: ExpressionLibrary;
  /** The newest release where absent. */
  readonly version?: PostfixVersion;
  readonly language: Language;
}

/** A file, its findings, and the texts of the files that they refer to. */
export interface CheckedFile {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  /** The ways out of one of the findings, best first. */
  readonly fixesOf: (problem: PlacedCode) => readonly CodeAction[];
}

/** Why a path cannot be checked; `detail` is the system's code. */
export interface PathFailure {
  readonly path: string;
  readonly reason: 'missing' | 'unreadable' | 'empty-folder' | 'not-checked';
  readonly detail?: string;
}

export interface CheckedPath {
  readonly files: readonly CheckedFile[];
  readonly failure?: PathFailure;
}

/** Checks a file by its kind, or the main.cf, master.cf and aliases of a folder with the tables they name. */
export function checkPath(path: string, context: CheckContext): CheckedPath {
  return isFolder(path) ? checkFolder(path, context) : checkFile(path, context);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

const checkedNames = ['main.cf', 'master.cf', 'aliases'];

function checkFolder(folder: string, context: CheckContext): CheckedPath {
  const names = namesIn(folder);
  if (typeof names === 'string') {
    return { files: [], failure: { path: folder, reason: 'unreadable', detail: names } };
  }
  const paths = checkedNames.filter((name) => names.includes(name)).map((name) => join(folder, name));
  if (paths.length === 0) return { files: [], failure: { path: folder, reason: 'empty-folder' } };
  const results = paths.map((path) => checkFile(path, context));
  if (paths.includes(join(folder, 'main.cf'))) results.push(...checkTables(folder, context));
  const failure = results.find((result) => result.failure)?.failure;
  return { files: results.flatMap(({ files }) => files), ...(failure && { failure }) };
}

/** The names of a folder's files, or the system's code where it cannot be read. */
function namesIn(folder: string): string[] | string {
  try {
    return readdirSync(folder);
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

function checkFile(path: string, context: CheckContext): CheckedPath {
  const file = context.readFile(path);
  if (file.state === 'missing') return { files: [], failure: { path, reason: 'missing' } };
  if (file.state === 'unreadable') {
    return { files: [], failure: { path, reason: 'unreadable', detail: file.reason } };
  }
  const source = { file: path, text: maskTemplate(path, file.text) };
  const used = checkUsedTable(source, context);
  if (used) return { files: [used] };
  const kind = detectKind(path.startsWith('/') ? path : `/${path}`, file.text);
  switch (kind) {
    case 'main':
      return { files: [checkMain(source, context)] };
    case 'master':
      return { files: [checkMaster(source, context)] };
    case 'aliases':
      return { files: [checkAliases(source, context)] };
    case 'table':
    case 'pattern':
    case 'cidr':
    case 'client':
      return { files: [checkTable(source, kind, { uses: [] }, context)] };
    default:
      return { files: [], failure: { path, reason: 'not-checked' } };
  }
}

/** A main.cf is read together with the master.cf beside it, as in the editor. */
function checkMain(main: SourceText, context: CheckContext): CheckedFile {
  const configuration = configurationOf(main, siblingOf(main, 'master.cf', context), context);
  return checkedFile(main.file, configuration, 'main', context.language);
}

function checkMaster(master: SourceText, context: CheckContext): CheckedFile {
  const main = siblingOf(master, 'main.cf', context) ?? {
    file: join(dirname(master.file), 'main.cf'),
    text: '',
  };
  const configuration = configurationOf(main, master, context);
  return checkedFile(master.file, configuration, 'master', context.language);
}

function checkAliases({ file, text }: SourceText, { language, readFile }: CheckContext): CheckedFile {
  const aliases = readAliases(text);
  const texts = new Map([[file, text]]);
  const passwd = passwdOf(resolve(file));
  const read = passwd === undefined ? undefined : readFile(passwd);
  const users = read?.state === 'read' ? usersIn(read.text) : undefined;
  return {
    path: file,
    diagnostics: aliasesDiagnostics(aliases, language, users),
    texts,
    fixesOf: (problem) => restored(aliasesFixes(aliases, file, problem, language, users), texts),
  };
}

/** Those that leave alone what a template's engine owns. */
function restored(fixes: readonly CodeAction[], texts: ReadonlyMap<string, string>): CodeAction[] {
  return fixes.flatMap((fix) => restoreAction(fix, (file) => texts.get(file) ?? '') ?? []);
}

function configurationOf(
  main: SourceText,
  master: SourceText | undefined,
  { version }: CheckContext,
): Configuration {
  return readConfiguration({ main, ...(master && { master }), ...(version && { version }) });
}

function siblingOf({ file }: SourceText, name: string, { readFile }: CheckContext): SourceText | undefined {
  const ending = templateEnding(file);
  const names = ending === undefined ? [name] : [`${name}.${ending}`, name];
  for (const path of names.map((each) => join(dirname(file), each))) {
    const sibling = readFile(path);
    if (sibling.state === 'read') return { file: path, text: maskTemplate(path, sibling.text) };
  }
  return undefined;
}

function checkedFile(
  path: string,
  configuration: Configuration,
  file: 'main' | 'master',
  language: Language,
): CheckedFile {
  const { main, master } = configuration;
  const diagnose = file === 'main' ? mainDiagnostics : masterDiagnostics;
  const texts = new Map([[main.file, main.text]]);
  if (master) texts.set(master.file, master.text);
  return {
    path,
    diagnostics: diagnose(configuration, language, {
      folder: resolve(dirname(main.file)),
      stateOf: fileState,
    }),
    texts,
    fixesOf: (problem) => restored(configFixes(configuration, file, problem, language), texts),
  };
}

/** A file that the main.cf or master.cf beside it, or above it, names as a table. */
function checkUsedTable(source: SourceText, context: CheckContext): CheckedFile | undefined {
  const path = resolve(source.file);
  for (const folder of [dirname(path), dirname(dirname(path))]) {
    const configuration = configurationIn(folder, context);
    const uses = configuration ? usesOfFile(tableUses(configuration), path, folder) : [];
    if (configuration && uses.length > 0) return checkByUse(source, { configuration, uses }, context);
  }
  return undefined;
}

/** The tables in files that the main.cf and master.cf of a folder name, those that are there. */
function checkTables(folder: string, context: CheckContext): CheckedPath[] {
  const configuration = configurationIn(folder, context);
  if (!configuration) return [];
  const byFile = new Map<string, TableUse[]>();
  for (const use of tableUses(configuration)) {
    const file = candidatePaths(use.path, resolve(folder)).find(
      (path) => context.readFile(path).state !== 'missing',
    );
    if (file !== undefined) byFile.set(file, [...(byFile.get(file) ?? []), use]);
  }
  return [...byFile].flatMap(([path, uses]): CheckedPath[] => {
    const file = context.readFile(path);
    if (file.state === 'unreadable')
      return [{ files: [], failure: { path, reason: 'unreadable', detail: file.reason } }];
    if (file.state === 'missing') return [];
    const checked = checkByUse({ file: path, text: file.text }, { configuration, uses }, context);
    return checked ? [{ files: [checked] }] : [];
  });
}

interface Use {
  readonly configuration?: Configuration;
  readonly uses: readonly TableUse[];
}

function checkByUse(source: SourceText, use: Use, context: CheckContext): CheckedFile | undefined {
  const [first] = use.uses;
  const kind = first && kindOfType(first.type);
  if (kind === 'table' && use.uses.some(({ purpose }) => purpose === 'aliases'))
    return checkAliases(source, context);
  return kind && checkTable(source, kind, use, context);
}

function checkTable(
  { file, text }: SourceText,
  kind: TableKind,
  use: Use,
  { expressions, language }: CheckContext,
): CheckedFile {
  const path = resolve(file);
  const types = use.uses.filter((one) => one.path === path).map(({ type }) => type);
  const setting = { ...use, indices: tableIndices(path, types), ...(expressions && { expressions }) };
  const table = readTableFile(text, kind, setting, basename(file));
  return {
    path: file,
    diagnostics: tableDiagnostics(table, language),
    texts: new Map([[file, text]]),
    fixesOf: (problem) => tableFixes(table, file, problem, language),
  };
}

function configurationIn(folder: string, context: CheckContext): Configuration | undefined {
  const path = join(folder, 'main.cf');
  const main = context.readFile(path);
  if (main.state !== 'read') return undefined;
  const source = { file: path, text: main.text };
  return configurationOf(source, siblingOf(source, 'master.cf', context), context);
}
