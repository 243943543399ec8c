import { foldName } from '../aliases/foldName.ts';
import { type Item, partOf, splitBracedList } from '../config/values/items.ts';
import { looksLikeTable } from '../config/values/table.ts';
import type { Location } from '../features/types.ts';
import { once } from '../once.ts';
import { readLines } from '../syntax/logicalLines.ts';
import { askTable, type OpenTable, type OpenTables, type TablePlace } from './tables.ts';
import type { Values } from './values.ts';

/** A list of names, `/file`s and `type:table`s, each perhaps behind `!`, as match_list(3) reads it. */
export interface MatchList {
  readonly isEmpty: boolean;
  /** The item that decides that `name` is in the list; undefined where none does, or one with `!`. */
  match(name: string): ListMatch | undefined;
}

export interface ListMatch {
  /** The item as it is written. */
  readonly item: string;
  readonly parameter: string;
  readonly place?: Location;
}

/** How the names of a list are compared: exactly, or with their parent domains too (postconf(5)). */
export type Subdomains = 'none' | 'dotted' | 'parent';

/** Where tables and files come from: as in the editor, or on disk. */
export interface ListSources {
  readonly open: OpenTables;
  /** Opens a table whose source is an alias file. */
  readonly openAliases: OpenTables;
  /** The text of a file; undefined where it cannot be read. */
  readonly readFile: (path: string) => string | undefined;
}

interface Pattern {
  readonly negated: boolean;
  readonly text: string;
  readonly table?: () => OpenTable;
  readonly named: TablePlace;
  readonly place?: Location;
}

/** A list that names itself, by way of files, is read no deeper. */
const deepest = 20;

/** Reads the list in a parameter. */
export function matchList(
  values: Values,
  parameter: string,
  subdomains: Subdomains,
  sources: ListSources,
): MatchList {
  const patterns = patternsOf(values, parameter, sources);
  return {
    isEmpty: patterns.length === 0,
    match(name) {
      const folded = foldName(name);
      for (const pattern of patterns) {
        const place = matchPattern(pattern, folded, subdomains);
        if (!place) continue;
        if (pattern.negated) return undefined;
        return { item: pattern.text, parameter, ...(place.place && { place: place.place }) };
      }
      return undefined;
    },
  };
}

function patternsOf(values: Values, parameter: string, sources: ListSources): Pattern[] {
  const read = (
    items: readonly Item[],
    named: Item | undefined,
    flipped: boolean,
    depth: number,
  ): Pattern[] =>
    items.flatMap((item): Pattern[] => {
      const marks = /^!*/.exec(item.text)?.[0].length ?? 0;
      const negated = flipped !== (marks % 2 === 1);
      const pattern = partOf(item, marks, item.text.length);
      const origin = named ?? pattern;
      if (pattern.text.startsWith('/')) {
        const text = depth < deepest ? sources.readFile(pattern.text) : undefined;
        if (text === undefined) return [unreadable(values, parameter, origin, pattern.text)];
        return read(splitFile(text), origin, negated, depth + 1);
      }
      return [patternOf(values, parameter, sources, { pattern, origin, negated })];
    });
  return read(values.items(parameter), undefined, false, 0);
}

interface PatternItem {
  readonly pattern: Item;
  /** The item of the parameter, where the pattern stands in a file that it names. */
  readonly origin: Item;
  readonly negated: boolean;
}

function patternOf(
  values: Values,
  parameter: string,
  { open }: ListSources,
  { pattern, origin, negated }: PatternItem,
): Pattern {
  const place = values.place(parameter, origin);
  const named = { values, parameter, item: { ...origin, text: pattern.text } };
  const common = { negated, named, ...(place && { place }) };
  if (!looksLikeTable(pattern.text)) return { ...common, text: foldName(pattern.text) };
  return { ...common, text: pattern.text, table: once(() => open(pattern.text)) };
}

/** A file that cannot be read makes every search that comes to it fail. */
function unreadable(values: Values, parameter: string, item: Item, path: string): Pattern {
  const words = { en: 'the file cannot be read', ja: 'ファイルを読めません' };
  const table = { hasFixedKeys: true, keepsCase: false, lookUp: () => ({ kind: 'depends', words }) as const };
  const named = { values, parameter, item: { ...item, text: path } };
  return { negated: false, text: path, table: () => table, named };
}

/** The words of a file of patterns, each of its logical lines a list of its own. */
function splitFile(text: string): Item[] {
  return readLines(text).logical.flatMap((line) => splitBracedList(line.text));
}

function matchPattern(
  pattern: Pattern,
  name: string,
  subdomains: Subdomains,
): { readonly place?: Location } | undefined {
  const { table, text, place } = pattern;
  if (!table) return matchesName(text, name, subdomains) ? { ...(place && { place }) } : undefined;
  for (const key of lookupNames(name, subdomains)) {
    if (key !== name && !table().hasFixedKeys) continue;
    const hit = askTable(table(), key, pattern.named);
    // A list looks names up in lower case, in tables that keep the case of their keys.
    const differs = table().keepsCase && hit?.writtenKey !== undefined && hit.writtenKey !== key;
    if (hit && !differs) return { ...(hit.place && { place: hit.place }) };
  }
  return undefined;
}

function matchesName(pattern: string, name: string, subdomains: Subdomains): boolean {
  if (name === pattern) return true;
  if (subdomains === 'parent') return name.endsWith(`.${pattern}`);
  return subdomains === 'dotted' && pattern.startsWith('.') && name.endsWith(pattern) && name !== pattern;
}

/** The name itself and its parent domains, with the dot in front where a list says so. */
function lookupNames(name: string, subdomains: Subdomains): string[] {
  if (subdomains === 'none') return [name];
  const names = [name];
  for (let at = name.indexOf('.', 1); at !== -1; at = name.indexOf('.', at + 1)) {
    names.push(name.slice(subdomains === 'parent' ? at + 1 : at));
  }
  return names;
}

/** How parent_domain_matches_subdomains has the names of `parameter` compared. */
export function subdomainsOf(values: Values, parameter: string): Subdomains {
  const names = values.items('parent_domain_matches_subdomains').map(({ text }) => text);
  return names.some((name) => name.toLowerCase() === parameter) ? 'parent' : 'dotted';
}
