import type { Configuration } from '../../config/configuration.ts';
import { settingSpan } from '../../config/examination.ts';
import { expand } from '../../config/expand.ts';
import { parameterNamed } from '../../config/parameters.ts';
import type { Setting } from '../../config/settings.ts';
import { matchListKind } from '../../config/values/matchList.ts';
import { parseMacros } from '../../syntax/macro.ts';
import type { Span } from '../../text/span.ts';
import { settingsIn } from './places.ts';
import { restrictionClasses } from './restrictionCompletion.ts';

/** A file that a value names. */
export interface FileReference {
  readonly span: Span;
  /** Absolute; `$names` in it are expanded. */
  readonly path: string;
  /** The type of table that stands before it, `proxy:` left out; empty for files that are none. */
  readonly type: string;
  /** The parameter whose value names it. */
  readonly parameter: string;
  /** The word before it in the value, such as `check_client_access`. */
  readonly before: string;
}

/** The lookup tables and other files that the values of main.cf or master.cf name. */
export function fileReferences(configuration: Configuration, file: 'main' | 'master'): FileReference[] {
  return settingsIn(configuration, file).flatMap((each) => {
    if (!each.value.includes('/') || !namesFiles(configuration, each.name)) return [];
    return writtenReferences(each).flatMap(({ span, written, writtenType, before }) => {
      const type = expanded(configuration, writtenType);
      if (otherTypes.has(type)) return [];
      const path = expanded(configuration, written);
      return path.startsWith('/') ? [{ span, path, type, parameter: each.name, before }] : [];
    });
  });
}

/** A path as it stands in a value, and its surroundings. */
interface WrittenReference extends Pick<FileReference, 'span' | 'before'> {
  readonly written: string;
  readonly writtenType: string;
}

/** What a line names as long as it stays as it is. */
const referencesOf = new WeakMap<object, readonly WrittenReference[]>();

function writtenReferences(setting: Setting): readonly WrittenReference[] {
  const line = setting.assignment ?? setting.option ?? setting;
  const known = referencesOf.get(line);
  if (known) return known;
  const { value } = setting;
  const found = [...value.matchAll(reference)].flatMap((match): WrittenReference[] => {
    const [whole, written = ''] = match;
    const end = match.index + whole.length;
    const start = end - written.length;
    const span = settingSpan(setting, { start, end });
    const writtenType = typeBefore(value, match.index);
    return span ? [{ span, written, writtenType, before: wordBefore(value, start) }] : [];
  });
  referencesOf.set(line, found);
  return found;
}

/** A path, perhaps `$name/…`, at the start of a word or behind the type of a table. */
const reference = /(?<=^|[\s,:{=!<])((?:\$\w+|\$\{\w+\}|\$\(\w+\))?(?:\/[\w.@+%~-]+)+)(?=$|[\s,}])/g;

/** The type of table that stands before a name, perhaps as `$default_database_type`. */
function typeBefore(value: string, at: number): string {
  return /(?:^|[\s,:{=!<])([a-z]+|\$\w+|\$\{\w+\}):$/.exec(textBefore(value, at))?.[1] ?? '';
}

/** The word before the one that holds `at`. */
function wordBefore(value: string, at: number): string {
  return /(\S*)[\s,]+\S*$/.exec(textBefore(value, at))?.[1] ?? '';
}

/** As much as two words need: values may name hundreds of tables. */
function textBefore(value: string, at: number): string {
  return value.slice(Math.max(0, at - 300), at);
}

/** What stands before a colon where no file follows. */
const otherTypes = new Set(['unix', 'inet', 'tcp', 'static', 'socketmap', 'internal', 'local']);

const fileTypes = new Set([
  'file',
  'file-list',
  'domain-or-file',
  'map',
  'maplist',
  'enum-maplist',
  'address-list',
  'restriction-list',
]);

function namesFiles(configuration: Configuration, name: string): boolean {
  const parameter = configuration.examination.names.get(name)?.parameter ?? parameterNamed(name);
  if (!parameter) return restrictionClasses(configuration).has(name) || isOwn(configuration, name);
  return fileTypes.has(parameter.type) || matchListKind(parameter) !== undefined;
}

function isOwn({ examination }: Configuration, name: string): boolean {
  return examination.names.get(name)?.origin === 'user';
}

function expanded({ examination }: Configuration, written: string): string {
  if (!written.includes('$')) return written;
  const { text, failed } = expand(parseMacros(written), examination.lookup());
  return failed ? '' : text;
}

/**
 * Where the file `path` of a configuration may be, best first. `folder` is that of main.cf, without a slash
 * at its end; it may be a copy of /etc/postfix, below a copy of /etc or by itself.
 */
export function candidatePaths(path: string, folder: string): string[] {
  const root = /^(.*)\/etc\/postfix(?:\/.*)?$/s.exec(folder)?.[1] ?? folder.replace(/\/[^/]*$/, '');
  const below = path.startsWith('/etc/postfix/')
    ? path.slice('/etc/postfix'.length)
    : path.replace(/^.*\//, '/');
  return [...new Set([root + path, folder + below, path])];
}
