import type { AliasStatement } from '../syntax/aliases.ts';
import type { LogicalLine } from '../syntax/logicalLines.ts';
import type { AliasesModel } from './model.ts';

/** A warning of postalias: its words, and the 1-based line where it names one. */
export interface PostaliasWarning {
  readonly message: string;
  readonly line?: number;
}

/** The lines that `postalias -s` prints, without newlines, sorted by byte. Takes a model of bytes. */
export function storedLines({ byName }: AliasesModel): string[] {
  return Array.from(byName.values(), ({ name, entry }) => `${name}:\t${entry.value}`).sort(byCodeUnit);
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * What postalias says while it builds `hash:FILE` and `postalias -s` while it prints it, in the order of the
 * file, without the program's name. `file` is what the user calls the file. Takes a model of bytes.
 */
export function postaliasWarnings(model: AliasesModel, file: string): PostaliasWarning[] {
  return [...buildWarnings(model, file), ...sequenceWarnings(model, file)].map((warning) => ({
    ...warning,
    message: printable(warning.message),
  }));
}

function buildWarnings(model: AliasesModel, file: string): PostaliasWarning[] {
  const warnings: PostaliasWarning[] = [];
  const later = new Map(
    model.aliases.filter((alias) => alias.overriddenBy).map((alias) => [alias.entry, alias]),
  );
  for (const statement of model.tree.statements) {
    const duplicate = statement.kind === 'entry' ? later.get(statement) : undefined;
    if (duplicate) warnings.push({ ...duplicateEntry(file, duplicate.name), line: lineOf(statement) });
    const complaint = complaintAbout(statement, file);
    if (complaint !== undefined) warnings.push({ message: complaint, line: lineOf(statement) });
  }
  // postalias itself adds an entry `@` that marks the table as complete.
  if (model.byName.has('@')) warnings.push(duplicateEntry(file, '@'));
  return warnings;
}

function duplicateEntry(file: string, name: string): PostaliasWarning {
  return { message: `${file}.db: duplicate entry: "${name}"` };
}

function lineOf({ line }: AliasStatement): number {
  return line.firstLine + 1;
}

function complaintAbout(statement: AliasStatement, file: string): string | undefined {
  if (statement.kind === 'entry') return undefined;
  const place = `${file}, line ${lineOf(statement)}`;
  switch (statement.reason) {
    case 'empty':
      return undefined;
    case 'orphan':
      return `${file}: logical line must not start with whitespace: "${beginning(statement.line)}"`;
    case 'not-utf8':
      return `${place}: non-UTF-8 input "${untilNul(statement.line.text)}" -- ignoring this line`;
    case 'name-not-local':
      return `${place}: name must be local`;
    default:
      return `${place}: need name:value pair`;
  }
}

function beginning({ text }: LogicalLine): string {
  return untilNul(text).slice(0, 30) + (text.length > 30 ? '...' : '');
}

function untilNul(text: string): string {
  const nul = text.indexOf('\0');
  return nul === -1 ? text : text.slice(0, nul);
}

function sequenceWarnings({ byName }: AliasesModel, file: string): PostaliasWarning[] {
  const table = `table hash:${file}`;
  return Array.from(byName.values()).flatMap(({ name, entry }) => {
    if (name === '') return [{ message: `${table}: empty lookup key value is not allowed` }];
    if (entry.value !== '') return [];
    return [
      { message: `${table}: key ${name}: empty string result is not allowed` },
      { message: `${table} should return NO RESULT in case of NOT FOUND` },
    ];
  });
}

/** Postfix's messages show `?` for what is neither printable ASCII nor shaped like UTF-8. */
function printable(bytes: string): string {
  return bytes.replace(/[\x20-\x7e]|[\xc2-\xfe][\x80-\xbf]+|[\s\S]/g, (match) =>
    match.length > 1 || (match >= ' ' && match <= '~') ? match : '?',
  );
}
