import type { Configuration } from '../config/configuration.ts';
import { indexFile } from '../config/indexedTables.ts';
import { parameterNamed } from '../config/parameters.ts';
import { matchListKind } from '../config/values/matchList.ts';
import { candidatePaths, type FileReference, fileReferences } from '../features/config/links.ts';
import type { Span } from '../text/span.ts';
import { purposeOf } from './purposes.ts';
import { isCache, kindOfType } from './uses.ts';

/** What a look at a path shows; `reason` is the system's code, such as `EACCES`. */
export type FileState =
  | { readonly state: 'present' | 'missing' }
  | { readonly state: 'unreadable'; readonly reason: string };

/** The files around a configuration. */
export interface NeighbourFiles {
  /** The folder of main.cf, absolute, without a slash at its end. */
  readonly folder: string;
  stateOf(path: string): FileState;
}

/** What is wrong with a file that main.cf or master.cf names, at the name. */
export type FileProblem = { readonly span: Span; readonly path: string } & (
  | { readonly kind: 'missing' | 'missing-in-copy' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'missing-index'; readonly index: string; readonly command: string }
);

/**
 * The tables in files, and the files in lists of domains and networks, that are not as Postfix needs them. Of a
 * copy of a configuration only what belongs into its own folder is missed: the rest is on the other machine.
 */
export function fileProblems(
  configuration: Configuration,
  file: 'main' | 'master',
  files: NeighbourFiles,
): FileProblem[] {
  const { folder, stateOf } = files;
  if (stateOf(folder).state === 'missing') return [];
  const look: Look = { configuration, files, isInPlace: isInPlace(configuration, folder) };
  return fileReferences(configuration, file).flatMap((reference) => {
    const problem = isTable(reference) ? problemOf(reference, look) : undefined;
    return problem ? [{ span: reference.span, path: reference.path, ...problem }] : [];
  });
}

interface Look {
  readonly configuration: Configuration;
  readonly files: NeighbourFiles;
  readonly isInPlace: boolean;
}

/** Where packages and postmulti(1) put configurations. */
const usualFolders = /^(?:\/usr\/(?:local|pkg))?(?:\/opt)?\/etc\/postfix(?:-[^/]+)?$/;

/** Whether Postfix reads the configuration where it lies: in a usual folder, or it names files in its own. */
function isInPlace(configuration: Configuration, folder: string): boolean {
  if (usualFolders.test(folder)) return true;
  const named = [...fileReferences(configuration, 'main'), ...fileReferences(configuration, 'master')];
  return named.some(({ path }) => path.startsWith(`${folder}/`));
}

/** A table with a source that people write, or a file of a list (match_list(3)). */
function isTable({ type, parameter: name }: FileReference): boolean {
  if (type !== '') return kindOfType(type) !== undefined && !isCache(name);
  const parameter = parameterNamed(name);
  return parameter !== undefined && matchListKind(parameter) !== undefined;
}

type Problem = FileProblem extends infer Each
  ? Each extends FileProblem
    ? Omit<Each, 'span' | 'path'>
    : never
  : never;

function problemOf(reference: FileReference, look: Look): Problem | undefined {
  const { files, isInPlace } = look;
  const { path } = reference;
  const { folder, stateOf } = files;
  const paths = isInPlace ? [path] : candidatePaths(path, folder);
  const states = paths.map(stateOf);
  const found = states.find(({ state }) => state !== 'missing');
  if (found?.state === 'unreadable') return { kind: 'unreadable', reason: found.reason };
  if (found) return isInPlace ? indexProblem(reference, look) : undefined;
  if (indicesOf(reference, paths, look).some(({ state }) => state !== 'missing')) return undefined;
  if (isInPlace) return { kind: 'missing' };
  return isMissed(reference) ? { kind: 'missing-in-copy' } : undefined;
}

/** Whether one expects the table in a copy of its folder; passwords are rightly kept out of most. */
function isMissed({ path, parameter, before }: FileReference): boolean {
  return path.startsWith('/etc/postfix/') && purposeOf(parameter, before) !== 'passwords';
}

function indexProblem(reference: FileReference, look: Look): Problem | undefined {
  const { type, path, parameter, before } = reference;
  const index = indexFile(type, path);
  if (index === undefined) return undefined;
  if (indicesOf(reference, [path], look).some(({ state }) => state !== 'missing')) return undefined;
  const isAliases = purposeOf(parameter, before) === 'aliases';
  return {
    kind: 'missing-index',
    index: index.slice(index.lastIndexOf('/') + 1),
    command: `${isAliases ? 'postalias' : 'postmap'} ${type}:${path}`,
  };
}

/** The states of the files from which a table of this type may be answered besides its source. */
function indicesOf({ type }: FileReference, paths: readonly string[], look: Look): FileState[] {
  const { configuration, files } = look;
  // Tables that are still named hash or btree may be read as these (postconf(5), non_bdb_migration_level).
  const isRedirected =
    /^(?:hash|btree)$/.test(type) && configuration.examination.settings.has('non_bdb_migration_level');
  const types = isRedirected ? [type, 'lmdb', 'cdb'] : [type];
  const indices = types.flatMap((each) => paths.flatMap((path) => indexFile(each, path) ?? []));
  return indices.map(files.stateOf);
}
