import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readAliases } from '../core/aliases/model.ts';
import { passwdOf, usersIn } from '../core/aliases/users.ts';
import { type Configuration, readConfiguration, type SourceText } from '../core/config/configuration.ts';
import { splitBracedList } from '../core/config/values/items.ts';
import { landValue } from '../core/config/values/landed.ts';
import type { PostfixVersion } from '../core/config/version.ts';
import { detectKind } from '../core/detect.ts';
import { aliasesDiagnostics } from '../core/features/aliases/diagnostics.ts';
import { aliasesFixes } from '../core/features/aliases/fixes.ts';
import { mainDiagnostics, masterDiagnostics } from '../core/features/config/diagnostics.ts';
import { configFixes } from '../core/features/config/fixes/index.ts';
import type { CodeAction, PlacedCode } from '../core/features/types.ts';
import type { Language } from '../core/l10n.ts';
import type { Diagnostic } from '../core/rules/rule.ts';
import type { TextFile } from '../io/textFile.ts';

export interface CheckContext {
  readonly readFile: (path: string) => TextFile;
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

/** Checks a file by its kind, or the main.cf, master.cf and aliases of a folder with the alias tables they name. */
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
  const failure = results.find((result) => result.failure)?.failure;
  const aliases = paths.includes(join(folder, 'main.cf'))
    ? aliasTables(join(folder, 'main.cf'), context)
    : [];
  return { files: [...results.flatMap(({ files }) => files), ...aliases], ...(failure && { failure }) };
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
  const source = { file: path, text: file.text };
  switch (detectKind(path.startsWith('/') ? path : `/${path}`, file.text)) {
    case 'main':
      return { files: [checkMain(source, context)] };
    case 'master':
      return { files: [checkMaster(source, context)] };
    case 'aliases':
      return { files: [checkAliases(source, context)] };
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
  const passwd = passwdOf(resolve(file));
  const read = passwd === undefined ? undefined : readFile(passwd);
  const users = read?.state === 'read' ? usersIn(read.text) : undefined;
  return {
    path: file,
    diagnostics: aliasesDiagnostics(aliases, language, users),
    texts: new Map([[file, text]]),
    fixesOf: (problem) => aliasesFixes(aliases, file, problem, language, users),
  };
}

function configurationOf(
  main: SourceText,
  master: SourceText | undefined,
  { version }: CheckContext,
): Configuration {
  return readConfiguration({ main, ...(master && { master }), ...(version && { version }) });
}

function siblingOf({ file }: SourceText, name: string, { readFile }: CheckContext): SourceText | undefined {
  const path = join(dirname(file), name);
  const sibling = readFile(path);
  return sibling.state === 'read' ? { file: path, text: sibling.text } : undefined;
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
    diagnostics: diagnose(configuration, language),
    texts,
    fixesOf: (problem) => configFixes(configuration, file, problem, language),
  };
}

/** Types of tables that are made from a text file of the same name. */
const sourceTypes = /^(?:hash|btree|lmdb|cdb|dbm|texthash):(\/.*)$/s;

/** The alias files that alias_maps and alias_database of a main.cf name, those that can be read. */
function aliasTables(main: string, context: CheckContext): CheckedFile[] {
  const file = context.readFile(main);
  if (file.state !== 'read') return [];
  const { examination } = configurationOf({ file: main, text: file.text }, undefined, context);
  const paths = ['alias_maps', 'alias_database'].flatMap((name) => {
    const setting = examination.settings.get(name);
    const text = setting ? landValue(setting, undefined, examination).text : '';
    return splitBracedList(text).flatMap((item) => sourceTypes.exec(item.text)?.[1] ?? []);
  });
  return [...new Set(paths)].flatMap((path) => {
    const table = context.readFile(path);
    return table.state === 'read' ? [checkAliases({ file: path, text: table.text }, context)] : [];
  });
}
